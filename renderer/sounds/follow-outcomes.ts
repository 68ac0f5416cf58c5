import { createWords } from '../i18n/words.ts';
import { registerLocale, registerSettings } from '../store/register-slice.ts';
import type { Store } from '../store/store.ts';
import { isVerified, soundOf } from './outcome-sounds.ts';
import type { PlaySound } from './play-sound.ts';
import type { SayAloud } from './say-aloud.ts';

/**
 * Lets the cashier hear how a payment ended, as the shop has set it. What was so already when the
 * window opened is not news. Gives back a function that stops it.
 */
export function followOutcomes(options: {
  readonly store: Store;
  readonly play: PlaySound;
  readonly say: SayAloud;
}): () => void {
  const { store, play, say } = options;
  return store.subscribe((state, before) => {
    if (!before.register || state.checkout === before.checkout) return;
    const sound = soundOf(before.checkout, state.checkout);
    if (sound === null || state.checkout === null) return;
    const settings = registerSettings(state);
    if (settings.sounds) play(sound);
    if (!settings.spokenAmounts || sound !== 'approved' || !isVerified(state.checkout)) return;
    const { payment, order } = state.checkout;
    const words = createWords(registerLocale(state));
    const amount = words.spokenMoney(payment?.capturedAmount ?? 0, order.currency);
    say(words.t('speech.received', { amount }), words.locale);
  });
}
