import type { GatewayPage } from '../../../shared/ipc-gateway.ts';
import { useWords } from '../../store/window-context.tsx';

/** Who has called, what for, and what they were told; without bodies and without secrets. */
export function RecentCalls(props: {
  readonly calls: GatewayPage['calls'];
  readonly onRefresh: () => void;
}) {
  const { t, time } = useWords();
  const { calls, onRefresh } = props;
  return (
    <section className="panel gateway-calls" aria-labelledby="gateway-calls">
      <h2 id="gateway-calls">{t('gateway.calls')}</h2>
      {calls.length === 0 ? (
        <p>{t('gateway.no_calls')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('gateway.call.at')}</th>
              <th scope="col">{t('gateway.call.what')}</th>
              <th scope="col">{t('gateway.call.outcome')}</th>
              <th scope="col">{t('gateway.call.took')}</th>
              <th scope="col">{t('gateway.call.by')}</th>
            </tr>
          </thead>
          <tbody>
            {calls.map(({ at, what, outcome, milliseconds, by }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two calls may be alike in everything.
              <tr key={`${at} ${place}`} data-call={what} data-outcome={outcome}>
                <td>{time(at)}</td>
                <td>
                  <code>{what}</code>
                </td>
                <td>{outcome}</td>
                <td>{Math.round(milliseconds)} ms</td>
                <td>
                  <code>{by}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <button type="button" className="button" onClick={onRefresh}>
        {t('gateway.refresh')}
      </button>
    </section>
  );
}
