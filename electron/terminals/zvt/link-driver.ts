import { assertNever } from '../../../shared/assert-never.ts';
import type { Clock } from '../../../shared/clock.ts';
import type { Transport, TransportError } from '../../transports/transport.ts';
import type { Apdu } from './apdu.ts';
import type {
  DropReason,
  LinkDeadline,
  LinkEffect,
  LinkEvent,
  LinkMachine,
  Outgoing,
  Tag,
} from './link.ts';
import { serialLink } from './serial-link-machine.ts';
import { streamLink } from './stream-link-machine.ts';
import { timing } from './timing.ts';

/** A line that carries whole messages. After `closed` it takes everything and does nothing. */
export interface Link {
  /** Opens the transport. Rejects with TransportError when the line cannot be had. */
  open(): Promise<void>;
  send(message: Outgoing): void;
  close(): Promise<void>;
}

export interface LinkListener {
  received(apdu: Apdu): void;
  leaving(tag: Tag): void;
  acknowledged(tag: Tag): void;
  unacknowledged(tag: Tag): void;
  dropped(reason: DropReason, length: number): void;
  /** Called once, after which nothing else is. */
  closed(error?: TransportError): void;
}

/**
 * Performs on a transport what its link machine decides: a stream of APDUs on TCP, blocks on everything
 * else.
 */
export function createLink(transport: Transport, clock: Clock, listener: LinkListener): Link {
  const deadlines = new Map<LinkDeadline, () => void>();
  let isOpen = true;
  const post =
    transport.kind === 'tcp' ? runMachine(streamLink, perform) : runMachine(serialLink, perform);

  return {
    open: () =>
      transport.open({
        received: (bytes) => {
          if (isOpen) post({ type: 'received', bytes });
        },
        closed: (error) => {
          isOpen = false;
          for (const cancel of deadlines.values()) cancel();
          listener.closed(error);
        },
      }),
    send: (message) => {
      if (isOpen) post({ type: 'send', message });
    },
    close: () => transport.close(),
  };

  function perform(effect: LinkEffect): void {
    if (!isOpen) return;
    switch (effect.type) {
      case 'write':
        // A write that fails closes the line, and that is what the listener hears.
        transport.write(effect.bytes).catch(() => undefined);
        return;
      case 'deliver':
        listener.received(effect.apdu);
        return;
      case 'leaving':
        listener.leaving(effect.tag);
        return;
      case 'acknowledged':
        listener.acknowledged(effect.tag);
        return;
      case 'unacknowledged':
        listener.unacknowledged(effect.tag);
        return;
      case 'dropped':
        listener.dropped(effect.reason, effect.length);
        return;
      case 'arm':
        deadlines.get(effect.name)?.();
        deadlines.set(
          effect.name,
          clock.after(timing[effect.name], `zvt ${effect.name}`, () =>
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

/** One event after the other, also when performing an effect brings the next one. */
function runMachine<State>(
  machine: LinkMachine<State>,
  perform: (effect: LinkEffect) => void,
): (event: LinkEvent) => void {
  let state = machine.initial;
  const events: LinkEvent[] = [];
  let isRunning = false;
  return (event) => {
    events.push(event);
    if (isRunning) return;
    isRunning = true;
    for (let next = events.shift(); next; next = events.shift()) {
      const step = machine.transition(state, next);
      state = step.state;
      step.effects.forEach(perform);
    }
    isRunning = false;
  };
}
