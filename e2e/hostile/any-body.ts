import fc, { type Arbitrary } from 'fast-check';

/** Bodies meant for each call, as they should be or spoilt. Texts are Latin-1: one character a byte. */
export interface JsonBodies {
  readonly order: Arbitrary<string>;
  readonly checkout: Arbitrary<string>;
  readonly close: Arbitrary<string>;
  readonly notes: Arbitrary<string>;
}

export function jsonBodies(orderId: string): JsonBodies {
  const order = { amount: 19_900, currency: 'INR', notes: { a: 'b' } };
  const checkout = {
    action: 'initiate_checkout',
    initiate_checkout: { ...order, order_id: orderId, description: 'x' },
  };
  const inside = fc.tuple(checkoutMember, anything).map(([name, value]) => ({
    ...checkout,
    initiate_checkout: { ...checkout.initiate_checkout, [name]: value },
  }));
  return {
    order: written(spoilt(order)),
    checkout: written(fc.oneof(spoilt(checkout), inside)),
    close: written(spoilt({ action: 'close_checkout' })),
    notes: written(spoilt({ notes: {} })),
  };
}

const member = fc.constantFrom(
  'amount',
  'currency',
  'notes',
  'receipt',
  'action',
  'device_id',
  'initiate_checkout',
  '__proto__',
);
const checkoutMember = fc.constantFrom(
  'amount',
  'currency',
  'order_id',
  'description',
  'name',
  'type',
  'prefill',
);

const anything = fc.oneof(
  fc.jsonValue({ stringUnit: 'binary' }),
  fc.constantFrom<unknown>(null, '', '\u0000', '\ud800', 'x'.repeat(300), 0, -1, 2 ** 53),
);

/** Half of them as they are. */
function spoilt(body: object): Arbitrary<object> {
  const one = fc.tuple(member, anything).map(([name, value]) => ({ ...body, [name]: value }));
  return fc.oneof(fc.constant(body), one);
}

function written(bodies: Arbitrary<object>): Arbitrary<string> {
  const whole = fc
    .oneof({ weight: 9, arbitrary: bodies }, { weight: 1, arbitrary: anything })
    .map((value) => latin1(JSON.stringify(value)));
  const cut = fc.tuple(whole, fc.nat(40)).map(([text, length]) => text.slice(0, length));
  return fc.oneof(
    { weight: 8, arbitrary: whole },
    { weight: 1, arbitrary: cut },
    { weight: 1, arbitrary: huge },
  );
}

const huge = fc.constantFrom(
  '['.repeat(30_000),
  `{"a":"${'x'.repeat(70_000)}"}`,
  '{"amount":1e999}',
);

export const formBody = fc.constantFrom(
  'amount=19900&currency=INR',
  'amount[]=1&amount[x]=2',
  'notes[a]=b&notes[a][b]=c',
  `a${'[b]'.repeat(400)}=1`,
  '%ff=%zz&&&=',
  'a=1&'.repeat(500),
);

export const noise = fc.string({
  unit: fc.integer({ min: 1, max: 255 }).map((code) => String.fromCharCode(code)),
});

function latin1(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
