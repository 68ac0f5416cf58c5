import type { RefundAdvice, RefundWay } from '../../../shared/refund.ts';
import { Amount } from '../../components/amount.tsx';
import { terminalById } from '../../store/terminals-slice.ts';
import { useWindow, useWords } from '../../store/window-context.tsx';
import type { ChosenRoute } from './refund-entry.ts';

/** What was paid and what is left of it, how it would go back and when, and who has to let it through. */
export function RefundAdviceWords(props: {
  readonly advice: RefundAdvice;
  readonly isPart: boolean;
  readonly route: ChosenRoute;
}) {
  const { t } = useWords();
  const { advice, isPart, route } = props;
  const { currency } = advice;
  const mayRefund = useWindow(({ register }) => {
    const session = register?.session;
    return session?.type === 'open' && session.capabilities.includes('refund');
  });
  const way = isPart ? advice.part : advice.whole;
  const figures = [
    ['payments.fact.captured', advice.captured],
    ['payments.fact.refunded', advice.refunded],
    ['payments.fact.under_way', advice.underWay],
    ['payments.fact.remaining', advice.remaining],
  ] as const;
  return (
    <>
      <dl className="refund-facts">
        {figures.map(([name, minor]) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>
              <Amount minor={minor} currency={currency} />
            </dd>
          </div>
        ))}
      </dl>
      <div className="refund-way" data-route={route === 'advised' ? way?.route : route}>
        {route === 'advised' && way && <WayWords way={way} />}
        {route !== 'advised' && <p>{t(`refund.route.${route}`)}</p>}
        {route === 'advised' && advice.isSettlementUnknown && (
          <p data-settlement="unknown">{t('refund.settlement_unknown')}</p>
        )}
        <p>{t(mayRefund ? 'refund.approver.own' : 'refund.approver.other')}</p>
        {advice.whyNoPart && advice.whole && !isPart && (
          <p>{t(`refund.why_not.${advice.whyNoPart}`)}</p>
        )}
      </div>
    </>
  );
}

function WayWords({ way }: { readonly way: RefundWay }) {
  const { t, count } = useWords();
  const terminal = useWindow((state) => terminalById(state, way.terminalId))?.terminal;
  const { from, to } = way.days;
  const days = { from: count(from), to: count(to) };
  return (
    <>
      <p>
        {t(`refund.route.${way.route}`)}
        {terminal && ` ${t('refund.at', { name: terminal.name })}`}
        {way.needsCard && ` ${t('refund.needs_card')}`}
      </p>
      <p>
        {t(to === 0 ? 'refund.days.now' : from === to ? 'refund.days.one' : 'refund.days', days)}
      </p>
    </>
  );
}
