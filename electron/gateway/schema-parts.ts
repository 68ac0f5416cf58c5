import Type, { type TSchema } from 'typebox';

/** The provider's list of something, as all its surfaces have it. */
export function collectionOf<Schema extends TSchema>(items: Schema) {
  return Type.Object({
    entity: Type.Literal('collection'),
    count: Type.Integer(),
    items: Type.Array(items),
  });
}

export function orNull<Schema extends TSchema>(schema: Schema) {
  return Type.Union([schema, Type.Null()]);
}
