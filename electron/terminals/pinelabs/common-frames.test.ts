import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../../system-clock.ts';
import { hasSocat } from '../../transports/line-rigs.ts';
import { createPtyPair } from '../../transports/pty-pair.ts';
import { createSerialTransport } from '../../transports/serial.ts';
import type { FrameRule } from './frame.ts';
import { createLine, type Line } from './line-driver.ts';

/**
 * Transbank's terminals have the same frames around other messages, and a public client. What it reads
 * and writes on a line shows that these frames and acknowledgements are the ones that others use.
 */
interface TransbankClient {
  connect(path: string): Promise<true>;
  sale(
    amount: number,
    ticket: string,
    wantsStages: boolean,
    stage: (stage: { readonly responseCode: number }) => void,
  ): Promise<Readonly<Record<string, unknown>>>;
  /** What comes in, a piece for each pause of the line. */
  raw_parser(): { on(event: 'data', listener: (piece: Uint8Array) => void): void };
  disconnect(): Promise<true>;
}

const { POSIntegrado } = createRequire(import.meta.url)('transbank-pos-sdk') as {
  readonly POSIntegrado: new () => TransbankClient;
};

const rule: FrameRule = { checkCoversStart: false, length: null, longest: 1_024 };
const repeats = { afterNegativeAcknowledgement: true, afterSilence: true };
const ends: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

test.skipIf(!hasSocat())('the frames serve a public client: its poll and its sale', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'frames-'));
  ends.push(() => rm(folder, { recursive: true }));
  const [near, far] = [join(folder, 'near'), join(folder, 'far')];
  const pair = await createPtyPair({ near, far, clock: systemClock });
  if (!pair) return expect.unreachable('socat could not join two pseudo terminals');
  ends.push(pair.unplug);
  const heard: string[] = [];
  let acknowledged = 0;
  const terminal: Line = createLine(
    createSerialTransport({ path: far, baudRate: 115_200, clock: systemClock }),
    systemClock,
    { incoming: rule, outgoing: rule },
    {
      received(content) {
        heard.push(new TextDecoder().decode(content));
        terminal.take();
      },
      leaving: () => undefined,
      acknowledged(by) {
        expect(by).toBe('word');
        acknowledged += 1;
        if (acknowledged === 1) say('0210|00|597029414300|75001234|000042|123456|199|1111|7|CR');
      },
      unacknowledged: (why) => expect.unreachable(why),
      frame: (direction, name) => expect(`${direction} ${name}`).not.toMatch(/dropped|refusal/),
      closed: () => undefined,
    },
  );
  await terminal.open();
  ends.push(() => terminal.close());

  const client = new POSIntegrado();
  ends.push(() => client.disconnect());
  await client.connect(near);
  expect(heard).toEqual(['0100']);

  const stages: number[] = [];
  // It takes what comes without a pause for one piece, so the terminal speaks after its own word was heard.
  client.raw_parser().on('data', (piece) => {
    if (piece.length === 1 && heard.length === 2 && stages.length === 0) say('0900|80');
  });
  const sale = await client.sale(199, '42', true, ({ responseCode }) => stages.push(responseCode));
  expect(heard).toEqual(['0100', '0200|000000199|000042|||1']);
  expect(stages).toEqual([80]);
  expect(sale).toMatchObject({
    successful: true,
    commerceCode: 597_029_414_300,
    terminalId: '75001234',
    ticket: '000042',
    authorizationCode: '123456',
  });

  function say(text: string): void {
    const content = new TextEncoder().encode(text);
    terminal.send({ name: text.slice(0, 4), content, repeats });
  }
});
