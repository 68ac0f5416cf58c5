import {
  type ComparedStatement,
  type StatementOutcome,
  statementOutcomes,
} from '../../../shared/statement.ts';
import { Amount } from '../../components/amount.tsx';
import { Icon } from '../../components/icon.tsx';
import { Press } from '../../components/press.tsx';
import { useWords } from '../../store/window-context.tsx';
import { outcomeLooks } from './statement-words.ts';

/** What came of a comparison, by outcome; each is chosen by its digit, and given up the same way. */
export function StatementSums(props: {
  readonly compared: ComparedStatement;
  readonly chosen: StatementOutcome | null;
  readonly onChoose: (outcome: StatementOutcome) => void;
}) {
  const { t, count } = useWords();
  const { compared, chosen, onChoose } = props;
  const { sums, currency } = compared;
  return (
    <table className="settlement-sums statement-sums">
      <thead>
        <tr>
          <th scope="col">{t('statement.outcome')}</th>
          <th scope="col">{t('statement.count')}</th>
          <th scope="col">{t('statement.theirs')}</th>
          <th scope="col">{t('statement.ours')}</th>
        </tr>
      </thead>
      <tbody>
        {statementOutcomes.map((outcome, place) => (
          <tr key={outcome} data-sum={outcome} data-count={sums[outcome].count}>
            <th scope="row">
              <Press
                className="menu-key"
                shortcut={String(place + 1)}
                isPressed={chosen === outcome}
                onPress={() => onChoose(outcome)}
              >
                <span className="cap" aria-hidden="true">
                  {count(place + 1)}
                </span>
                <span className="order-status" data-tone={outcomeLooks[outcome].tone}>
                  <Icon name={outcomeLooks[outcome].icon} />
                  {t(`statement.outcome.${outcome}`)}
                </span>
              </Press>
            </th>
            <td>{count(sums[outcome].count)}</td>
            <td>
              <Amount minor={sums[outcome].theirs} currency={currency} />
            </td>
            <td>
              <Amount minor={sums[outcome].ours} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
