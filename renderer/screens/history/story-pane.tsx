import { type RefObject, useEffect, useState } from 'react';
import type { OrderLine } from '../../../shared/ipc.ts';
import { Amount } from '../../components/amount.tsx';
import { Icon } from '../../components/icon.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { Press } from '../../components/press.tsx';
import { useKeys } from '../../components/use-keys.ts';
import type { KeyName } from '../../keyboard/key-name.ts';
import { selectedLine } from '../../store/history-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { filterOfDigit, type StoryFilter } from '../../story/story-filter.ts';
import { StoryFilters } from '../../story/story-filters.tsx';
import { StoryLines } from '../../story/story-lines.tsx';
import { storyText } from '../../story/story-text.ts';
import { walkLines } from '../../story/walk-lines.ts';
import { billOfOrder, isOwing } from '../../tender/bill.ts';
import { saleLook, saleStatus } from '../sell/sale-words.ts';

type Remark = 'copied' | 'not_copied' | 'kept' | 'not_kept';

/** All that happened to the selected sale, and what can still be done with it. */
export function StoryPane(props: { readonly self: RefObject<HTMLElement | null> }) {
  const words = useWords();
  const { t } = words;
  const { history, place } = useServices();
  const line = useWindow(selectedLine);
  const story = useWindow((state) => state.history.story);
  const telling = useWindow((state) => state.history.telling);
  const [filter, setFilter] = useState<StoryFilter>('all');
  const [remark, setRemark] = useState<Remark | null>(null);
  const { self } = props;
  // A row that is another one than before tells that there is more to its story.
  useEffect(() => {
    if (line) history.tell();
    setRemark(null);
  }, [history, line]);
  useKeys((key) => (self.current?.contains(document.activeElement) ? onKey(key) : 'unused'));

  if (!line) {
    return (
      <section className="story" ref={self} tabIndex={-1} aria-label={t('story.title')}>
        <p className="story-none">{t('history.choose')}</p>
      </section>
    );
  }
  const { order } = line;
  const status = saleStatus(line);
  const look = saleLook(status);
  const seq = String(order.seq);
  return (
    <section
      className="story"
      ref={self}
      tabIndex={-1}
      aria-label={t('history.story_of', { seq })}
      onKeyDown={walkLines}
      data-story={order.seq}
      data-telling={telling}
    >
      <header className="story-head">
        <h2>{t('history.sale', { seq })}</h2>
        <span className="order-status" data-tone={look.tone}>
          <Icon name={look.icon} />
          {t(`sale.${status}`)}
        </span>
        <Amount className="order-amount" minor={order.amount} currency={order.currency} />
        <p className="story-when">
          {words.day(order.createdAt)}, {words.time(order.createdAt)}
        </p>
      </header>
      <div className="story-bar">
        <StoryFilters filter={filter} onFilter={setFilter} />
        <Press className="menu-key" shortcut="C" onPress={() => void copy()}>
          <span className="cap" aria-hidden="true">
            {t('key.c')}
          </span>
          {t('story.copy')}
        </Press>
      </div>
      <p role="status" className="story-remark">
        {remark && t(`story.${remark}`)}
      </p>
      {story ? (
        <StoryLines story={story} filter={filter} />
      ) : (
        <p className="story-none" role="status">
          {t(telling === 'failed' ? 'story.failed' : 'story.asking')}
        </p>
      )}
      <footer className="story-foot">
        <KeyCap cap={t('key.s')} label={t('story.keep')} shortcut="S" onPress={() => void keep()} />
        <KeyCap
          cap={t('key.p')}
          label={t('history.receipt')}
          shortcut="P"
          onPress={() => showReceipt(line)}
        />
        {line.payment?.state === 'captured' && (
          <KeyCap
            cap={t('key.r')}
            label={t('refund.open')}
            shortcut="R"
            onPress={() => refund(line)}
          />
        )}
        {isOwing(line) && (
          <KeyCap
            cap={t('key.enter')}
            label={t('rest.open')}
            shortcut="Enter"
            onPress={() => payOn(line)}
          />
        )}
      </footer>
    </section>
  );

  function onKey(key: KeyName): 'unused' | undefined {
    const filterKey = key.type === 'digit' ? filterOfDigit(key.digit) : undefined;
    if (filterKey) setFilter(filterKey);
    else if (key.type === 'c') void copy();
    else if (key.type === 's') void keep();
    else if (key.type === 'p' && line) showReceipt(line);
    else if (key.type === 'r' && line?.payment?.state === 'captured') refund(line);
    else if (key.type === 'enter' && telling === 'failed') history.tell();
    else if (key.type === 'enter' && line && isOwing(line)) payOn(line);
    else return 'unused';
    return undefined;
  }

  function showReceipt({ order }: OrderLine): void {
    place.open({ type: 'receipt', orderId: order.id, isDuplicate: true });
  }

  function refund({ payment }: OrderLine): void {
    if (payment) place.open({ type: 'refund', paymentId: payment.id });
  }

  function payOn({ order }: OrderLine): void {
    place.open({ type: 'rest', bill: billOfOrder(order), seq: order.seq });
  }

  async function copy(): Promise<void> {
    if (!story) return;
    setRemark((await history.copy(storyText(story, words))) ? 'copied' : 'not_copied');
  }

  async function keep(): Promise<void> {
    const result = await history.keep();
    if (result === 'given_up') setRemark(null);
    else setRemark(result === 'kept' ? 'kept' : 'not_kept');
  }
}
