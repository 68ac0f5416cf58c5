import type { Chord, Command } from '../../shared/commands.ts';

/** Keys as people have them in their fingers from other tills; what is not named keeps its standard. */
export const keyPresets: readonly {
  readonly name: 'standard' | 'ospos' | 'pos_awesome';
  readonly keys: Readonly<Partial<Record<Command, Chord>>>;
}[] = [
  { name: 'standard', keys: {} },
  {
    name: 'ospos',
    keys: {
      search: 'Alt+1',
      customer: 'Alt+2',
      hold: 'Alt+3',
      history: 'Alt+4',
      cash: 'Alt+5',
      card: 'Alt+6',
      upi: 'Alt+7',
      split: 'Alt+8',
      help: 'Alt+9',
      quick_cash_1: 'Ctrl+1',
      quick_cash_2: 'Ctrl+2',
      quick_cash_3: 'Ctrl+3',
      quick_cash_4: 'Ctrl+4',
      quick_cash_5: 'Ctrl+5',
      quick_cash_6: 'Ctrl+6',
      quick_cash_7: 'Ctrl+7',
      quick_cash_8: 'Ctrl+8',
    },
  },
  { name: 'pos_awesome', keys: { card: 'Ctrl+S', cash: 'Ctrl+X' } },
];
