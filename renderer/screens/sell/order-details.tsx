import type { OrderLine } from '../../../shared/ipc.ts';
import { terminalById } from '../../store/terminals-slice.ts';
import { useWindow, useWords } from '../../store/window-context.tsx';
import { lineWords, orderFacts } from './order-facts.ts';

/** All that is known of a sale, for a question at the counter. */
export function OrderDetails(props: { readonly line: OrderLine }) {
  const words = useWords();
  const { order, payment } = props.line;
  const terminal = useWindow((state) => terminalById(state, payment?.terminalId));
  const terminalName = terminal?.terminal.name ?? payment?.terminalId ?? null;
  const facts = orderFacts(props.line, words, terminalName);
  return (
    <dl className="order-details" aria-label={words.t('today.details', { seq: String(order.seq) })}>
      {order.lines.length > 0 && (
        <div>
          <dt>{words.t('today.detail.lines')}</dt>
          <dd>
            <ol>
              {lineWords(order, words).map(({ place, text }) => (
                <li key={place}>{text}</li>
              ))}
            </ol>
          </dd>
        </div>
      )}
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{words.t(`today.detail.${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
