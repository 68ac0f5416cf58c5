import { expect, test } from 'vitest';
import type { ShownEndpoint, WebhookDelivery, WebhookOutcome } from '../../../shared/webhook.ts';
import { createWords } from '../../i18n/words.ts';
import { deliveryWord, endpointWord, outcomeWords } from './webhook-words.ts';

const words = createWords('en-IN');
const delivery: WebhookDelivery = {
  ...{ id: 'dlv_1', endpointId: 'hook_1', eventId: 'evt_1', event: 'payment.captured' },
  ...{ subject: 'pay_1', lane: 'order_1', kind: 'event', state: 'queued', tries: [] },
  ...{ nextAt: 0, createdAt: 0, changedAt: 0 },
};

test('what was tried in vain is told apart from what waits its turn', () => {
  const outcome: WebhookOutcome = { type: 'failed', trouble: 'refused' };
  const tried = { ...delivery, tries: [{ at: 1, milliseconds: 2, outcome }] };
  expect(deliveryWord(delivery)).toBe('waiting');
  expect(deliveryWord(tried)).toBe('trying');
  expect(deliveryWord({ ...tried, state: 'given_up' })).toBe('given_up');
});

test.each([
  [{ type: 'answered', status: 204, body: '' }, 'taken, answer 204'],
  [
    { type: 'answered', status: 302, body: '' },
    'sent us elsewhere, answer 302; that is not followed',
  ],
  [{ type: 'answered', status: 503, body: '' }, 'not taken, answer 503'],
  [{ type: 'failed', trouble: 'no_answer' }, 'no answer in time'],
] as const)('%o reads %s', (outcome, text) => {
  expect(outcomeWords(outcome, words)).toBe(text);
});

test('an endpoint without its secret says so, paused or not', () => {
  const endpoint: ShownEndpoint = {
    ...{ id: 'hook_1', url: 'https://shop.example/', events: [], createdAt: 0, changedAt: 0 },
    ...{ state: 'paused', hasSecret: true, waiting: 0 },
  };
  expect(endpointWord(endpoint)).toBe('paused');
  expect(endpointWord({ ...endpoint, hasSecret: false })).toBe('no_secret');
  expect(endpointWord({ ...endpoint, state: 'active' })).toBe('active');
});
