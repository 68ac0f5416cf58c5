/** A small change of the real code that must not go unnoticed. */
export interface Mutant {
  readonly name: string;
  readonly edits: readonly Edit[];
}

export interface Edit {
  /** From the project's folder. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly from: string;
  readonly to: string;
}

const payments = 'electron/till/payments/payments.ts';
const machine = 'electron/till/payments/payment-machine.ts';
const commandEnds = 'electron/till/payments/command-end-machine.ts';
const outcomes = 'electron/till/payments/outcome-machine.ts';
const paying = 'electron/terminals/zvt/paying-machine.ts';

export const mutants: readonly Mutant[] = [
  mutant(
    'naive retry',
    edit(
      payments,
      "owe(payment.id, { type: 'ended', end }, actor);",
      `if (end.type === 'unknown') clock.after(1_000, 'again', () => void command(payment));
       owe(payment.id, { type: 'ended', end }, actor);`,
    ),
  ),
  mutant(
    'acknowledge before commit',
    edit(
      paying,
      "{ type: 'tell_outcome', outcome },\n        acknowledge,",
      "acknowledge,\n        { type: 'tell_outcome', outcome },",
    ),
  ),
  mutant(
    'acknowledge what was not kept',
    edit(
      'electron/terminals/zvt/driver.ts',
      'telling === undefined || (await isKept(telling))',
      'telling === undefined || (await isKept(telling)) || true',
    ),
  ),
  mutant(
    'no dedupe',
    edit(
      'electron/terminals/zvt/serial-link-machine.ts',
      'state.lastDelivered && isEqual(state.lastDelivered, bytes)',
      'false',
    ),
  ),
  mutant(
    'stale frame trusted',
    edit(
      outcomes,
      'if (outcome.receipt && outcome.receipt.mark === payment.markBefore) return undefined;',
      '',
    ),
    edit(
      outcomes,
      'return receipt !== null && !!receipt.amount && receipt.amount !== payment.amount;',
      'return receipt !== null && receipt.amount === -1;',
    ),
    edit(
      payments,
      'return owner !== undefined && owner.id !== payment.id;',
      'return false && owner !== undefined;',
    ),
  ),
  mutant(
    'stale last result trusted',
    edit(
      'electron/till/payments/doubt-policy.ts',
      'if (isEarlier || mark === payment.markBefore) {',
      'if (isEarlier && mark === null) {',
    ),
  ),
  mutant(
    'doubt turned into failure',
    edit(
      commandEnds,
      `if (payment.failure !== null) return step(endedWithoutMoney(payment, at));
  return doubt(payment, reason, at);`,
      `const failure = { code: 'TIMEOUT', reason: null, by: 'till' } as const;
  const evidence = { type: 'not_sent', reason } as const;
  return step(endedWithoutMoney({ ...payment, failure, evidence }, at));`,
    ),
  ),
  mutant(
    'amount not compared',
    edit(
      outcomes,
      "if (!isForAskedAmount(payment, receipt)) return doubt(told, 'amount_differs', at);",
      '',
    ),
  ),
  mutant(
    'lock released early',
    edit(
      'electron/ledger/migrations/0010-first-tables.ts',
      "'authorising', 'in_doubt'];",
      "'authorising'];",
    ),
    edit(
      'electron/ledger/migrations/0010-first-tables.ts',
      "const otherStates = [\n  'draft',",
      "const otherStates = [\n  'in_doubt',\n  'draft',",
    ),
  ),
  mutant(
    'recovery skipped',
    edit(
      payments,
      `for (const payment of ledger.openPayments()) {
      await dispatch(payment.id, { type: 'interrupted' }`,
      `for (const payment of ledger.openPayments().slice(0, 0)) {
      await dispatch(payment.id, { type: 'interrupted' }`,
    ),
  ),
  mutant(
    'asking skipped',
    edit(
      'electron/till/payments/doubts.ts',
      'const result = await hear(terminalId);',
      "const result = { type: 'none' } as LastResult;",
    ),
  ),
  mutant(
    'cancel taken for its answer',
    edit(
      machine,
      "return step({ ...payment, cancelRequestedBy: by, changedAt: at }, ['abort']);",
      `const failure = { code: 'TRANSACTION_CANCELLED', reason: null, by } as const;
  const evidence = { type: 'not_sent', reason: 'cancelled' } as const;
  return step(endedWithoutMoney({ ...payment, failure, evidence }, at), ['abort']);`,
    ),
  ),
  mutant(
    'unconfirmed approval counted',
    edit(
      commandEnds,
      'if (payment.failure !== null) return step(endedWithoutMoney(payment, at));\n  return doubt',
      `if (payment.approval) return step(approved(payment, payment.approval, 'approval', at));
  if (payment.failure !== null) return step(endedWithoutMoney(payment, at));\n  return doubt`,
    ),
  ),
];

function mutant(name: string, ...edits: readonly Edit[]): Mutant {
  return { name, edits };
}

function edit(file: string, from: string, to: string): Edit {
  return { file, from, to };
}
