import { assertNever } from '../../shared/assert-never.ts';
import type { Change } from '../../shared/journal.ts';

/** What changed, as JSON: kept in its table's `content`. */
export function contentOf(change: Change): string {
  return toJson(change.type, subjectOf(change));
}

/** The change without its type, as JSON, with the content put in as it is: it is made only once. */
export function payloadOf(change: Change, content: string): string {
  switch (change.type) {
    case 'payment':
      return `{"payment":${content},"because":${JSON.stringify(change.because)}}`;
    case 'refund':
      return `{"refund":${content},"because":${JSON.stringify(change.because)}}`;
    case 'held_sale':
      return `{"heldSale":${content}}`;
    case 'print_job':
      return `{"printJob":${content}}`;
    case 'pin_try':
      return `{"pinTry":${content}}`;
    case 'webhook_endpoint':
      return `{"endpoint":${content}}`;
    case 'webhook_event':
      return `{"event":${content}}`;
    case 'webhook_delivery':
      return `{"delivery":${content}}`;
    case 'incoming_webhook':
      return `{"webhook":${content}}`;
    case 'setting':
      return `{"name":${JSON.stringify(change.name)},"value":${content}}`;
    case 'order':
    case 'activity':
    case 'terminal':
    case 'item':
    case 'staff':
    case 'pin':
    case 'comparison':
      return `{"${change.type}":${content}}`;
    default:
      return assertNever(change);
  }
}

/** The opposite of payloadOf; the text comes from the journal and nobody else writes there. */
export function readChange(type: string, payload: string): Change {
  return { type, ...JSON.parse(payload) } as Change;
}

function subjectOf(change: Change): unknown {
  switch (change.type) {
    case 'order':
      return change.order;
    case 'payment':
      return change.payment;
    case 'refund':
      return change.refund;
    case 'activity':
      return change.activity;
    case 'terminal':
      return change.terminal;
    case 'item':
      return change.item;
    case 'staff':
      return change.staff;
    case 'pin':
      return change.pin;
    case 'pin_try':
      return change.pinTry;
    case 'held_sale':
      return change.heldSale;
    case 'print_job':
      return change.printJob;
    case 'webhook_endpoint':
      return change.endpoint;
    case 'webhook_event':
      return change.event;
    case 'webhook_delivery':
      return change.delivery;
    case 'incoming_webhook':
      return change.webhook;
    case 'comparison':
      return change.comparison;
    case 'setting':
      return change.value;
    default:
      return assertNever(change);
  }
}

function toJson(type: string, subject: unknown): string {
  const text: string | undefined = JSON.stringify(subject);
  if (text === undefined) throw new TypeError(`A ${type} without a value cannot be kept`);
  return text;
}
