import type { OrderLine } from '../../../shared/ipc.ts';
import { terminalById } from '../../store/terminals-slice.ts';
import { useWindow, useWords } from '../../store/window-context.tsx';
import { orderFacts } from './order-facts.ts';

/** All that is known of a sale, for a question at the counter. */
export function OrderDetails(props: { readonly line: OrderLine }) {
  const words = useWords();
  const { order, payment } = props.line;
  const terminal = useWindow((state) => terminalById(state, payment?.terminalId));
  const terminalName = terminal?.terminal.name ?? payment?.terminalId ?? null;
  const facts = orderFacts(props.line, words, terminalName);
  return (
    <dl className="order-details" aria-label={words.t('today.details', { seq: String(order.seq) })}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{words.t(`today.detail.${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
