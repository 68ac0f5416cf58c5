import type { GatewayPage } from '../../../shared/ipc-gateway.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { useServices, useWords } from '../../store/window-context.tsx';

/** Where the gateway is, and how it stands. */
export function AddressFacts(props: { readonly page: GatewayPage }) {
  const { t } = useWords();
  const { place } = useServices();
  const { url, deviceId, unresolved } = props.page;
  return (
    <section className="panel gateway-facts" aria-labelledby="gateway-about">
      <h2 id="gateway-about">{t('gateway.about')}</h2>
      <dl>
        <dt>{t('gateway.address')}</dt>
        <dd>
          <code>{url}</code> <CopyButton what={t('gateway.address')} text={url} />
        </dd>
        <dt>{t('gateway.docs')}</dt>
        <dd>
          <code>{url}/docs</code>
        </dd>
        {deviceId !== null && (
          <>
            <dt>{t('gateway.device')}</dt>
            <dd>
              <code>{deviceId}</code> <CopyButton what={t('gateway.device')} text={deviceId} />
            </dd>
          </>
        )}
        <dt>{t('gateway.unresolved')}</dt>
        <dd data-unresolved-count={unresolved}>{unresolved}</dd>
      </dl>
      <button type="button" className="button" onClick={() => place.go('settings')}>
        {t('gateway.switches')}
      </button>
    </section>
  );
}
