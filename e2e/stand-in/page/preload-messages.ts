import type { EncodedClone } from '../injected/encoded-clone.ts';

/** What the preload world says to the main process. */
export type FromPreload =
  | { readonly type: 'send'; readonly channel: string; readonly values: EncodedClone }
  | {
      readonly type: 'invoke';
      readonly id: number;
      readonly channel: string;
      readonly values: EncodedClone;
    }
  /** The preload script threw. */
  | { readonly type: 'failed'; readonly message: string };

/** What the main process says to the preload world. */
export type ToPreload =
  | { readonly type: 'event'; readonly channel: string; readonly values: EncodedClone }
  | { readonly type: 'answer'; readonly id: number; readonly value: EncodedClone }
  | { readonly type: 'refusal'; readonly id: number; readonly message: string };
