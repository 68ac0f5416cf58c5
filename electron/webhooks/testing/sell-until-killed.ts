import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import type { Clock } from '../../../shared/clock.ts';
import { createIds } from '../../../shared/ids.ts';
import type { Order } from '../../../shared/order.ts';
import { webhookEventNames } from '../../../shared/webhook.ts';
import { openLedger } from '../../ledger/open-ledger.ts';
import {
  anOrder,
  aPayment,
  orderChange,
  paymentChange,
  till,
} from '../../ledger/testing/samples.ts';
import { createSendWebhook } from '../send-webhook.ts';
import { createWebhooks } from '../webhooks.ts';
import { plainView, secretsInMemory } from './counter.ts';

/**
 * A program of its own: opens the till in the folder it is given, tells the address it is given, and
 * sells so many sales and then waits, until it is killed. Each number it prints is a sale that is paid.
 */
const [folder = '', url = '', sales = '0'] = process.argv.slice(2);
const report = (fault: unknown) => {
  throw fault;
};
const randomness = (length: number) => new Uint8Array(randomBytes(length));
const allowed = () => ({ plain: false, ownNetwork: false });
const clock: Clock = {
  now: () => Date.now(),
  after(milliseconds, _name, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};
const ledger = openLedger({ folder, clock, fault: report });
const webhooks = createWebhooks({
  ...{
    ledger,
    clock,
    randomness,
    send: createSendWebhook(allowed),
    allowed,
    view: plainView,
    report,
  },
  ids: createIds(clock.now, randomness),
  // Of every run the same.
  secrets: { ...secretsInMemory(), read: () => 'known to both' },
});
webhooks.start();
if (webhooks.desk.list().length === 0) {
  await webhooks.desk.make({ url, events: webhookEventNames }, till);
}

for (let sold = 0; sold < Number(sales); sold += 1) {
  const order = await ledger.write((book) => {
    const made: Order = anOrder(book.nextOrderSeq());
    book.append(orderChange(made), till);
    return made;
  });
  const payment = aPayment(`pay_${order.seq}`, { orderId: order.id });
  await ledger.write((book) => book.append(paymentChange(payment), till));
  await ledger.write((book) => {
    const money = { authorisedAmount: 10_000, capturedAmount: 10_000 };
    book.append(paymentChange({ ...payment, ...money, state: 'captured' }), till);
    book.append(orderChange({ ...order, status: 'paid', amountPaid: 10_000 }), till);
  });
  // At once and not through a stream, so that a kill takes nothing with it.
  writeSync(1, `${order.seq}\n`);
}
// Until it is killed.
setInterval(() => undefined, 60_000);
