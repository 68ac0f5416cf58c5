import type { OrderLine } from '../../../shared/ipc.ts';
import { Press } from '../../components/press.tsx';
import { terminalById } from '../../store/terminals-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { billOfOrder, isOwing } from '../../tender/bill.ts';
import { lineWords, orderFacts } from './order-facts.ts';

/** All that is known of a sale, for a question at the counter. */
export function OrderDetails(props: { readonly line: OrderLine }) {
  const words = useWords();
  const { place } = useServices();
  const { order, payment } = props.line;
  const terminal = useWindow((state) => terminalById(state, payment?.terminalId));
  const terminalName = terminal?.terminal.name ?? payment?.terminalId ?? null;
  const facts = orderFacts(props.line, words, terminalName);
  return (
    <>
      <dl
        className="order-details"
        aria-label={words.t('today.details', { seq: String(order.seq) })}
      >
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
      {isOwing(props.line) && (
        <Press
          className="button order-rest"
          onPress={() => place.open({ type: 'rest', bill: billOfOrder(order), seq: order.seq })}
        >
          {words.t('rest.open')}
        </Press>
      )}
    </>
  );
}
