import { expect, test } from 'vitest';
import { createManualClock, type ManualClock } from '../../../shared/manual-clock.ts';
import { createMemoryLine } from '../../transports/memory.ts';
import type { Transport } from '../../transports/transport.ts';
import { fromHex, toHex } from './bytes.ts';
import type { Outgoing } from './link.ts';
import { createLink, type Link } from './link-driver.ts';
import { createScriptedLine } from './scripted-line.ts';

const message: Outgoing = {
  tag: 'command',
  apdu: { control: 0x0600, data: fromHex('000000180356') },
  repeats: { afterNegativeAcknowledgement: true, afterSilence: true },
};
const block = '10020600060000001803561003c289';

test('a message waits 5 seconds for its acknowledgement, and is sent three times at most', async () => {
  const { clock, link, heard, news } = await openSerial();
  link.send(message);
  const writes: number[] = [];
  for (const wait of [0, 4_999, 1, 4_999, 1, 4_999, 1]) {
    await clock.advanceAsync(wait);
    writes.push(heard().length);
  }
  expect(heard()).toEqual([block, block, block]);
  expect(writes).toEqual([1, 1, 2, 2, 3, 3, 3]);
  expect(news).toEqual(['leaving command', 'unacknowledged command']);
});

test('a block that stops in the middle is refused after 200 milliseconds without a byte', async () => {
  const { clock, far, heard } = await openSerial();
  await far.write(fromHex('1002'));
  await clock.advanceAsync(199);
  await far.write(fromHex('8000'));
  await clock.advanceAsync(199);
  expect(heard()).toEqual([]);
  await clock.advanceAsync(1);
  expect(heard()).toEqual(['15']);
});

test('half a message on a stream is forgotten after 5 seconds without a byte', async () => {
  const { clock, line, news } = await openStream();
  line.say('040f');
  await clock.advanceAsync(4_999);
  expect(news).toEqual([]);
  await clock.advanceAsync(1);
  expect(news).toEqual(['dropped unfinished 2']);
  line.say('060f00');
  expect(news.at(-1)).toBe('received 60f');
});

test('nothing is waited for on a line that has gone, and nothing is written to it', async () => {
  const { clock, link, far, news, heard } = await openSerial();
  link.send(message);
  await far.write(fromHex('1002'));
  await clock.advanceAsync(0);
  expect(clock.waits()).toEqual(['zvt T1', 'zvt T2']);
  await link.close();
  await clock.advanceAsync(0);
  expect(clock.waits()).toEqual([]);
  link.send(message);
  await clock.advanceAsync(60_000);
  expect(heard()).toEqual([block]);
  expect(news).toEqual(['leaving command', 'closed']);
});

test('what a message sets off comes after everything that the message itself means', async () => {
  const line = createScriptedLine();
  const news: string[] = [];
  const link: Link = createLink(line.transport, createManualClock(), {
    ...listening(news),
    received: ({ control }) => {
      news.push(`received ${control.toString(16)}`);
      link.send(message);
    },
  });
  await link.open();
  line.say('80000004ff010a');
  expect(news).toEqual([
    'received 8000',
    'received 4ff',
    ...Array(2).fill(['leaving command', 'acknowledged command']).flat(),
  ]);
});

async function openSerial(): Promise<{
  readonly clock: ManualClock;
  readonly link: Link;
  readonly far: Transport;
  readonly news: string[];
  heard(): readonly string[];
}> {
  const clock = createManualClock();
  const { near, far } = createMemoryLine({ name: 'link', clock });
  const heard: string[] = [];
  const news: string[] = [];
  await far.open({
    received: (bytes) => heard.push(toHex(bytes)),
    closed: () => undefined,
  });
  const link = createLink(near, clock, listening(news));
  await link.open();
  return { clock, link, far, news, heard: () => heard };
}

async function openStream() {
  const clock = createManualClock();
  const line = createScriptedLine();
  const news: string[] = [];
  await createLink(line.transport, clock, listening(news)).open();
  return { clock, line, news };
}

function listening(news: string[]): Parameters<typeof createLink>[2] {
  return {
    received: ({ control }) => news.push(`received ${control.toString(16)}`),
    leaving: (tag) => news.push(`leaving ${tag}`),
    acknowledged: (tag) => news.push(`acknowledged ${tag}`),
    unacknowledged: (tag) => news.push(`unacknowledged ${tag}`),
    dropped: (reason, length) => news.push(`dropped ${reason} ${length}`),
    closed: () => news.push('closed'),
  };
}
