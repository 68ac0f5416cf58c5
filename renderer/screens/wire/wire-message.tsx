import type { RefObject } from 'react';
import type { WireRow } from '../../../shared/wire.ts';
import { useWords } from '../../store/window-context.tsx';
import { frameFieldRows } from '../../story/frame-words.ts';
import { wireTimeWords } from './wire-words.ts';

/** One message, part by part, in words; below it what was kept of its bytes. */
export function WireMessage(props: {
  readonly self: RefObject<HTMLElement | null>;
  readonly row: WireRow | undefined;
}) {
  const words = useWords();
  const { t } = words;
  const { self, row } = props;
  if (!row) {
    return (
      <section className="wire-message" ref={self} tabIndex={-1} aria-label={t('wire.message')}>
        <p className="story-none">{t('wire.choose')}</p>
      </section>
    );
  }
  const fields = frameFieldRows(row.fields, words);
  return (
    <section
      className="wire-message"
      ref={self}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a long message is scrolled by keyboard
      tabIndex={0}
      aria-label={t('wire.message')}
      data-message={row.name}
    >
      <h2>{row.name}</h2>
      <p className="wire-about">
        {t(`wire.direction.${row.direction}`)}
        {row.direction !== 'lost' && ` · ${t('story.bytes', { count: words.count(row.length) })}`}
        {row.at !== null && ` · ${wireTimeWords(row, words)}`}
      </p>
      {row.paymentId && (
        <p className="wire-about">
          {t('story.detail.payment')}: {row.paymentId}
        </p>
      )}
      {row.direction !== 'lost' && fields.length === 0 && <p>{t('wire.no_fields')}</p>}
      {fields.length > 0 && (
        <dl className="wire-fields">
          {fields.map(({ label, value, isHidden }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the fields of a message do not change
            <div key={place} data-hidden={isHidden || undefined}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {row.masked !== undefined && (
        <>
          <h3>{t('wire.bytes')}</h3>
          <pre className="wire-bytes">{row.masked.match(/../g)?.join(' ')}</pre>
        </>
      )}
    </section>
  );
}
