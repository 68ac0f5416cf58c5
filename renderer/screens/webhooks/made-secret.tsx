import { CopyButton } from '../../components/copy-button.tsx';
import { useWords } from '../../store/window-context.tsx';

/** A secret that has just been made: here it is, and nowhere else ever again. */
export function MadeSecret(props: { readonly secret: string; readonly onSeen: () => void }) {
  const { t } = useWords();
  const { secret, onSeen } = props;
  return (
    <div className="made-key" role="alert">
      <p>{t('webhooks.secret_once')}</p>
      <p>
        <code data-made-secret>{secret}</code>
      </p>
      <p className="terminal-acts">
        <CopyButton what={t('webhooks.secret')} text={secret} />
        <button type="button" className="button button-small" onClick={onSeen}>
          {t('webhooks.secret_seen')}
        </button>
      </p>
    </div>
  );
}
