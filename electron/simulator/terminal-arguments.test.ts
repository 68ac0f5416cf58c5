import { expect, test } from 'vitest';
import { protocols } from '../terminals/protocols.ts';
import { readTerminalArguments, terminalUsage } from './terminal-arguments.ts';

const read = (...args: readonly string[]) => readTerminalArguments(args, protocols);
const given = (...args: readonly string[]) => {
  const answer = read(...args);
  if (answer.type !== 'start') throw new Error(`Refused: ${JSON.stringify(answer)}`);
  const { protocol, ...rest } = answer.given;
  return { protocol: protocol.id, ...rest };
};

test('without a word it is a ZVT terminal on its usual port that waits for presses', () => {
  expect(given()).toEqual({
    protocol: 'zvt',
    listen: { type: 'tcp', port: 20_007 },
    memory: null,
    keyFile: null,
    tillPort: 20_008,
    customer: 'nobody',
  });
});

test.each([
  [['--listen', 'tcp://localhost:0'], { listen: { type: 'tcp', port: 0 } }],
  [['--listen', 'pty:/tmp/counter.tty'], { listen: { type: 'pty', path: '/tmp/counter.tty' } }],
  [['--listen', 'usb:/tmp/socket'], { listen: { type: 'usb', socket: '/tmp/socket' } }],
  [['--protocol', 'pinelabs'], { protocol: 'pinelabs', listen: { type: 'pty' } }],
  [['--protocol', 'nexo', '--auto'], { protocol: 'nexo', customer: 'pays' }],
  [['--protocol', 'nexo', '--key-file', 'key.json'], { keyFile: 'key.json' }],
  [['--magic', '--memory', 'counter.json'], { customer: 'as_amount_says', memory: 'counter.json' }],
] as const)('%j is understood', (args, expected) => {
  expect(given(...args)).toMatchObject(expected);
});

test.each([
  [['--protocol', 'morse'], /--protocol takes one of zvt, .*, not "morse"/],
  [['--listen', 'carrier-pigeon'], /--listen takes .*, not "carrier-pigeon"/],
  [['--listen', 'tcp://127.0.0.1:70000'], /--listen takes/],
  [['--listen', 'tcp://0.0.0.0:20007'], /this computer alone: .*, not 0\.0\.0\.0/],
  [['--key-file', 'key.json'], /ZVT is not sealed with keys/],
  [['--protocol', 'nexo', '--key-file', ''], /--key-file takes a file/],
  [['--listen', 'usb'], /comes with the project’s sources/],
  [['--protocol', 'nexo', '--listen', 'usb:/tmp/socket'], /not spoken over usb/],
  [
    ['--protocol', 'pinelabs', '--listen', 'tcp://127.0.0.1:1'],
    /not spoken over tcp: try --listen pty/,
  ],
  [['--protocol', 'nexo', '--listen', 'pty'], /not spoken over serial/],
  [['--auto', '--magic'], /take one/],
  [['--till-port', '70000'], /--till-port takes a port, not "70000"/],
  [['--memory', ''], /--memory takes a file/],
  [['--dance'], /--dance/],
  [['dance'], /dance/],
] as const)('%j is refused in words', (args, words) => {
  const answer = read(...args);
  expect(answer).toMatchObject({ type: 'wrong' });
  if (answer.type === 'wrong') expect(answer.problem).toMatch(words);
});

test('help names every language', () => {
  expect(read('--help')).toEqual({ type: 'help' });
  for (const { id } of protocols) expect(terminalUsage(protocols)).toContain(id);
});
