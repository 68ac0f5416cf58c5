import { afterEach, expect, test } from 'vitest';
import { userText } from '../../../shared/messages/messages.ts';
import { type GatewayRig, openGatewayRig } from '../testing/gateway-rig.ts';
import { preferredLanguage } from './preferred-language.ts';

let rig: GatewayRig | undefined;
afterEach(() => rig?.close());

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['hi', 'hi'],
  ['HI-in', 'hi'],
  ['ta, hi;q=0.9, en;q=0.8', 'hi'],
  ['en;q=0.5, hi; q=0.7', 'hi'],
  ['en, hi', 'en'],
  ['hi;q=0', 'en'],
  ['hi;q=2', 'en'],
  ['hindi', 'en'],
  ['*', 'en'],
  [`${'hi-'.repeat(5_000)}`, 'en'],
])('for %s the language is %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language);
});

test('the sentence for a user comes in the language that is asked for; the rest stays English (R78)', async () => {
  rig = await openGatewayRig({ connected: false });
  const { call } = rig;
  const order = { amount: 19_900, currency: 'INR' };
  const { id } = (await call({ method: 'POST', url: '/v1/orders', body: order })).json();
  const started = await call({
    method: 'POST',
    url: '/v1/devices/activity',
    body: {
      action: 'initiate_checkout',
      initiate_checkout: { ...order, order_id: id, description: 'Two teas' },
    },
    headers: { 'accept-language': 'hi-IN,hi;q=0.9,en;q=0.5' },
  });
  const hindi = started.json();
  expect(hindi.metadata.user_text).toBe(userText('DEVICE_DISCONNECTED', 'hi'));
  const english = (await call({ url: `/v1/devices/activity/${hindi.id}` })).json();
  expect(english.metadata.user_text).toBe(userText('DEVICE_DISCONNECTED', 'en'));
  expect(english.error).toEqual(hindi.error);
});
