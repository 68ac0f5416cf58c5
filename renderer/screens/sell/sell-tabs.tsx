import { Tab, TabList, TabPanel, TabProvider } from '@ariakit/react';
import { assertNever } from '../../../shared/assert-never.ts';
import { keepFocus } from '../../components/press.tsx';
import { doubtCount } from '../../store/attention-slice.ts';
import { type SellTab, shownTab } from '../../store/browse-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { Goods } from './goods.tsx';
import { Keypad } from './keypad.tsx';
import { LastSale } from './last-sale.tsx';
import { OrdersToday } from './orders-today.tsx';
import { SearchField } from './search-field.tsx';

const tabs: readonly SellTab[] = ['goods', 'keypad', 'today'];

/** The left side: goods and their search, the keypad, today's sales; the last sale stays in sight. */
export function SellTabs() {
  const { t, count, plural } = useWords();
  const { browse } = useServices();
  const tab = useWindow(shownTab);
  const hasGoods = useWindow(({ catalogue }) => catalogue.length > 0);
  const sales = useWindow(({ today }) => today.length);
  const doubts = useWindow(doubtCount);
  return (
    <TabProvider
      selectedId={tab}
      setSelectedId={(id) => {
        const chosen = tabs.find((each) => each === id);
        if (chosen) browse.tab(chosen);
      }}
    >
      <div className="sell-head">
        {hasGoods && <SearchField />}
        <TabList className="sell-tabs" aria-label={t('sell.tabs')}>
          {tabs.map((each) => (
            <Tab key={each} id={each} className="sell-tab" onMouseDown={keepFocus}>
              {t(`sell.tab.${each}`)}
              {each === 'today' && sales > 0 && (
                <span className="sell-tab-count" data-doubt={doubts > 0}>
                  <span aria-hidden="true">{count(sales)}</span>
                  <span className="for-ears">
                    {t(`today.count.${plural(sales)}`, { count: count(sales) })}
                    {doubts > 0 && t(`today.doubt.${plural(doubts)}`, { count: count(doubts) })}
                  </span>
                </span>
              )}
            </Tab>
          ))}
        </TabList>
      </div>
      <TabPanel className="sell-panel" tabId={tab} focusable={false}>
        <Panel tab={tab} />
      </TabPanel>
      {tab !== 'today' && <LastSale />}
    </TabProvider>
  );
}

function Panel({ tab }: { readonly tab: SellTab }) {
  switch (tab) {
    case 'goods':
      return <Goods />;
    case 'keypad':
      return <Keypad />;
    case 'today':
      return <OrdersToday />;
    default:
      return assertNever(tab);
  }
}
