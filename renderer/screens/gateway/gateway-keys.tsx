import { type FormEvent, useState } from 'react';
import { type KeyScope, keyScopes, type ShownKey } from '../../../shared/gateway-keys.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { LabelledField } from '../../components/labelled-field.tsx';
import { useServices, useWords } from '../../store/window-context.tsx';

/** Who may call: keys are made for one purpose, shown once, and taken back. */
export function GatewayKeys(props: {
  readonly keys: readonly ShownKey[];
  readonly onChanged: () => Promise<void>;
  readonly onRemark: (remark: string | null) => void;
}) {
  const { t } = useWords();
  const { gateway } = useServices();
  const { keys, onChanged, onRemark } = props;
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly KeyScope[]>(['sell']);
  const [made, setMade] = useState<{ keyId: string; secret: string } | null>(null);
  const [sure, setSure] = useState<string | null>(null);
  return (
    <section className="panel gateway-keys" aria-labelledby="gateway-keys">
      <h2 id="gateway-keys">{t('gateway.keys')}</h2>
      <ul className="key-list">
        {keys.map(({ keyId, name: own, scopes: may }) => (
          <li key={keyId} data-key={keyId}>
            <span className="person-name">{own || t('gateway.first_key')}</span>
            <code>{keyId}</code>
            <span className="person-role">
              {may.map((scope) => t(`gateway.scope.${scope}`)).join(', ')}
            </span>
            <button
              type="button"
              className="button button-small"
              onClick={() => (sure === keyId ? void revoke(keyId) : setSure(keyId))}
            >
              {t(sure === keyId ? 'gateway.revoke_sure' : 'gateway.revoke')}
            </button>
          </li>
        ))}
      </ul>
      {made && (
        <div className="made-key" role="alert">
          <p>{t('gateway.secret')}</p>
          <p>
            <code data-made-key={made.keyId}>{`${made.keyId}:${made.secret}`}</code>
          </p>
          <p className="terminal-acts">
            <CopyButton what={t('gateway.keys')} text={`${made.keyId}:${made.secret}`} />
            <button type="button" className="button button-small" onClick={() => setMade(null)}>
              {t('gateway.secret_seen')}
            </button>
          </p>
        </div>
      )}
      <form className="terminal-form" onSubmit={(event) => void make(event)}>
        <LabelledField
          label={t('gateway.key_name')}
          name="key-name"
          value={name}
          maxLength={60}
          onChange={setName}
        />
        <fieldset className="key-scopes">
          <legend>{t('gateway.key_scopes')}</legend>
          {keyScopes.map((scope) => (
            <label key={scope}>
              <input
                type="checkbox"
                name={scope}
                checked={scopes.includes(scope)}
                onChange={(event) => choose(scope, event.target.checked)}
              />
              {t(`gateway.scope.${scope}`)}
            </label>
          ))}
        </fieldset>
        <button type="submit" className="button button-primary">
          {t('gateway.make_key')}
        </button>
      </form>
    </section>
  );

  function choose(scope: KeyScope, isChosen: boolean): void {
    setScopes(keyScopes.filter((each) => (each === scope ? isChosen : scopes.includes(each))));
  }

  async function make(event: FormEvent): Promise<void> {
    event.preventDefault();
    setMade(null);
    if (name.trim() === '') return onRemark(t('pairing.name_missing'));
    if (scopes.length === 0) return onRemark(t('gateway.no_scope'));
    const told = await gateway.makeKey({ name: name.trim(), scopes: [...scopes] });
    if (typeof told === 'string') return onRemark(t(`gateway.${told}`));
    if (told.type === 'full') return onRemark(t('gateway.full'));
    onRemark(null);
    setName('');
    setMade({ keyId: told.key.keyId, secret: told.secret });
    await onChanged();
  }

  async function revoke(keyId: string): Promise<void> {
    setSure(null);
    if (made?.keyId === keyId) setMade(null);
    onRemark(t(`gateway.${await gateway.revokeKey(keyId)}`));
    await onChanged();
  }
}
