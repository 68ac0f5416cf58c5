import type { Terminal } from '../../../shared/terminal.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';

const testAmount = 1_00;

/** A sale of one rupee, where no money can move: only a demo shop has such terminals. */
export function TestSale(props: { readonly terminal: Terminal; readonly isReady: boolean }) {
  const { t, money } = useWords();
  const { terminals } = useServices();
  const { terminal, isReady } = props;
  const register = useWindow((state) => state.register);
  if (register?.mode.type !== 'test' || !isReady) return null;
  const { currency } = register.store;
  return (
    <button
      type="button"
      className="button"
      onClick={() => void terminals.testSale(terminal.id, testAmount)}
    >
      {t('terminals.test_sale', { amount: money(testAmount, currency) })}
    </button>
  );
}
