import type { WindowMode } from '../../shared/ipc.ts';
import { useWords } from '../store/window-context.tsx';

/** Always there while no money can move, so that nobody hands out goods for a rehearsal. */
export function TestBanner(props: { readonly mode: WindowMode }) {
  const { t } = useWords();
  if (props.mode.type === 'live') return null;
  return (
    <aside className="test-banner" aria-label={t('test.tag')} data-mode="test">
      <p>
        <strong>{t('test.tag')}</strong> — {t(`test.${props.mode.link}`)}
      </p>
    </aside>
  );
}
