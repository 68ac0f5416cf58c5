import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { Icon } from '../../components/icon.tsx';
import { useWords } from '../../store/window-context.tsx';
import { auditWords } from './audit-words.ts';
import type { AuditShown } from './use-audit.ts';

const rowHeight = 60;

/** Entries newest first; only those in sight are drawn. The arrow keys and Page keys scroll. */
export function AuditList(props: { readonly shown: AuditShown; readonly onMore: () => void }) {
  const words = useWords();
  const { t } = words;
  const { shown, onMore } = props;
  const { entries, names, next } = shown;
  const scroll = useRef<HTMLElement>(null);
  useEffect(() => scroll.current?.focus(), []);
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const drawn = rows.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (next !== null && last >= entries.length - 10) onMore();
  }, [next, last, entries.length, onMore]);
  return (
    <section
      ref={scroll}
      className="history-scroll audit-scroll"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      aria-label={t('audit.list')}
    >
      <ol className="history-list" style={{ height: rows.getTotalSize() }}>
        {drawn.map(({ index, start }) => {
          const entry = entries[index];
          if (!entry) return null;
          const told = auditWords(entry, names, words);
          return (
            <li
              key={told.seq}
              className="audit-row"
              data-entry={told.seq}
              data-kind={entry.type === 'sale' ? entry.line.what : entry.kind}
              data-tone={told.tone}
              style={{ transform: `translateY(${start}px)` }}
            >
              <Icon name={told.icon} />
              <span className="audit-text">
                <span>
                  {told.sale !== null && `${t('today.number', { seq: String(told.sale) })} · `}
                  {told.text}
                </span>
                <span className="audit-by">{told.by}</span>
              </span>
              <span className="audit-when">
                <span>{words.day(told.at)}</span>
                <span>{words.exactTime(told.at)}</span>
              </span>
              <span className="audit-seq">{words.count(told.seq)}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
