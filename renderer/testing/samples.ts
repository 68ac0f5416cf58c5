import type { Activity } from '../../shared/activity.ts';
import type { Item } from '../../shared/catalogue.ts';
import { standardKeys } from '../../shared/commands.ts';
import type { CheckoutView, OrderLine, WindowState } from '../../shared/ipc.ts';
import type { Order } from '../../shared/order.ts';
import type { Payment, TerminalReceipt } from '../../shared/payment.ts';
import type { PinpadFace } from '../../shared/pinpad.ts';
import { defaultSettings } from '../../shared/settings.ts';
import type { Terminal } from '../../shared/terminal.ts';

/** Half past nine on a Monday morning, UTC. */
export const sampleTime = Date.UTC(2026, 0, 5, 9, 30);

/** One of everything, as the main process would tell it; each taking what a test wants different. */
export function sampleOrder(different: Partial<Order> = {}): Order {
  return {
    id: 'order_Sample00000001',
    seq: 1042,
    amount: 19_900,
    currency: 'INR',
    amountPaid: 0,
    status: 'attempted',
    attempts: 1,
    receipt: null,
    notes: {},
    lines: [],
    captureMode: 'automatic',
    placeId: null,
    createdAt: sampleTime,
    ...different,
  };
}

export function samplePayment(different: Partial<Payment> = {}): Payment {
  return {
    id: 'pay_Sample00000001',
    orderId: 'order_Sample00000001',
    terminalId: 'counter-1',
    placeId: null,
    amount: 19_900,
    currency: 'INR',
    captureMode: 'automatic',
    method: 'card',
    description: null,
    state: 'presented',
    stage: 'card',
    cancelRequestedBy: null,
    authorisedAmount: 0,
    capturedAmount: 0,
    refundedAmount: 0,
    approval: null,
    failure: null,
    doubt: null,
    evidence: null,
    markBefore: null,
    createdAt: sampleTime,
    changedAt: sampleTime,
    ...different,
  };
}

export function sampleReceipt(different: Partial<TerminalReceipt> = {}): TerminalReceipt {
  return {
    mark: 'counter-1/000042/0042/0105 093004',
    amount: 19_900,
    currency: 'INR',
    method: 'card',
    card: { network: 'VISA', last4: '1234' },
    upi: null,
    rrn: '600509300042',
    approvalCode: '123456',
    terminalId: '90210001',
    trace: '000042',
    receiptNumber: '0042',
    text: null,
    ...different,
  };
}

export function sampleActivity(different: Partial<Activity> = {}): Activity {
  return {
    id: 'pda_Sample00000001',
    action: 'initiate_checkout',
    deviceId: 'counter-1',
    terminalId: 'counter-1',
    orderId: 'order_Sample00000001',
    paymentId: 'pay_Sample00000001',
    closes: null,
    status: 'processing',
    failure: null,
    echo: null,
    notes: null,
    leftScreenAt: null,
    createdAt: sampleTime,
    changedAt: sampleTime,
    ...different,
  };
}

/** A checkout whose payment is `payment`, with a cancel as the main process would decide it. */
export function sampleCheckout(
  payment: Partial<Payment> = {},
  different: Partial<CheckoutView> = {},
): CheckoutView {
  const activity = sampleActivity();
  return {
    id:
      (different.activity === undefined ? activity : different.activity)?.id ??
      'pay_Sample00000001',
    order: sampleOrder(payment.state === 'captured' ? paidOrder : {}),
    payment: samplePayment(payment),
    activity,
    payments: [samplePayment(payment)],
    amountDue: 0,
    upiText: null,
    codeAt: null,
    cash: null,
    asked: null,
    aside: false,
    deadline: null,
    cancel: 'allowed',
    recovered: false,
    ...different,
  };
}

const paidOrder: Partial<Order> = { status: 'paid', amountPaid: 19_900 };

/** An approved and captured payment of the sample amount. */
export function capturedPayment(different: Partial<Payment> = {}): Payment {
  return samplePayment({
    state: 'captured',
    stage: null,
    authorisedAmount: 19_900,
    capturedAmount: 19_900,
    approval: sampleReceipt(),
    ...different,
  });
}

export function sampleLine(order: Partial<Order> = {}, payment: Payment | null = null): OrderLine {
  return { order: sampleOrder(order), payment };
}

export function sampleItem(different: Partial<Item> = {}): Item {
  return {
    id: 'item_Sample00000001',
    name: 'Masala chai',
    category: 'Drinks',
    price: 2_000,
    currency: 'INR',
    ...different,
  };
}

export function sampleTerminal(different: Partial<Terminal> = {}): Terminal {
  return {
    id: 'counter-1',
    name: 'Counter terminal',
    protocol: 'zvt',
    link: { type: 'serial', path: '/dev/pts/3', baudRate: 9600 },
    route: 'local',
    placeId: null,
    simulated: true,
    ...different,
  };
}

export function samplePinpadFace(different: Partial<PinpadFace> = {}): PinpadFace {
  return {
    terminalId: 'counter-1',
    name: 'Counter terminal',
    protocol: 'ZVT',
    isPlugged: true,
    isPowered: true,
    isSilent: false,
    canCall: false,
    answer: 'usual',
    step: 'idle',
    presented: null,
    transaction: null,
    magic: null,
    lines: [],
    code: null,
    printed: [],
    last: null,
    ...different,
  };
}

export function sampleWindowState(different: Partial<WindowState> = {}): WindowState {
  return {
    mode: { type: 'test', link: 'pty', simulator: 'auto' },
    store: { name: 'Galla Stores', currency: 'INR', locale: 'en-IN' },
    keys: standardKeys,
    settings: defaultSettings,
    session: {
      type: 'open',
      staff: { id: 'staff_Sample00000001', name: 'Asha', role: 'cashier' },
      capabilities: ['sell', 'view_history', 'reprint'],
      standing: null,
    },
    catalogue: [],
    gateway: { url: 'http://127.0.0.1:8040/v1' },
    held: [],
    printer: { link: null, trouble: null, jobs: [] },
    terminals: [{ terminal: sampleTerminal(), connection: { type: 'ready' } }],
    today: [],
    checkout: null,
    unresolved: [],
    webhooksOff: 0,
    refunds: [],
    now: sampleTime,
    ...different,
  };
}
