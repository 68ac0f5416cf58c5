import { useState } from 'react';
import { useServices, useWords } from '../store/window-context.tsx';

/** Puts a text where other programs can paste it, and says so. */
export function CopyButton(props: { readonly what: string; readonly text: string }) {
  const { t } = useWords();
  const { history } = useServices();
  const { what, text } = props;
  const [isCopied, setCopied] = useState(false);
  return (
    <>
      <button
        type="button"
        className="button button-small"
        onClick={() => void history.copy(text).then(setCopied)}
      >
        {t('gateway.copy', { what })}
      </button>
      <span role="status">{isCopied && t('terminals.copied')}</span>
    </>
  );
}
