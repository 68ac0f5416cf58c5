import { useState } from 'react';
import { Dialog } from '../components/dialog.tsx';
import { useServices, useWindow, useWords } from '../store/window-context.tsx';

/** From the demo to a shop of one's own: what will happen, then yes. */
export function OwnShopDialog() {
  const { t } = useWords();
  const { place, shop } = useServices();
  const mode = useWindow((state) => state.register?.mode.type);
  const [remark, setRemark] = useState<string | null>(null);
  return (
    <Dialog name="own_shop" title={t('own_shop.title')} onClose={place.closeDialog}>
      {mode === 'live' ? (
        <p>{t('own_shop.open_already')}</p>
      ) : (
        <>
          <p>{t('own_shop.what')}</p>
          <p>{t('own_shop.then')}</p>
          <p role="status">{remark}</p>
          <button
            type="button"
            className="button button-primary"
            data-autofocus="true"
            onClick={() => void open()}
          >
            {t('own_shop.yes')}
          </button>
        </>
      )}
    </Dialog>
  );

  async function open(): Promise<void> {
    setRemark(t(`own_shop.${await shop.open()}`));
  }
}
