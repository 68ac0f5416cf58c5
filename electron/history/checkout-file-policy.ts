import { assertNever } from '../../shared/assert-never.ts';
import { screenDeep } from '../../shared/card-number-screen.ts';
import {
  type CheckoutFile,
  checkoutFileFormat,
  checkoutFileVersion,
} from '../../shared/checkout-file.ts';
import type { Order } from '../../shared/order.ts';
import type { Evidence, Payment, TerminalReceipt } from '../../shared/payment.ts';
import type { Refund } from '../../shared/refund.ts';
import type { Story, StoryChange, StoryLine } from '../../shared/story.ts';
import type { Terminal } from '../../shared/terminal.ts';

/** The file of one sale: the story without customers, addresses, notes and names of people. */
export function checkoutFileOf(
  story: Story,
  about: {
    readonly programVersion: string;
    readonly madeAt: number;
    readonly terminals: readonly Terminal[];
  },
): CheckoutFile {
  const used = new Set(story.payments.map(({ terminalId }) => terminalId));
  return screenDeep({
    format: checkoutFileFormat,
    version: checkoutFileVersion,
    program: { name: 'Galla', version: about.programVersion },
    madeAt: about.madeAt,
    order: orderOf(story.order),
    payments: story.payments.map(paymentOf),
    terminals: about.terminals
      .filter(({ id }) => used.has(id))
      .map(({ id, protocol, link, simulated }) => ({ id, protocol, link: link.type, simulated })),
    lines: story.lines.map(lineOf),
    missing: [...story.missing],
  });
}

function lineOf(line: StoryLine): StoryLine {
  switch (line.type) {
    case 'change':
      return { ...line, change: changeOf(line.change) };
    case 'frame': {
      // Whoever reads the file can tell the fields from the message itself.
      const { fields: _fields, ...frame } = line;
      return frame;
    }
    case 'call':
      return line;
    default:
      return assertNever(line);
  }
}

function changeOf(change: StoryChange): StoryChange {
  switch (change.type) {
    case 'order':
      return { ...change, order: orderOf(change.order) };
    case 'payment':
      return { ...change, payment: paymentOf(change.payment) };
    case 'refund':
      return { ...change, refund: refundOf(change.refund) };
    case 'activity':
      return { ...change, activity: { ...change.activity, echo: null, notes: null } };
    case 'print_job':
      return change;
    default:
      return assertNever(change);
  }
}

function orderOf({ customer: _customer, ...order }: Order): Order {
  return { ...order, notes: {} };
}

function refundOf({ slips: _slips, ...refund }: Refund): Refund {
  const { approval, evidence } = refund;
  return {
    ...refund,
    notes: {},
    approval: approval && receiptOf(approval),
    evidence: evidence && evidenceOf(evidence),
  };
}

function paymentOf({ upiText: _upiText, slips: _slips, ...payment }: Payment): Payment {
  const { approval, evidence } = payment;
  return {
    ...payment,
    description: null,
    approval: approval && receiptOf(approval),
    evidence: evidence && evidenceOf(evidence),
  };
}

function evidenceOf(evidence: Evidence): Evidence {
  if (evidence.type !== 'terminal' || !evidence.receipt) return evidence;
  return { ...evidence, receipt: receiptOf(evidence.receipt) };
}

/** A slip's text may have a holder's name on it. */
function receiptOf(receipt: TerminalReceipt): TerminalReceipt {
  return { ...receipt, text: null, upi: receipt.upi && { vpa: null } };
}
