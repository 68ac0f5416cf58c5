import { useEffect, useRef } from 'react';
import { useWords } from '../store/window-context.tsx';

/** What came out of its printer; the newest line is the one at the slot. */
export function PinpadPaper(props: { readonly lines: readonly string[] }) {
  const { t } = useWords();
  const { lines } = props;
  const paper = useRef<HTMLElement>(null);
  const count = lines.length;
  useEffect(() => {
    if (count > 0) paper.current?.scrollTo({ top: paper.current.scrollHeight });
  }, [count]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section ref={paper} className="pinpad-paper" aria-label={t('pinpad.paper')} tabIndex={0}>
      {count > 0 && <pre>{lines.join('\n')}</pre>}
    </section>
  );
}
