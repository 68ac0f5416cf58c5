import { encodeApdu } from '../../electron/terminals/zvt/apdu.ts';
import { concat, fromHex, toHex } from '../../electron/terminals/zvt/bytes.ts';
import { decodeMessage } from '../../electron/terminals/zvt/decode-message.ts';
import { displayLinesOf, tlvOf } from '../../electron/terminals/zvt/field-values.ts';
import fixture from '../../electron/terminals/zvt/fixtures/zvt-vectors.json' with { type: 'json' };
import type { LinkEffect, LinkEvent, LinkMachine } from '../../electron/terminals/zvt/link.ts';
import { type Message, nameOf } from '../../electron/terminals/zvt/message.ts';
import { printedText } from '../../electron/terminals/zvt/printed-text.ts';
import { encodeBlock } from '../../electron/terminals/zvt/serial-block.ts';
import { serialLink } from '../../electron/terminals/zvt/serial-link-machine.ts';
import { reportOf } from '../../electron/terminals/zvt/service-report.ts';
import { streamLink } from '../../electron/terminals/zvt/stream-link-machine.ts';
import { slipWaysFor } from '../../electron/terminals/zvt/terminal-printing.ts';
import { kindIn } from '../../electron/terminals/zvt/transaction-kinds.ts';
import { createRandom } from '../simulation/random.ts';
import { cutAnywhere, hostileFrame } from './hostile-frames.ts';

export const parsers = ['stream', 'serial'] as const;
export type Parser = (typeof parsers)[number];

export interface FrameReport {
  readonly frames: number;
  readonly delivered: number;
  /** In words, with the bytes of the round that showed each; empty when the parser held. */
  readonly problems: readonly string[];
}

const mostProblems = 10;
const telegrams = fixture.vectors.map(({ hex }) => fromHex(hex));

const recorded: Readonly<Record<Parser, readonly Uint8Array[]>> = {
  stream: telegrams,
  serial: [...fixture.serial.map(({ frame }) => fromHex(frame)), ...telegrams.map(encodeBlock)],
};

/**
 * Throws frames at one link parser, and at the decoders behind it. After each round it must deliver a
 * good frame: the next one once the line has been quiet, and on a serial line, whose blocks have a
 * start of their own, the second one without any quiet.
 */
export function attackParser(parser: Parser, frames: number, seed: number): FrameReport {
  return parser === 'stream'
    ? attack(streamLink, ({ rest }) => rest.length)
    : attack(serialLink, ({ reader, queue }) => reader.content.length + queue.length);

  function attack<State>(machine: LinkMachine<State>, waiting: (state: State) => number) {
    const random = createRandom(seed, parsers.indexOf(parser));
    const problems: string[] = [];
    let state = machine.initial;
    let sent = 0;
    let delivered = 0;
    while (sent < frames && problems.length < mostProblems) runRound();
    return { frames: sent, delivered, problems };

    function runRound(): void {
      const from = state;
      const events: LinkEvent[] = [];
      for (let count = random.between(1, 4); count > 0; count -= 1) {
        if (random.chance(0.05)) events.push(command);
        events.push(...received(hostileFrame(random, recorded[parser])));
        if (random.chance(0.05)) events.push({ type: 'deadline', name: 'T2' });
        sent += 1;
      }
      const isQuiet = parser === 'stream' || random.chance(0.5);
      if (isQuiet) events.push({ type: 'deadline', name: quiet[parser] });
      const good = Array.from({ length: isQuiet ? 1 : 2 }, goodFrame);
      for (const { bytes } of good) events.push(...received(bytes));
      sent += good.length;
      try {
        const told = events.flatMap(take);
        if (!told.includes(good.at(-1)?.told ?? '')) note('the good frame was lost', events);
        if (waiting(state) > mostWaiting) note(`${waiting(state)} bytes are kept`, events);
      } catch (error) {
        note(String(error), events);
        state = from;
      }
    }

    function take(event: LinkEvent): readonly string[] {
      const step = machine.transition(state, event);
      state = step.state;
      return step.effects.flatMap(readDelivered);
    }

    function readDelivered(effect: LinkEffect): readonly string[] {
      if (effect.type !== 'deliver') return [];
      delivered += 1;
      const message = decodeMessage(effect.apdu);
      if (message) {
        nameOf(message);
        printedText(message);
        tlvOf(message.fields);
        displayLinesOf(message.fields);
        readReports(message);
      }
      return [toHex(encodeApdu(effect.apdu))];
    }

    function goodFrame(): { readonly bytes: Uint8Array; readonly told: string } {
      // Never the same twice: a block that comes again is a repetition, and left out.
      const apdu = encodeApdu({
        control: 0x060f,
        data: concat(Uint8Array.of(0x10, sent, sent >> 8, sent >> 16), random.bytes(4)),
      });
      return { bytes: parser === 'serial' ? encodeBlock(apdu) : apdu, told: toHex(apdu) };
    }

    function received(bytes: Uint8Array): readonly LinkEvent[] {
      return cutAnywhere(random, bytes).map((piece) => ({ type: 'received', bytes: piece }));
    }

    function note(what: string, events: readonly LinkEvent[]): void {
      const words = events.map((event) =>
        event.type === 'received' ? toHex(event.bytes) : event.type,
      );
      problems.push(`${parser}: ${what} after ${words.join(' ')}`);
    }
  }
}

/** What is read of a service's answer, and of a registration at the terminal. */
function readReports(message: Message): void {
  kindIn(message.fields);
  const service = { service: 'repeat_receipt', printed: [], slips: [], reports: [] } as const;
  if (message.type === 'status_information') reportOf({ ...service, reports: [message] }, null);
  if (message.type === 'completion') reportOf(service, message);
  if (message.type === 'registration') slipWaysFor(message);
}

/** The deadline by which each parser notices that the line is quiet. */
const quiet = { stream: 'restOfMessage', serial: 'T1' } as const;

/** The longest APDU, and a little for what waits to be sent. */
const mostWaiting = 0xffff + 64;

const command: LinkEvent = {
  type: 'send',
  message: {
    tag: 'answer',
    apdu: { control: 0x8000, data: new Uint8Array(0) },
    repeats: { afterNegativeAcknowledgement: true, afterSilence: true },
  },
};
