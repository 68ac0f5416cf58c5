import type { PayTone } from '../screens/pay/pay-status.ts';
import { Icon, type IconName } from './icon.tsx';

/** One device in the bar: a picture, its name, and how it does in a word. */
export function Chip(props: {
  readonly look: { readonly icon: IconName; readonly tone: PayTone };
  readonly name: string;
  readonly word?: string;
  /** For styles and specs: which device it is and how it does. */
  readonly kind: 'terminal' | 'gateway';
  readonly state: string;
}) {
  const { look, name, word, kind, state } = props;
  return (
    <span className="chip" data-tone={look.tone} data-chip={kind} data-state={state}>
      <Icon name={look.icon} />
      <span className="chip-name">{name}</span>
      {word !== undefined && <span className="chip-word">{word}</span>}
    </span>
  );
}
