import type { Watched } from './frame-relay.ts';

/** `reversal`: all of it, which its terminal takes back. `refund`: a part of it, to the customer's card. */
export type RefundCourse = 'reversal' | 'refund';

/** Where a refund is when its till is killed, in the order in which it goes. */
export type RefundMoment =
  /** A little after it was asked for: before or after it is on disk, nobody can say. */
  | { readonly name: 'asked for'; readonly at: 'asking' }
  | { readonly name: string; readonly at: Watched }
  /** The terminal and the till are through, and the caller has heard so. */
  | { readonly name: 'over'; readonly at: 'over' };

/** Control bytes of a ZVT terminal (PA00P015). */
const commands = { reversal: 0x0630, refund: 0x0631 } as const satisfies Record<
  RefundCourse,
  number
>;
const positive = 0x8000;
const status = 0x040f;
const completion = 0x060f;

export function commandOf(course: RefundCourse): number {
  return commands[course];
}

export function momentsOf(course: RefundCourse): readonly RefundMoment[] {
  const control = commandOf(course);
  return [
    { name: 'asked for', at: 'asking' },
    { name: 'on disk, not sent', at: { from: 'till', control, is: 'held' } },
    { name: 'sent', at: { from: 'till', control, is: 'passed' } },
    { name: 'answered, not heard', at: { from: 'terminal', control: status, is: 'held' } },
    { name: 'heard', at: { from: 'terminal', control: status, is: 'passed' } },
    {
      name: 'kept, not acknowledged',
      at: { from: 'till', control: positive, after: status, is: 'held' },
    },
    {
      name: 'acknowledged',
      at: { from: 'till', control: positive, after: status, is: 'passed' },
    },
    { name: 'closed, not heard', at: { from: 'terminal', control: completion, is: 'held' } },
    { name: 'closed', at: { from: 'terminal', control: completion, is: 'passed' } },
    { name: 'over', at: 'over' },
  ];
}
