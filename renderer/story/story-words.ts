import type { Actor } from '../../shared/actor.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { Payment } from '../../shared/payment.ts';
import type { CallLine, ChangeLine, FrameLine, Story, StoryLine } from '../../shared/story.ts';
import type { IconName } from '../components/icon.tsx';
import { en } from '../i18n/en.ts';
import { methodWords } from '../i18n/method-words.ts';
import type { Words } from '../i18n/words.ts';

/** What a line of a story says, before anybody asks for more. */
export interface StoryLineWords {
  readonly text: string;
  /** Who did it; null for a message on the line, which says so itself. */
  readonly by: string | null;
  readonly icon: IconName;
  readonly tone: 'good' | 'bad' | 'doubt' | 'plain';
}

export function storyLineWords(line: StoryLine, story: Story, words: Words): StoryLineWords {
  switch (line.type) {
    case 'change':
      return { ...changeWords(line, story, words), by: actorWords(line.actor, story, words) };
    case 'call':
      return {
        text: callWords(line, words),
        by: callerWords(line, story, words),
        icon: 'ask',
        tone: 'plain',
      };
    case 'frame':
      return {
        text: frameWords(line, words),
        by: null,
        icon: frameIcons[line.direction],
        tone: 'plain',
      };
    default:
      return assertNever(line);
  }
}

/** The name a story has for an id, or the id. */
export function nameIn(story: Pick<Story, 'names'>, id: string): string {
  return story.names[id] ?? id;
}

/** Why a payment stands as it does, in a sentence; empty where there is nothing to say. */
export function reasonWords(payment: Payment, { t }: Words): string {
  if (payment.doubt) return t(`doubt.${payment.doubt.reason}`);
  if (!payment.failure) return '';
  const { code, by } = payment.failure;
  return code === 'TRANSACTION_CANCELLED' ? t(`cancelled.by.${by}`) : t(`failure.${code}`);
}

const frameIcons = { sent: 'send', received: 'back', dropped: 'question', lost: 'cross' } as const;

function changeWords(
  { what, change }: ChangeLine,
  story: Story,
  words: Words,
): Pick<StoryLineWords, 'text' | 'icon' | 'tone'> {
  const { order } = story;
  const money = (minor: number) => words.money(minor, order.currency);
  const payment = change.type === 'payment' ? change.payment : null;
  const refund = change.type === 'refund' ? change.refund : null;
  const told = change.type === 'order' ? change.order : order;
  const terminalId = change.type === 'activity' ? change.activity.terminalId : payment?.terminalId;
  const text = words.t(`story.${what}`, {
    seq: String(order.seq),
    amount: money(payment ? amountOf(payment) : (refund ?? told).amount),
    paid: money(told.amountPaid),
    refunded: money(payment?.refundedAmount ?? 0),
    method: payment ? methodWords(payment, words) : '',
    reason: payment ? reasonWords(payment, words) : '',
    terminal: terminalId ? nameIn(story, terminalId) : '',
  });
  const tone = toneOf(what);
  return { text: text.trim(), icon: changeIcons[tone], tone };
}

/** What it came to where money moved, else what was asked. */
function amountOf(payment: Payment): number {
  return payment.capturedAmount || payment.authorisedAmount || payment.amount;
}

const changeIcons = {
  good: 'check',
  bad: 'cross',
  doubt: 'question',
  plain: 'dot',
} as const satisfies Record<StoryLineWords['tone'], IconName>;

function toneOf(what: ChangeLine['what']): StoryLineWords['tone'] {
  switch (what) {
    case 'order_paid':
    case 'payment_captured':
    case 'payment_approved':
    case 'payment_authorised':
    case 'refund_processed':
      return 'good';
    case 'payment_declined':
    case 'payment_failed':
    case 'refund_failed':
      return 'bad';
    case 'payment_in_doubt':
    case 'refund_in_doubt':
      return 'doubt';
    default:
      return 'plain';
  }
}

/** Who it was, by name where there is one. */
export function actorWords(
  actor: Actor,
  story: Pick<Story, 'names'>,
  { t }: Pick<Words, 't'>,
): string {
  switch (actor.type) {
    case 'staff':
      return personWords(actor.staffId, actor.approvedBy ?? null, story, { t });
    case 'key':
      return t('story.by.key', { key: actor.keyId });
    case 'terminal':
      return t('story.by.terminal', { name: nameIn(story, actor.terminalId) });
    case 'till':
      return t('story.by.till');
    default:
      return assertNever(actor);
  }
}

function callerWords({ from, by, approvedBy }: CallLine, story: Story, { t }: Words): string {
  if (by === null) return t('story.by.nobody');
  if (from === 'gateway') return t('story.by.key', { key: by });
  return personWords(by, approvedBy, story, { t });
}

function personWords(
  id: string,
  approvedBy: string | null,
  story: Pick<Story, 'names'>,
  { t }: Pick<Words, 't'>,
): string {
  const name = nameIn(story, id);
  return approvedBy === null
    ? t('story.by.staff', { name })
    : t('story.by.approved', { name, approver: nameIn(story, approvedBy) });
}

function callWords(call: CallLine, words: Words): string {
  const asked = askedWords(call, words);
  if (call.times === 1) return asked;
  const count = words.count(call.times);
  return `${asked} · ${words.t('story.asked.times', { count, time: words.time(call.lastAt) })}`;
}

function askedWords({ from, what, outcome }: CallLine, { t }: Words): string {
  if (from === 'gateway') return t('story.asked.gateway', { what, outcome });
  const key = `story.asked.${what}`;
  const asked = isAsked(key) ? t(key) : t('story.asked.other', { what });
  if (outcome === 'done') return asked;
  if (outcome === 'not_allowed') return t('story.asked.not_allowed', { asked });
  return t(outcome.startsWith('refused') ? 'story.asked.refused' : 'story.asked.failed', { asked });
}

/** The channels that have words of their own. */
type AskedKey = Extract<keyof typeof en, `story.asked.${string}.${string}`>;

function isAsked(key: string): key is AskedKey {
  return Object.hasOwn(en, key) && key.split('.').length > 3;
}

function frameWords({ direction, name }: FrameLine, { t }: Words): string {
  return t(`story.frame.${direction}`, { name });
}
