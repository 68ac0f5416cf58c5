/**
 * What a key of the keyboard can be set to do, wherever it means something (ux.md, keyboard map). Keys
 * that type, walk or confirm (digits, arrows, Enter, Esc) are not commands: nobody sets them otherwise.
 */
export const commands = [
  'help',
  'search',
  'customer',
  'change_line',
  'card',
  'upi',
  'cash',
  'split',
  'hold',
  'history',
  'payments',
  'customer_display',
  'pinpad',
  'lock',
  'palette',
  'attention',
  'check_reference',
  'reprint',
  'exact_cash',
  'quick_cash_1',
  'quick_cash_2',
  'quick_cash_3',
  'quick_cash_4',
  'quick_cash_5',
  'quick_cash_6',
  'quick_cash_7',
  'quick_cash_8',
] as const;

export type Command = (typeof commands)[number];

/**
 * A key with what is held beside it, in this order and spelling: "F5", "Ctrl+J", "Ctrl+Alt+Shift+P",
 * "Alt+1", "Ctrl+Enter".
 */
export type Chord = string;

export const chordPattern =
  '^(Ctrl\\+)?(Alt\\+)?(Shift\\+)?(F([1-9]|1[0-2])|[A-Z0-9]|Enter|Insert|Home|End|PageUp|PageDown)$';

/** The chord of each command; a shop sets others in its settings. */
export type KeyMap = Readonly<Record<Command, Chord>>;

export const standardKeys: KeyMap = {
  help: 'F1',
  search: 'F2',
  customer: 'F3',
  change_line: 'F4',
  card: 'F5',
  upi: 'F6',
  cash: 'F7',
  split: 'F8',
  hold: 'F9',
  history: 'F10',
  payments: 'Ctrl+R',
  customer_display: 'F11',
  pinpad: 'Ctrl+D',
  lock: 'F12',
  palette: 'Ctrl+K',
  attention: 'Ctrl+J',
  check_reference: 'Ctrl+U',
  reprint: 'Ctrl+P',
  exact_cash: 'Ctrl+Enter',
  quick_cash_1: 'Alt+1',
  quick_cash_2: 'Alt+2',
  quick_cash_3: 'Alt+3',
  quick_cash_4: 'Alt+4',
  quick_cash_5: 'Alt+5',
  quick_cash_6: 'Alt+6',
  quick_cash_7: 'Alt+7',
  quick_cash_8: 'Alt+8',
};

/** The standard keys with a shop's own in their place. Names that are no command are left out. */
export function keyMapOf(own: Readonly<Record<string, Chord>>): KeyMap {
  const chords = commands.map((command) => [command, own[command] ?? standardKeys[command]]);
  return Object.fromEntries(chords) as Record<Command, Chord>;
}

/** Commands that share a chord with another one: only the first of them would be heard. */
export function clashesIn(keys: KeyMap): readonly Command[] {
  return commands.filter((command) =>
    commands.some((other) => other !== command && keys[other] === keys[command]),
  );
}
