import Type, { type Static } from 'typebox';

const id = Type.String({ minLength: 1, maxLength: 40, pattern: '^[A-Za-z0-9_-]+$' });
const minor = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
const exactly = { additionalProperties: false } as const;

/** An amount in minor units, or hundredths of a percent. */
const discount = Type.Union([
  Type.Null(),
  Type.Object({ type: Type.Literal('amount'), minor }, exactly),
  Type.Object(
    {
      type: Type.Literal('percent'),
      hundredths: Type.Integer({ minimum: 1, maximum: 10_000 }),
    },
    exactly,
  ),
]);

/** A sale that nobody has charged yet, as it is put away and taken up again. */
export const heldCartSchema = Type.Object(
  {
    lines: Type.Array(
      Type.Union([
        Type.Object(
          {
            type: Type.Literal('item'),
            itemId: id,
            quantity: Type.Integer({ minimum: 1, maximum: 9_999 }),
            /** Instead of the catalogue's price; null where that holds. */
            price: Type.Union([Type.Null(), minor]),
            discount,
          },
          exactly,
        ),
        Type.Object(
          {
            type: Type.Literal('amount'),
            name: Type.Union([Type.Null(), Type.String({ minLength: 1, maxLength: 80 })]),
            amount: minor,
          },
          exactly,
        ),
      ]),
      { minItems: 1, maxItems: 200 },
    ),
    discount,
    customer: Type.Object(
      {
        name: Type.Optional(Type.String({ maxLength: 80 })),
        contact: Type.Optional(Type.String({ maxLength: 20 })),
        email: Type.Optional(Type.String({ maxLength: 120 })),
      },
      exactly,
    ),
    note: Type.String({ maxLength: 256 }),
    receipt: Type.String({ maxLength: 40 }),
    /** What it came to when it was put away, for people to know it by. Minor units. */
    total: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  },
  exactly,
);

export type HeldCart = Static<typeof heldCartSchema>;

/** `recalled`: it stands in a window again; `dropped`: nobody wants it any more. */
export interface HeldSale {
  readonly id: string;
  readonly cart: HeldCart;
  readonly state: 'held' | 'recalled' | 'dropped';
  /** The person who put it away. */
  readonly heldBy: string;
  /** Milliseconds since 1970. */
  readonly heldAt: number;
  readonly changedAt: number;
}
