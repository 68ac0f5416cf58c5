import { expect, onTestFinished, test } from 'vitest';
import { webhookEventNames } from '../../shared/webhook.ts';
import { checkHistory } from '../ledger/history.ts';
import { openLedger } from '../ledger/open-ledger.ts';
import { anOrder, aPayment, orderChange, paymentChange, till } from '../ledger/testing/samples.ts';
import { temporaryFolder } from '../ledger/testing/temporary-folder.ts';
import { createTurningClock, openWebhooks, secretsInMemory, settle } from './testing/counter.ts';

const asha = { type: 'staff', staffId: 'staff_asha' } as const;

test('closed and opened again after every step, the ledger loses no event and tells none twice', async () => {
  const folder = temporaryFolder(onTestFinished);
  const clock = createTurningClock();
  const secrets = secretsInMemory();
  const sent: string[] = [];
  let isUp = false;

  /** One life of a till: opens, takes its step, goes on for a while, and is gone. */
  async function live(step: (room: ReturnType<typeof open>) => unknown, milliseconds: number) {
    const room = open();
    void step(room);
    await settle();
    await clock.advanceAsync(milliseconds);
    await room.webhooks.stop();
    const closing = room.ledger.close();
    await settle();
    await closing;
    expect(checkHistory(folder)).toEqual([]);
  }

  function open() {
    const fault = (error: unknown) => {
      throw error;
    };
    const ledger = openLedger({ folder, clock, fault });
    const webhooks = openWebhooks({
      ...{ ledger, clock, secrets },
      async answer({ body }) {
        if (!isUp) return { type: 'failed', trouble: 'refused' };
        sent.push(JSON.parse(body).event);
        return { type: 'answered', status: 200, body: 'thanks' };
      },
    });
    return { ledger, webhooks };
  }

  const order = anOrder(1);
  const payment = aPayment('pay_1', { authorisedAmount: 10_000, capturedAmount: 10_000 });
  await live(
    ({ webhooks }) =>
      webhooks.desk.make({ url: 'https://shop.example/', events: webhookEventNames }, asha),
    100,
  );
  await live(({ ledger }) => ledger.write((book) => book.append(orderChange(order), till)), 0);
  // Gone before anybody has looked at what was committed.
  await live(
    ({ ledger }) =>
      ledger.write((book) => {
        book.append(paymentChange({ ...payment, state: 'captured' }), till);
        book.append(orderChange({ ...order, status: 'paid', amountPaid: 10_000 }), till);
      }),
    0,
  );
  await live(() => undefined, 30);
  await live(() => undefined, 60_000);
  isUp = true;
  await live(() => undefined, 60_000);
  await live(() => undefined, 600_000);
  await live(() => undefined, 600_000);
  expect(sent).toEqual(['payment.captured', 'order.paid']);
});
