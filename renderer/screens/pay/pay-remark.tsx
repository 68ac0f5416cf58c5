import { Icon } from '../../components/icon.tsx';
import { useNow } from '../../components/use-now.ts';
import { noticeWords } from '../../i18n/notice-words.ts';
import type { CheckoutSlice } from '../../store/checkout-slice.ts';
import { screenNotice } from '../../store/entry-slice.ts';
import { useWindow, useWords } from '../../store/window-context.tsx';
import { formatSeconds, secondsUntil } from './countdown.ts';

/** What the window has to say about the last key: that it is being asked, or why it did nothing. */
export function PayRemark() {
  const words = useWords();
  const notice = useWindow(screenNotice);
  const asking = useWindow((state) => state.asking);
  const currency = useWindow((state) => state.checkout?.order.currency ?? 'INR');
  return (
    <p className="pay-remark" role="status">
      {asking && <AskingWords asking={asking} />}
      {!asking && notice && (
        <>
          <Icon name="alert" />
          {noticeWords(notice, words, currency)}
        </>
      )}
    </p>
  );
}

function AskingWords(props: { readonly asking: NonNullable<CheckoutSlice['asking']> }) {
  const { t } = useWords();
  const { what, until } = props.asking;
  const offset = useWindow(({ register }) => register?.clockOffset ?? 0);
  const seconds = secondsUntil(until + offset, useNow());
  return what === 'check'
    ? t('asking.check', { time: formatSeconds(seconds) })
    : t(`asking.${what}`);
}
