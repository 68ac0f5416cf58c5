import { createKeyDesk } from '../../electron/gateway/key-desk.ts';
import { openKeyFile } from '../../electron/gateway/key-file.ts';
import { startGateway } from '../../electron/gateway/server.ts';
import { readEvents } from '../../electron/gateway/testing/event-reader.ts';
import { systemClock, systemRandomness } from '../../electron/system-clock.ts';
import type { Transport } from '../../electron/transports/transport.ts';
import { defaultSettings } from '../../shared/settings.ts';
import { openBenchTill, quantile } from './bench-till.ts';

export interface FrameTimes {
  readonly count: number;
  /** Milliseconds from the terminal's frame at the till to the event at a client, on disk between. */
  readonly p50: number;
  readonly p99: number;
}

/** The terminal's word on the money (04 0F) until a listener of the gateway's events has it. */
export async function measureFrames(count: number): Promise<FrameTimes> {
  let heardAt = 0;
  const bench = await openBenchTill((line) => listenIn(line, () => (heardAt = performance.now())));
  const { ledger, till, folder } = bench;
  const clock = systemClock;
  const key = await openKeyFile({
    ...{ ledger, clock, folder, randomness: systemRandomness, demo: true },
  });
  const { ring } = createKeyDesk({ ledger, clock, randomness: systemRandomness, mode: 'test' });
  const gateway = await startGateway({
    ...{ till, clock, port: 0, keys: ring, answers: ledger, events: ledger },
    settings: () => defaultSettings,
    waitingWrites: () => ledger.waitingWrites(),
    recordCall: () => undefined,
    log: ({ error }) => {
      throw error;
    },
  });
  const credentials = btoa(`${key.keyId}:${key.secret}`);
  const reader = await readEvents(gateway.url, { authorization: `Basic ${credentials}` });
  if (reader.status !== 200) throw new Error(`The events answered ${reader.status}`);

  const times: number[] = [];
  for (let number = 0; number < count; number += 1) {
    const before = reader.events.length;
    // The payment is told several times: as requested, as presented, and then that money moved.
    const told = reader
      .until((events) => events.slice(before).some(isApproval))
      .then(() => {
        times.push(performance.now() - heardAt);
      });
    await bench.sell();
    await told;
    await reader.until((events) => events.slice(before).some(isPaid));
  }
  reader.leave();
  await gateway.close();
  await bench.stop();
  return { count, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

/** The first event that the frame causes: the approval is on disk. */
function isApproval({ entity }: { readonly entity: Record<string, unknown> }): boolean {
  return entity.entity === 'payment' && entity.acquirer_data !== undefined && hasReference(entity);
}

function hasReference({ acquirer_data }: Record<string, unknown>): boolean {
  const data = acquirer_data as Record<string, unknown> | null;
  return data !== null && Object.values(data).some((value) => value !== null);
}

function isPaid({ entity }: { readonly entity: Record<string, unknown> }): boolean {
  return entity.entity === 'order' && entity.status === 'paid';
}

/** The same line, with the moment noted at which a status information comes out of it. */
function listenIn(line: Transport, heard: () => void): Transport {
  return {
    kind: line.kind,
    name: line.name,
    open: (listener) =>
      line.open({
        closed: (error) => listener.closed(error),
        received(bytes) {
          if (hasStatusInformation(bytes)) heard();
          listener.received(bytes);
        },
      }),
    write: (bytes) => line.write(bytes),
    close: () => line.close(),
  };
}

/** Class and instruction stand first in the message, or behind the start of a serial block. */
function hasStatusInformation(bytes: Uint8Array): boolean {
  return bytes.some((byte, place) => place < 3 && byte === 0x04 && bytes[place + 1] === 0x0f);
}
