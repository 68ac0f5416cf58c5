import { assertNever } from '../../shared/assert-never.ts';
import { terminalWords } from '../../shared/messages/terminal-words.ts';
import type { Evidence, Payment } from '../../shared/payment.ts';
import type { Refund } from '../../shared/refund.ts';
import type { CallLine, ChangeLine, FrameLine, Story, StoryLine } from '../../shared/story.ts';
import { en } from '../i18n/en.ts';
import { methodWords } from '../i18n/method-words.ts';
import type { Words } from '../i18n/words.ts';
import { nameIn } from './story-words.ts';

/** A line of what stands behind a line; `story.detail.<name>` in the catalogue. */
export interface StoryDetail {
  readonly name: DetailName;
  readonly value: string;
}

type DetailName =
  | 'entry'
  | 'hash'
  | 'amount'
  | 'method'
  | 'rrn'
  | 'approval'
  | 'terminal_amount'
  | 'evidence'
  | 'reference'
  | 'person'
  | 'cash'
  | 'result_code'
  | 'reason'
  | 'payment'
  | 'refund'
  | 'activity'
  | 'order'
  | 'receipt'
  | 'what'
  | 'outcome'
  | 'took'
  | 'subjects'
  | 'length'
  | 'terminal';

type Details = readonly { readonly name: DetailName; readonly value: string | null }[];

/** Everything that is known of a line, evidence first; what is not known is left out. */
export function storyDetails(line: StoryLine, story: Story, words: Words): readonly StoryDetail[] {
  return detailsOf(line, story, words).flatMap(({ name, value }) =>
    value === null || value === '' ? [] : [{ name, value }],
  );
}

function detailsOf(line: StoryLine, story: Story, words: Words): Details {
  switch (line.type) {
    case 'change':
      return changeDetails(line, story, words);
    case 'call':
      return callDetails(line, words);
    case 'frame':
      return frameDetails(line, story, words);
    default:
      return assertNever(line);
  }
}

function changeDetails(line: ChangeLine, story: Story, words: Words): Details {
  const written: Details = [
    { name: 'entry', value: String(line.seq) },
    { name: 'hash', value: line.hash },
  ];
  const { change } = line;
  switch (change.type) {
    case 'payment':
      return [...paymentDetails(change.payment, story, words), ...written];
    case 'order':
      return [
        { name: 'amount', value: words.money(change.order.amount, change.order.currency) },
        { name: 'receipt', value: change.order.receipt },
        { name: 'order', value: change.order.id },
        ...written,
      ];
    case 'refund':
      return [...refundDetails(change.refund, story, words), ...written];
    case 'activity':
      return [
        { name: 'terminal', value: nameIn(story, change.activity.terminalId) },
        { name: 'activity', value: change.activity.id },
        ...written,
      ];
    case 'print_job':
      return written;
    default:
      return assertNever(change);
  }
}

function refundDetails(refund: Refund, story: Story, words: Words): Details {
  const { approval, failure, evidence } = refund;
  return [
    { name: 'amount', value: words.money(refund.amount, refund.currency) },
    { name: 'rrn', value: approval?.rrn ?? null },
    { name: 'approval', value: approval?.approvalCode ?? null },
    { name: 'reason', value: failure?.reason ?? null },
    { name: 'reference', value: evidence?.type === 'person' ? evidence.reference : null },
    { name: 'terminal', value: refund.terminalId && nameIn(story, refund.terminalId) },
    { name: 'receipt', value: refund.receipt },
    { name: 'refund', value: refund.id },
  ];
}

function paymentDetails(payment: Payment, story: Story, words: Words): Details {
  const { approval, evidence, failure } = payment;
  const money = (minor: number) => words.money(minor, payment.currency);
  const reason = failure?.reason ?? null;
  const differs = approval?.amount != null && approval.amount !== payment.amount;
  return [
    { name: 'amount', value: money(payment.amount) },
    { name: 'terminal_amount', value: differs ? money(approval.amount ?? 0) : null },
    { name: 'method', value: approval ? methodWords(payment, words) : null },
    { name: 'rrn', value: approval?.rrn ?? null },
    { name: 'approval', value: approval?.approvalCode ?? null },
    { name: 'reason', value: reason ? terminalWords(reason, words.locale.slice(0, 2)) : null },
    ...(evidence ? evidenceDetails(evidence, story, words, money) : []),
    { name: 'payment', value: payment.id },
  ];
}

function evidenceDetails(
  evidence: Evidence,
  story: Story,
  { t }: Words,
  money: (minor: number) => string,
): Details {
  switch (evidence.type) {
    case 'terminal':
      return [
        { name: 'evidence', value: t('story.evidence.terminal', { frame: evidence.frame }) },
        { name: 'result_code', value: evidence.resultCode },
      ];
    case 'not_sent':
      return [
        { name: 'evidence', value: t('story.evidence.not_sent', { reason: evidence.reason }) },
      ];
    case 'person': {
      const name = nameIn(story, evidence.staffId);
      return [
        { name: 'evidence', value: t('story.evidence.person', { name }) },
        { name: 'reference', value: referenceText(evidence.reference, t) },
      ];
    }
    case 'cash':
      return [
        { name: 'evidence', value: t('story.evidence.cash') },
        { name: 'cash', value: `${money(evidence.tendered)}, ${money(evidence.change)}` },
      ];
    case 'upstream':
      return [
        {
          name: 'evidence',
          value: t('story.evidence.upstream', { reference: evidence.reference }),
        },
      ];
    default:
      return assertNever(evidence);
  }
}

function callDetails({ what, outcome, milliseconds, subjects }: CallLine, words: Words): Details {
  return [
    { name: 'what', value: what },
    { name: 'outcome', value: outcome },
    { name: 'took', value: words.t('story.milliseconds', { count: words.count(milliseconds) }) },
    { name: 'subjects', value: subjects.join(', ') },
  ];
}

function frameDetails(
  { terminalId, length, direction }: FrameLine,
  story: Story,
  words: Words,
): Details {
  return [
    { name: 'terminal', value: nameIn(story, terminalId) },
    {
      name: 'length',
      value: direction === 'lost' ? null : words.t('story.bytes', { count: words.count(length) }),
    },
  ];
}

/** What a person read off the slip, or how they knew that nothing was paid. */
function referenceText(reference: string, t: Words['t']): string {
  const key = `because.${reference}`;
  return isReason(key) ? t(key) : reference;
}

type ReasonKey = Extract<keyof typeof en, `because.${string}`>;

function isReason(key: string): key is ReasonKey {
  return Object.hasOwn(en, key);
}
