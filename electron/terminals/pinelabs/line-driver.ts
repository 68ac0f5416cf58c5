import { assertNever } from '../../../shared/assert-never.ts';
import type { Clock } from '../../../shared/clock.ts';
import type { Transport, TransportError } from '../../transports/transport.ts';
import type { FrameListener } from '../terminal.ts';
import {
  type LineDeadline,
  type LineEffect,
  type LineEvent,
  lineTiming,
  type Outgoing,
} from './line.ts';
import { idleLine, type LineRules, transitionLine } from './line-machine.ts';
import { maskFrame } from './mask-frame.ts';

/** A line that carries whole messages. After `closed` it takes everything and does nothing. */
export interface Line {
  /** Opens the transport. Rejects with TransportError when the line cannot be had. */
  open(): Promise<void>;
  send(message: Outgoing): void;
  /** Acknowledges what was received last. */
  take(): void;
  close(): Promise<void>;
}

export interface LineListener {
  received(content: Uint8Array): void;
  leaving(): void;
  acknowledged(by: 'word' | 'answer'): void;
  unacknowledged(why: 'silent' | 'unreadable'): void;
  /** For the wire log: everything but what `received` brings. */
  frame: FrameListener;
  /** Called once, after which nothing else is. */
  closed(error?: TransportError): void;
}

/** Performs on a transport what the line machine decides. */
export function createLine(
  transport: Transport,
  clock: Clock,
  rules: LineRules,
  listener: LineListener,
): Line {
  const deadlines = new Map<LineDeadline, () => void>();
  const events: LineEvent[] = [];
  let state = idleLine;
  let isOpen = true;
  let isRunning = false;

  return {
    open: () =>
      transport.open({
        received: (bytes) => post({ type: 'received', bytes }),
        closed: (error) => {
          isOpen = false;
          for (const cancel of deadlines.values()) cancel();
          listener.closed(error);
        },
      }),
    send: (message) => post({ type: 'send', message }),
    take: () => post({ type: 'take' }),
    close: () => transport.close(),
  };

  /** One event after the other, also when performing an effect brings the next one. */
  function post(event: LineEvent): void {
    if (!isOpen) return;
    events.push(event);
    if (isRunning) return;
    isRunning = true;
    for (let next = events.shift(); next; next = events.shift()) {
      const step = transitionLine(state, next, rules);
      state = step.state;
      step.effects.forEach(perform);
    }
    isRunning = false;
  }

  /** What is one byte long is no message. */
  function written(name: string, bytes: Uint8Array): void {
    if (bytes.length === 1) listener.frame('sent', name, 1);
    else listener.frame('sent', name, bytes.length, () => maskFrame(bytes));
  }

  function perform(effect: LineEffect): void {
    if (!isOpen) return;
    switch (effect.type) {
      case 'write':
        written(effect.name, effect.bytes);
        // A write that fails closes the line, and that is what the listener hears.
        transport.write(effect.bytes).catch(() => undefined);
        return;
      case 'leaving':
        listener.leaving();
        return;
      case 'deliver':
        listener.received(effect.content);
        return;
      case 'acknowledged':
        listener.acknowledged(effect.by);
        return;
      case 'unacknowledged':
        listener.unacknowledged(effect.why);
        return;
      case 'heard':
        listener.frame('received', effect.name, 1);
        return;
      case 'dropped':
        listener.frame('dropped', effect.reason, effect.length);
        return;
      case 'arm':
        deadlines.get(effect.name)?.();
        deadlines.set(
          effect.name,
          clock.after(lineTiming[effect.name], `pinelabs ${effect.name}`, () =>
            post({ type: 'deadline', name: effect.name }),
          ),
        );
        return;
      case 'disarm':
        deadlines.get(effect.name)?.();
        return;
      default:
        assertNever(effect);
    }
  }
}
