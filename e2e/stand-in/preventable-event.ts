import type { EventEmitter } from 'node:events';

/** Tells listeners of something they may prevent; true when one of them did. */
export function emitPreventable(
  emitter: EventEmitter,
  name: string,
  details: object = {},
  ...values: readonly unknown[]
): boolean {
  const event = {
    ...details,
    defaultPrevented: false,
    preventDefault(): void {
      event.defaultPrevented = true;
    },
  };
  emitter.emit(name, event, ...values);
  return event.defaultPrevented;
}
