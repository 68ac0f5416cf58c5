import { noticeWords } from '../i18n/notice-words.ts';
import { screenNotice } from '../store/entry-slice.ts';
import { registerCurrency } from '../store/register-slice.ts';
import { useWindow, useWords } from '../store/window-context.tsx';
import { Icon } from './icon.tsx';

/** What the till has to say on a page, where a dialog does not say it. */
export function PageNotice() {
  const words = useWords();
  const notice = useWindow(screenNotice);
  const currency = useWindow(registerCurrency);
  return (
    <p className="page-notice" role="alert">
      {notice && (
        <>
          <Icon name="alert" />
          {noticeWords(notice, words, currency)}
        </>
      )}
    </p>
  );
}
