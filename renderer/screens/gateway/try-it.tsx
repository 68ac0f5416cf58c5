import { useState } from 'react';
import type { GatewayPage } from '../../../shared/ipc-gateway.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { useWords } from '../../store/window-context.tsx';
import { snippetLanguages, snippetOf, snippetSubjects } from './snippets.ts';

/** The first program that talks to this till, ready to be pasted. */
export function TryIt(props: { readonly page: GatewayPage }) {
  const { t } = useWords();
  const { url, deviceId, keys } = props.page;
  const [language, setLanguage] = useState<(typeof snippetLanguages)[number]>('curl');
  const [subject, setSubject] = useState<(typeof snippetSubjects)[number]>('order');
  const keyId = keys.find(({ scopes }) => scopes.includes('sell'))?.keyId ?? 'KEY_ID';
  const text = snippetOf(language, subject, { url, deviceId, keyId });
  return (
    <section className="panel gateway-try" aria-labelledby="gateway-try">
      <h2 id="gateway-try">{t('gateway.try')}</h2>
      <div className="line-form">
        <label>
          {t('gateway.subject')}
          <select
            className="field"
            name="subject"
            value={subject}
            onChange={({ target }) =>
              setSubject(snippetSubjects.find((each) => each === target.value) ?? subject)
            }
          >
            {snippetSubjects.map((each) => (
              <option key={each} value={each}>
                {t(`gateway.subject.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('gateway.language')}
          <select
            className="field"
            name="language"
            value={language}
            onChange={({ target }) =>
              setLanguage(snippetLanguages.find((each) => each === target.value) ?? language)
            }
          >
            {snippetLanguages.map((each) => (
              <option key={each} value={each}>
                {t(`gateway.language.${each}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {/* It scrolls where it is longer than the screen is wide, so the keyboard must reach it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to take the keyboard. */}
      <section className="snippet" aria-label={t('gateway.sample')} tabIndex={0}>
        <pre>{text}</pre>
      </section>
      <div>
        <CopyButton what={t('gateway.sample')} text={text} />
      </div>
    </section>
  );
}
