import type { Command } from '../../../shared/commands.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import type { OpenDialog, ScreenName } from '../../store/place-slice.ts';

/** Something a person can go to or start from anywhere, by its name. */
export type PaletteEntry =
  | { readonly type: 'screen'; readonly screen: ScreenName; readonly label: MessageKey }
  | { readonly type: 'dialog'; readonly dialog: OpenDialog; readonly label: MessageKey }
  | { readonly type: 'command'; readonly command: Command; readonly label: MessageKey }
  /** About the sale that is being made: first to where it is. */
  | { readonly type: 'sale'; readonly step: SaleStep; readonly label: MessageKey };

/** `command` is the key that does it on the sell screen. */
export interface SaleStep {
  readonly type: 'customer' | 'line' | 'discount' | 'hold';
  readonly command: Command | null;
}

/** In the order in which they are shown before anything is typed. */
export const paletteEntries: readonly PaletteEntry[] = [
  { type: 'screen', screen: 'sell', label: 'sell.title' },
  { type: 'screen', screen: 'attention', label: 'attention.title' },
  { type: 'screen', screen: 'history', label: 'history.title' },
  { type: 'screen', screen: 'payments', label: 'payments.title' },
  { type: 'screen', screen: 'reports', label: 'reports.title' },
  { type: 'screen', screen: 'settlement', label: 'settlement.title' },
  { type: 'screen', screen: 'statement', label: 'statement.title' },
  { type: 'screen', screen: 'audit', label: 'audit.title' },
  { type: 'screen', screen: 'goods', label: 'stock.title' },
  { type: 'screen', screen: 'settings', label: 'settings.title' },
  { type: 'screen', screen: 'staff', label: 'staff.title' },
  { type: 'screen', screen: 'terminals', label: 'terminals.title' },
  { type: 'screen', screen: 'gateway', label: 'gateway.title' },
  { type: 'screen', screen: 'webhooks', label: 'webhooks.title' },
  { type: 'screen', screen: 'wire', label: 'wire.title' },
  { type: 'dialog', dialog: { type: 'printer' }, label: 'printer.title' },
  { type: 'sale', step: { type: 'customer', command: 'customer' }, label: 'command.customer' },
  { type: 'sale', step: { type: 'line', command: 'change_line' }, label: 'command.change_line' },
  { type: 'sale', step: { type: 'discount', command: null }, label: 'sell.discount' },
  { type: 'sale', step: { type: 'hold', command: 'hold' }, label: 'command.hold' },
  { type: 'command', command: 'reprint', label: 'command.reprint' },
  { type: 'dialog', dialog: { type: 'own_shop' }, label: 'own_shop.title' },
  { type: 'dialog', dialog: { type: 'own_pin' }, label: 'own_pin.title' },
  { type: 'command', command: 'lock', label: 'command.lock' },
  { type: 'command', command: 'check_reference', label: 'command.check_reference' },
  { type: 'command', command: 'pinpad', label: 'command.pinpad' },
  { type: 'command', command: 'help', label: 'command.help' },
];

/** Those whose words begin with what was typed, in any order; all of them for nothing. */
export function matchEntries<Entry extends { readonly text: string }>(
  entries: readonly Entry[],
  typed: string,
): readonly Entry[] {
  const wanted = wordsOf(typed);
  return entries.filter(({ text }) => {
    const words = wordsOf(text);
    return wanted.every((start) => words.some((word) => word.startsWith(start)));
  });
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}
