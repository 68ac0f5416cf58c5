import { AskingWords } from '../../components/asking-words.tsx';
import { Icon } from '../../components/icon.tsx';
import { noticeWords } from '../../i18n/notice-words.ts';
import { screenNotice } from '../../store/entry-slice.ts';
import { useWindow, useWords } from '../../store/window-context.tsx';

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
