import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex } from './bytes.ts';
import { type CallEvent, type CallState, firstCall, transitionCall } from './called-machine.ts';
import { decodeMessage } from './decode-message.ts';
import type { Message } from './message.ts';

const noon = Date.UTC(2026, 10, 21, 12, 0, 0);

function asked(hex: string, mayPrint = true): CallEvent {
  const bytes = fromHex(hex);
  const message = decodeMessage({
    control: (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0),
    data: bytes.subarray(3),
  });
  if (!message) throw new Error(`Unreadable: ${hex}`);
  return { type: 'message', message, localNow: noon, mayPrint };
}

function answersTo(hex: string) {
  return transitionCall(firstCall, asked(hex))?.effects;
}

const yes = [{ type: 'answer', message: { type: 'positive', fields: [] } }];
const no = [{ type: 'answer', message: { type: 'negative', code: 0x83, fields: [] } }];

test.each([
  ['040108aa2611210c120000', 'the time that the computer shows', yes],
  ['040108aa2611210c120159', 'one that differs by less than two minutes', yes],
  ['040108aa2611210c120300', 'another time', no],
  ['040100', 'no time at all', no],
  ['06d1050041424344', 'a line to print', yes],
  ['04ff020a', 'what it does now', yes],
  ['05ff00', 'a service that this till does not have', no],
  ['06e000', 'a text to show', no],
  ['060007000000080949', 'a registration of its own', no],
  ['040f022700', 'how a payment ended', no],
])('%s, %s, is answered', (hex, _what, expected) => {
  expect(answersTo(hex)).toEqual(expected);
});

test('a card number is masked before anybody keeps the line', () => {
  const digits = ['4111', '1111', '1111', '1111'].join('');
  const text = [...digits].map((digit) => `3${digit}`).join('');
  const { state } = transitionCall(firstCall, asked(`06d11100${text}`)) ?? {};
  expect(state?.lines).toEqual(['************1111']);
});

const message: fc.Arbitrary<Message> = fc.oneof(
  fc
    .tuple(fc.integer({ min: 0, max: 0xffff }), fc.uint8Array({ maxLength: 40 }))
    .map(([control, data]) => decodeMessage({ control, data }))
    .filter((read) => read !== undefined),
  fc.record({
    type: fc.constant('print_line' as const),
    attribute: fc.constantFrom(0, 0x81, 0xff),
    text: fc.string({ maxLength: 8 }),
    fields: fc.constant([]),
  }),
  fc.constant<Message>({
    ...{ type: 'completion', softwareVersion: null, terminalStatus: null, fields: [] },
  }),
);

test('whatever it says, it is answered yes or no at most once, and every printed line is in one slip', () => {
  fc.assert(
    fc.property(fc.array(message, { maxLength: 30 }), (messages) => {
      let state: CallState = firstCall;
      const printed: string[] = [];
      const given: string[] = [];
      const events: CallEvent[] = [
        ...messages.map(
          (one): CallEvent => ({ type: 'message', message: one, localNow: noon, mayPrint: true }),
        ),
        { type: 'closed' },
      ];
      for (const event of events) {
        const step = transitionCall(state, event);
        if (event.type === 'message' && event.message.type === 'print_line') {
          printed.push(event.message.text);
        }
        const effects = step?.effects ?? [];
        const answers = effects.filter(({ type }) => type === 'answer');
        expect(answers.length).toBeLessThanOrEqual(1);
        for (const effect of effects) {
          if (effect.type === 'slip') given.push(...effect.lines);
          if (effect.type === 'answer') {
            expect(['positive', 'negative']).toContain(effect.message.type);
          }
        }
        state = step?.state ?? state;
      }
      const shown = (lines: readonly string[]) => lines.filter((line) => line.trim() !== '');
      expect(shown(given)).toEqual(expect.arrayContaining(shown(printed)));
      expect(state.name).toBe('over');
    }),
    { numRuns: 300 },
  );
});
