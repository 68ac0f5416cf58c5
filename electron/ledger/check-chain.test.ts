import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { createManualClock } from '../../shared/manual-clock.ts';
import { checkChain } from './check-chain.ts';
import { ledgerFolder } from './ledger-folder.ts';
import { openLedger } from './open-ledger.ts';
import { anOrder, orderChange, till } from './testing/samples.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

async function openWith(count: number) {
  const folder = temporaryFolder(onTestFinished);
  const raise = (fault: unknown) => {
    throw fault;
  };
  const ledger = openLedger({ folder, clock: createManualClock(0), fault: raise });
  onTestFinished(() => ledger.close());
  await ledger.write((book) => {
    for (let seq = 1; seq <= count; seq += 1) book.append(orderChange(anOrder(seq)), till);
  });
  return { folder, ledger };
}

test('an open book is walked to the end that it had at the beginning', async () => {
  const { folder, ledger } = await openWith(1_200);
  const checking = checkChain(folder);
  await ledger.write((book) => book.append(orderChange(anOrder(1_201)), till));
  expect(await checking).toEqual({ ok: true, entries: 1_200 });
  expect(await checkChain(folder)).toEqual({ ok: true, entries: 1_201 });
});

test('an entry that somebody changed is named', async () => {
  const { folder, ledger } = await openWith(1_200);
  await ledger.close();
  const file = new DatabaseSync(ledgerFolder(folder).ledger);
  file.exec(`DROP TRIGGER journal_not_changed;
    UPDATE journal SET payload = replace(payload, '10000', '10001') WHERE seq = 777`);
  file.close();
  expect(await checkChain(folder)).toEqual({ ok: false, seq: 777 });
});
