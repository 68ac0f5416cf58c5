import { noticeWords } from '../i18n/notice-words.ts';
import { registerCurrency } from '../store/register-slice.ts';
import { useWindow, useWords } from '../store/window-context.tsx';
import { Icon } from './icon.tsx';

/** What the till has to say about the last thing that was asked in a dialog. */
export function NoticeLine() {
  const words = useWords();
  const notice = useWindow((state) => state.notice);
  const currency = useWindow(registerCurrency);
  return (
    <p className="dialog-notice" role="alert">
      {notice && (
        <>
          <Icon name="alert" />
          {noticeWords(notice, words, currency)}
        </>
      )}
    </p>
  );
}
