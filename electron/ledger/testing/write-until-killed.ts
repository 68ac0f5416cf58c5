import { writeSync } from 'node:fs';
import { createManualClock } from '../../../shared/manual-clock.ts';
import { openLedger } from '../open-ledger.ts';
import { anOrder, orderChange, till } from './samples.ts';

/**
 * A program of its own: opens the ledger in the folder it is given and writes orders, several at a time,
 * until it is killed. Each number it prints is an order that was acknowledged.
 */
const ledger = openLedger({
  folder: process.argv[2] ?? '',
  clock: createManualClock(),
  fault: (error) => {
    throw error;
  },
});

async function keepWriting(): Promise<never> {
  for (;;) {
    const seq = await ledger.write((book) => {
      const order = anOrder(book.nextOrderSeq());
      book.append(orderChange(order), till);
      return order.seq;
    });
    // At once and not through a stream, so that a kill takes nothing with it.
    writeSync(1, `${seq}\n`);
  }
}

await Promise.all([1, 2, 3, 4].map(keepWriting));
