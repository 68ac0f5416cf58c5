import { Icon } from '../../components/icon.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';

/** Before the main process has told anything; and what to do when it does not. */
export function OpeningScreen() {
  const { t } = useWords();
  const { load } = useServices();
  const contact = useWindow((state) => state.contact);
  useKeys((key) => {
    if (key.type !== 'enter' && key.type !== 'r') return 'unused';
    void load();
    return undefined;
  });
  if (contact === 'ok') {
    return (
      <main className="opening" data-screen="opening" data-state="opening">
        <p role="status">{t('app.opening')}</p>
      </main>
    );
  }
  return (
    <main className="opening" data-screen="opening" data-state="closed">
      <div role="alert">
        <Icon name="alert" />
        <h1>{t('app.closed.word')}</h1>
        <p>{t('app.closed.line')}</p>
      </div>
      <KeyCap
        cap={t('key.enter')}
        label={t('contact.again')}
        shortcut="Enter"
        isPrimary
        onPress={() => void load()}
      />
    </main>
  );
}
