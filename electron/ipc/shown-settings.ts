import { keyMapOf } from '../../shared/commands.ts';
import type { WindowState } from '../../shared/ipc.ts';
import { localeOf } from '../../shared/messages/language.ts';
import type { Settings } from '../../shared/settings.ts';

/** The settings, and what windows make of them. */
export function shownSettings(
  settings: Settings,
): Pick<WindowState, 'store' | 'keys' | 'settings'> {
  const { storeName, currency, locale, language, keys } = settings;
  return {
    store: { name: storeName, currency, locale: localeOf(language, locale) },
    keys: keyMapOf(keys),
    settings,
  };
}
