import { useEffect, useRef, useState } from 'react';
import type { Settings } from '../../../shared/settings.ts';
import { KeyCap } from '../../components/key-cap.tsx';
import { PageNotice } from '../../components/page-notice.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { registerSettings } from '../../store/register-slice.ts';
import type { SettingsOutcome } from '../../store/settings-asks.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { KeySettings } from './key-settings.tsx';
import { SettingControl } from './setting-control.tsx';
import { settingsFields, settingsSections } from './settings-fields.ts';

/** What a shop can set. Each change is kept as soon as it is made, and said so. */
export function SettingsScreen() {
  const { t } = useWords();
  const { place, settings } = useServices();
  const current = useWindow(registerSettings);
  const [outcome, setOutcome] = useState<SettingsOutcome | null>(null);
  const screen = useRef<HTMLElement>(null);
  useEffect(() => screen.current?.focus({ preventScroll: true }), []);
  useKeys(({ type }) => (type === 'escape' ? place.go('sell') : 'unused'));

  return (
    <main
      className="page"
      data-screen="settings"
      aria-label={t('settings.title')}
      ref={screen}
      tabIndex={-1}
    >
      <header className="page-head">
        <h1>{t('settings.title')}</h1>
        <p role="status" className="page-remark" data-outcome={outcome ?? undefined}>
          {outcome && t(`settings.${outcome}`)}
        </p>
        <PageNotice />
        <KeyCap
          cap={t('key.escape')}
          label={t('act.back')}
          shortcut="Escape"
          onPress={() => place.go('sell')}
        />
      </header>
      <div className="page-body settings">
        {settingsSections.map((section) => (
          <section key={section} className="panel" aria-labelledby={`settings-${section}`}>
            <h2 id={`settings-${section}`}>{t(`settings.section.${section}`)}</h2>
            {settingsFields
              .filter((field) => field.section === section)
              .map((field) => (
                <SettingControl
                  key={field.name}
                  field={field}
                  value={current[field.name]}
                  onChange={(value) => void change({ [field.name]: value })}
                />
              ))}
          </section>
        ))}
        <KeySettings own={current.keys} onChange={(keys) => void change({ keys })} />
      </div>
    </main>
  );

  async function change(changes: Partial<Settings>): Promise<void> {
    setOutcome(null);
    setOutcome(await settings.change(changes));
  }
}
