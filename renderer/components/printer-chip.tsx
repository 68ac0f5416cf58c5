import type { PrinterStatus } from '../../shared/receipt.ts';
import { useServices, useWords } from '../store/window-context.tsx';
import { Icon } from './icon.tsx';
import { Press } from './press.tsx';

/** The printer, what is wrong with it in a word, and how much waits; pressing it tells more. */
export function PrinterChip(props: { readonly printer: PrinterStatus }) {
  const { t, count } = useWords();
  const { place } = useServices();
  const { link, trouble, jobs } = props.printer;
  if (!link && jobs.length === 0) return null;
  const state = !link ? 'none' : (trouble ?? 'ready');
  const tone = state === 'ready' ? 'good' : 'bad';
  return (
    <Press
      className="chip chip-key"
      label={t('printer.chip', { state: t(`printer.${state}`), count: count(jobs.length) })}
      onPress={() => place.open({ type: 'printer' })}
    >
      <span className="chip-inside" data-chip="printer" data-state={state} data-tone={tone}>
        <Icon name={state === 'ready' ? 'check' : 'alert'} />
        <span className="chip-name">{t('printer.title')}</span>
        <span className="chip-word">{t(`printer.${state}`)}</span>
        {jobs.length > 0 && <span className="chip-count">{count(jobs.length)}</span>}
      </span>
    </Press>
  );
}
