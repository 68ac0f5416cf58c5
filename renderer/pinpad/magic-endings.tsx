import { type MagicMeaning, magicMeanings } from '../../shared/pinpad.ts';
import { useWords } from '../store/window-context.tsx';

const endings: Readonly<Record<MagicMeaning, string>> = {
  approved: '.00',
  call_issuer: '.01',
  declined: '.05',
  insufficient_funds: '.51',
  wrong_pin: '.55',
  pin_tries_exceeded: '.75',
  late_reply: '.68',
  network_error: '.91',
  malfunction: '.96',
  no_reply: '.98',
};

/** What the last two digits of an amount ask for; the running one's is marked. */
export function MagicEndings(props: { readonly meaning: MagicMeaning | null }) {
  const { t } = useWords();
  return (
    <section className="pinpad-magic">
      <h2>{t('pinpad.magic')}</h2>
      <ul>
        {magicMeanings.map((meaning) => (
          <li key={meaning} aria-current={meaning === props.meaning || undefined}>
            <b>{endings[meaning]}</b> {t(`pinpad.magic.${meaning}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
