import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createManualClock } from '../../shared/manual-clock.ts';
import { checkChain } from './check-chain.ts';
import { checkHistory } from './history.ts';
import type { Ledger } from './ledger.ts';
import { openLedger } from './open-ledger.ts';
import { anOrder, orderChange, till } from './testing/samples.ts';
import { makeReadOnly, mountSmallDisk, noSmallDisk } from './testing/small-disk.ts';

const title = (text: string) => (noSmallDisk ? `${text} (left out: ${noSmallDisk})` : text);

function open(folder: string): Ledger {
  return openLedger({ folder, clock: createManualClock(), fault: () => expect.unreachable() });
}

function keep(ledger: Ledger, seq: number): Promise<unknown> {
  const notes = { long: 'x'.repeat(2_000) };
  return ledger.write((book) => book.append(orderChange(anOrder(seq, { notes })), till));
}

/** A disk that is half full of something that can be thrown away. */
function mountWithBallast() {
  const disk = mountSmallDisk(4_096, onTestFinished);
  const ballast = join(disk, 'ballast');
  writeFileSync(ballast, new Uint8Array(2_048 * 1_024));
  return { disk, makeRoom: () => rmSync(ballast) };
}

/** Writes until the disk is full. Gives the number of orders that were acknowledged, from 1 on. */
async function fill(ledger: Ledger): Promise<number> {
  for (let seq = 1; ; seq += 1) {
    const failure = await keep(ledger, seq).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (!failure) continue;
    expect(failure).toMatchObject({ name: 'LedgerError', reason: 'disk_full' });
    return seq - 1;
  }
}

test.skipIf(noSmallDisk)(
  title('a full disk loses nothing acknowledged, and space brings the ledger back by itself'),
  async () => {
    const { disk, makeRoom } = mountWithBallast();
    const ledger = open(disk);
    const kept = await fill(ledger);
    expect(kept).toBeGreaterThan(10);
    // Still full, and still answering.
    await expect(keep(ledger, kept + 1)).rejects.toMatchObject({ reason: 'disk_full' });
    expect(ledger.nextOrderSeq()).toBe(kept + 1);

    makeRoom();
    await keep(ledger, kept + 1);
    expect(await checkChain(disk)).toMatchObject({ ok: true });
    await ledger.close();

    const again = open(disk);
    expect(again.nextOrderSeq()).toBe(kept + 2);
    expect(await checkChain(disk)).toMatchObject({ ok: true });
    await again.close();
  },
);

test.skipIf(noSmallDisk)(
  title('a start on a full disk says so, and finds everything once there is space'),
  async () => {
    const { disk, makeRoom } = mountWithBallast();
    const ledger = open(disk);
    const kept = await fill(ledger);
    // Leaves what waits in the -wal file there, for want of room in the ledger.
    await ledger.close();
    expect(() => writeFileSync(join(disk, 'rest'), new Uint8Array(1_024 * 1_024))).toThrow(
      'ENOSPC',
    );
    expect(() => open(disk)).toThrow(expect.objectContaining({ reason: 'disk_full' }));

    makeRoom();
    const again = open(disk);
    expect(again.nextOrderSeq()).toBe(kept + 1);
    expect(await checkChain(disk)).toMatchObject({ ok: true });
    await again.close();
  },
);

test.skipIf(noSmallDisk)(
  title('a full disk refuses a whole turn at once, and all of it works later'),
  async () => {
    const { disk, makeRoom } = mountWithBallast();
    const ledger = open(disk);
    const kept = await fill(ledger);
    const turn = () => Promise.allSettled([1, 2, 3].map((more) => keep(ledger, kept + more)));
    for (const result of await turn()) {
      expect(result).toMatchObject({ status: 'rejected', reason: { reason: 'disk_full' } });
    }
    makeRoom();
    for (const result of await turn()) expect(result.status).toBe('fulfilled');
    expect(await checkChain(disk)).toMatchObject({ ok: true });
    await ledger.close();
  },
);

test.skipIf(noSmallDisk)(
  title('a ledger cannot be made on a full disk, and can be once there is space'),
  async () => {
    const disk = mountSmallDisk(1_024, onTestFinished);
    const ballast = join(disk, 'ballast');
    writeFileSync(ballast, new Uint8Array(992 * 1_024));
    expect(() => open(disk)).toThrow(
      expect.objectContaining({ name: 'LedgerError', reason: 'disk_full' }),
    );
    rmSync(ballast);
    await open(disk).close();
  },
);

test.skipIf(noSmallDisk)(
  title('a disk that cannot be written is said clearly, with a ledger on it and without'),
  async () => {
    const disk = mountSmallDisk(2_048, onTestFinished);
    const used = join(disk, 'used');
    const ledger = open(used);
    await keep(ledger, 1);
    await ledger.close();
    // Whoever reads leaves files beside the ledger, with which it could be opened once more.
    expect(checkHistory(used)).toEqual([]);
    makeReadOnly(disk);
    for (const folder of [used, disk, join(disk, 'new')]) {
      expect(() => open(folder)).toThrow(
        expect.objectContaining({
          reason: 'not_writable',
          message: expect.stringContaining(folder),
        }),
      );
    }
  },
);
