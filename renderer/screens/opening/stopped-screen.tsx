import { KeyCap } from '../../components/key-cap.tsx';
import { createWords } from '../../i18n/words.ts';

/** Instead of a blank window after a fault in it. It uses nothing that may have caused the fault. */
export function StoppedScreen(props: { readonly onAgain: () => void }) {
  const { t } = createWords(document.documentElement.lang || 'en-IN');
  return (
    <main className="opening" data-screen="opening" data-state="stopped">
      <div role="alert">
        <h1>{t('app.stopped.word')}</h1>
        <p>{t('app.stopped.line')}</p>
      </div>
      <KeyCap
        cap={t('key.enter')}
        label={t('app.stopped.again')}
        shortcut="Enter"
        isPrimary
        onPress={props.onAgain}
      />
    </main>
  );
}
