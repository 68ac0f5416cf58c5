import { useCallback, useEffect, useRef, useState } from 'react';
import type { GatewayPage } from '../../../shared/ipc-gateway.ts';
import { KeyCap } from '../../components/key-cap.tsx';
import { PageNotice } from '../../components/page-notice.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { useServices, useWords } from '../../store/window-context.tsx';
import { AddressFacts } from './address-facts.tsx';
import { GatewayKeys } from './gateway-keys.tsx';
import { RecentCalls } from './recent-calls.tsx';
import { TryIt } from './try-it.tsx';

/** The door for software: where it is, who may in, how to begin, and who has been there. */
export function GatewayScreen() {
  const { t } = useWords();
  const { place, gateway } = useServices();
  const [page, setPage] = useState<GatewayPage | null>(null);
  const [remark, setRemark] = useState<string | null>(null);
  const screen = useRef<HTMLElement>(null);
  useEffect(() => screen.current?.focus({ preventScroll: true }), []);
  const refresh = useCallback(async () => {
    const told = await gateway.page();
    if (typeof told !== 'string') return setPage(told);
    if (told === 'not_allowed') place.go('sell');
    setRemark(t(`gateway.${told}`));
  }, [gateway, place, t]);
  useEffect(() => void refresh(), [refresh]);
  useKeys(({ type }) => (type === 'escape' ? place.go('sell') : 'unused'));

  return (
    <main
      className="page"
      data-screen="gateway"
      aria-label={t('gateway.title')}
      ref={screen}
      tabIndex={-1}
    >
      <header className="page-head">
        <h1>{t('gateway.title')}</h1>
        <p role="status" className="page-remark">
          {remark}
        </p>
        <PageNotice />
        <KeyCap
          cap={t('key.escape')}
          label={t('act.back')}
          shortcut="Escape"
          onPress={() => place.go('sell')}
        />
      </header>
      {page && (
        <div className="page-body gateway">
          <AddressFacts page={page} />
          <GatewayKeys keys={page.keys} onChanged={refresh} onRemark={setRemark} />
          <TryIt page={page} />
          <RecentCalls calls={page.calls} onRefresh={() => void refresh()} />
        </div>
      )}
    </main>
  );
}
