import Type from 'typebox';
import type { Parameter } from '../operation.ts';

const mode: Parameter = {
  in: 'header',
  name: 'X-Razorpay-Device-Mode',
  description:
    'Also as device_mode in the query or the body. Wired where a request may leave it out',
  schema: Type.Enum(['wired', 'wireless']),
};
const profile: Parameter = {
  in: 'header',
  name: 'X-Pos-Error-Profile',
  description: 'Whose words errors use: the gateway guide’s, or the cloud’s that SDKs tell apart',
  schema: Type.Enum(['pos', 'razorpay']),
};

/** What every call of this surface may say. */
export const always = [mode, profile];

export const idempotencyKey: Parameter = {
  in: 'header',
  name: 'Idempotency-Key',
  description: 'A copy of the request is told the same for 24 hours and does nothing',
  schema: Type.String({ minLength: 1, maxLength: 255 }),
};

const seconds = Type.Integer({ minimum: 0 });

/** Which of a list. */
export const timeParameters: readonly Parameter[] = [
  query('count', 'How many; 10 when not given', Type.Integer({ minimum: 1, maximum: 100 })),
  query('skip', 'How many of the newest to leave out', Type.Integer({ minimum: 0 })),
  query('from', 'Made at this time or later, in seconds since 1970', seconds),
  query('to', 'Made at this time or earlier, in seconds since 1970', seconds),
];

export function query(name: string, description: string, schema: Parameter['schema']): Parameter {
  return { in: 'query', name, description, schema };
}
