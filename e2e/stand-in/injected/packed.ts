/** A value on its way to the other world of a document, as contextBridge takes it apart. */
export type Packed =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'function'; readonly id: number }
  /** A function of the receiver's own, coming home. */
  | { readonly kind: 'yours'; readonly id: number }
  | { readonly kind: 'promise'; readonly id: number }
  | { readonly kind: 'array'; readonly items: readonly Packed[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Packed])[] }
  | { readonly kind: 'error'; readonly message: string }
  /** An object that was met before, by the order of meeting. */
  | { readonly kind: 'again'; readonly index: number };

/** How a call or a promise ended in the other world. */
export interface Outcome {
  readonly ok: boolean;
  readonly packed: Packed;
}
