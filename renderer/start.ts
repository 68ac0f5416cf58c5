/**
 * Opens this page as the window it is: the cashier's, the display that faces the customer, a terminal.
 * Each import stands in a function of its own: a bundler that folds them into one expression forgets the
 * styles of all but one.
 */
const others: ReadonlyMap<string | null, () => Promise<unknown>> = new Map([
  ['customer', () => import('./customer/open-display.tsx')],
  ['pinpad', () => import('./pinpad/open-pinpad.tsx')],
]);
const openCashiers = () => import('./main.tsx');

const asked = new URLSearchParams(location.search).get('window');
void (others.get(asked) ?? openCashiers)();
