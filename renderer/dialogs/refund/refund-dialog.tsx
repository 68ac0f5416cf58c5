import { useEffect, useState } from 'react';
import type { AdvisedPayment } from '../../../shared/ipc-payments.ts';
import { Dialog } from '../../components/dialog.tsx';
import { useServices, useWords } from '../../store/window-context.tsx';
import { RefundForm } from './refund-form.tsx';

/** Money back for a payment: what could be given back and how, and then how it goes. */
export function RefundDialog(props: { readonly paymentId: string }) {
  const { t } = useWords();
  const { refunds, place } = useServices();
  const [found, setFound] = useState<AdvisedPayment | null | 'asking'>('asking');
  const { paymentId } = props;
  useEffect(() => {
    void refunds.advise(paymentId).then(setFound);
  }, [refunds, paymentId]);
  if (found !== null && found !== 'asking') return <RefundForm advised={found} />;
  return (
    <Dialog name="refund" title={t('refund.title.any')} onClose={place.closeDialog}>
      <p role="status">{t(found === 'asking' ? 'history.asking' : 'refund.unknown')}</p>
    </Dialog>
  );
}
