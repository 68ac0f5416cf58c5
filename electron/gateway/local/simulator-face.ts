import Type, { type Static } from 'typebox';
import { currencies } from '../../../shared/money.ts';
import { answerManners, magicMeanings, type PinpadFace } from '../../../shared/pinpad.ts';

const currencyNames = Object.keys(currencies) as (keyof typeof currencies)[];
const kinds = ['sale', 'reversal', 'refund', 'reservation', 'booking', 'release'] as const;

const transaction = {
  kind: Type.Enum([...kinds]),
  amount: Type.Integer(),
  currency: Type.Enum(currencyNames),
};

/** A simulated terminal as programs see it. Amounts in minor units. */
export const faceSchema = Type.Object({
  device_id: Type.String(),
  name: Type.String(),
  protocol: Type.String(),
  plugged: Type.Boolean(),
  powered: Type.Boolean(),
  silent: Type.Boolean(),
  next_answer: Type.Enum([...answerManners]),
  state: Type.Enum(['idle', 'waiting', 'asking', 'reporting']),
  presented: Type.Union([Type.Enum(['card', 'upi']), Type.Null()]),
  transaction: Type.Union([Type.Object(transaction), Type.Null()]),
  magic: Type.Union([Type.Enum([...magicMeanings]), Type.Null()]),
  lines: Type.Array(Type.String()),
  /** The text of a code, or a picture of one as a data address. */
  code: Type.Union([Type.String(), Type.Null()]),
  printed: Type.Array(Type.String()),
  last: Type.Union([
    Type.Object({
      ...transaction,
      result: Type.Enum(['approved', 'declined', 'cancelled', 'reversed']),
    }),
    Type.Null(),
  ]),
});

export function faceEntity(face: PinpadFace): Static<typeof faceSchema> {
  const { code } = face;
  return {
    device_id: face.terminalId,
    name: face.name,
    protocol: face.protocol,
    plugged: face.isPlugged,
    powered: face.isPowered,
    silent: face.isSilent,
    next_answer: face.answer,
    state: face.step,
    presented: face.presented,
    transaction: face.transaction,
    magic: face.magic,
    lines: [...face.lines],
    code: code && (code.type === 'text' ? code.text : code.address),
    printed: [...face.printed],
    last: face.last,
  };
}
