import type { KeyName } from '../keyboard/key-name.ts';
import { useKeys } from './use-keys.ts';

/** The keys of a dialog: stands inside of it, so that it hears before the dialog keeps the rest out. */
export function DialogKeys(props: { readonly onKey: (key: KeyName) => 'unused' | undefined }) {
  useKeys(props.onKey, 'dialog');
  return null;
}
