import type { Random } from '../simulation/random.ts';

/** Things that exist at the gateway, so that some requests mean something. */
export interface Known {
  readonly deviceId: string;
  readonly authorization: string;
  readonly orders: readonly string[];
  readonly activities: readonly string[];
}

export interface HostileBody {
  readonly contentType: string;
  /** One character a byte. */
  readonly bytes: string;
}

const values: readonly [unknown, ...unknown[]] = [
  null,
  true,
  '',
  '19900',
  'INR',
  'order_00000000000000',
  '\u0000\ud800\u202e<script>',
  'x'.repeat(3_000),
  0,
  -1,
  199.5,
  1e308,
  2 ** 53,
  19_900,
  [],
  [[]],
  {},
  { constructor: { prototype: { polluted: true } } },
];

const raw: readonly [string, ...string[]] = [
  '',
  ' ',
  'null',
  '[]',
  '{"amount":',
  '{"amount":1e999,"currency":"INR"}',
  '{"amount":19900,"amount":0,"currency":"INR"}',
  '{"amount":9007199254740993,"currency":"INR"}',
  '{"__proto__":{"amount":19900},"currency":"INR"}',
  '\u00ef\u00bb\u00bf{"amount":19900,"currency":"INR"}',
  '\u00ff\u00fe\u0000{',
  '\u001f\u008b\u0008\u0000',
  '['.repeat(20_000),
  `{"a":${'[{"a":'.repeat(3_000)}`,
  `{"amount":19900,"currency":"INR","notes":{"n":"${'x'.repeat(70_000)}"}}`,
  'amount=19900&currency=INR',
  'amount[]=19900&amount[x][y]=1&currency=INR&notes[__proto__][a]=b',
  `notes${'[a]'.repeat(500)}=1&amount=19900`,
  'amount=%ff%zz&currency=%00&=&&&=a&notes[5]=x',
];

const contentTypes: readonly [string, ...string[]] = [
  'application/json',
  'application/json; charset=utf-8',
  'application/json; charset=utf-16',
  'application/x-www-form-urlencoded',
  'text/plain',
  'multipart/form-data; boundary=x',
  'APPLICATION/JSON',
  '/',
  ';;;',
  '',
];

/** A right body, one with a member spoilt, or bytes that are none. */
export function hostileBody(random: Random, known: Known): HostileBody {
  if (random.chance(0.3)) {
    const bytes = random.pick(raw);
    const isForm = bytes.includes('=') && random.chance(0.8);
    return { contentType: isForm ? (contentTypes[3] ?? '') : random.pick(contentTypes), bytes };
  }
  const right = rightBody(random, known);
  const sent = random.chance(0.4) ? right : spoilt(random, right);
  const bytes = Buffer.from(JSON.stringify(sent)).toString('latin1');
  const contentType = random.chance(0.9) ? 'application/json' : random.pick(contentTypes);
  return { contentType, bytes };
}

function rightBody(random: Random, known: Known): Record<string, unknown> {
  const money = { amount: 19_900, currency: 'INR' };
  switch (random.below(4)) {
    case 0:
      return { ...money, receipt: 'r', notes: { table: '4' } };
    case 1:
      return { action: 'close_checkout', device_id: known.deviceId };
    case 2:
      return money;
    default: {
      const orderId = known.orders[random.below(known.orders.length)] ?? 'order_00000000000000';
      const checkout = { ...money, order_id: orderId, description: 'Sale', name: 'Shop' };
      return { action: 'initiate_checkout', initiate_checkout: checkout };
    }
  }
}

/** With a value where another belongs, at any depth, or under a name that nobody has heard of. */
function spoilt(random: Random, body: Record<string, unknown>): Record<string, unknown> {
  const names = [...Object.keys(body), '__proto__', 'toString', 'device_mode'];
  const name = names[random.below(names.length)] ?? '';
  const inside = body[name];
  const isDeeper = typeof inside === 'object' && inside !== null && random.chance(0.8);
  const value = isDeeper ? spoilt(random, { ...inside }) : random.pick(values);
  return Object.fromEntries([...Object.entries(body), [name, value]]);
}
