/** Opens this page as the window it is: the cashier's, the display that faces the customer, a terminal. */
const asked = new URLSearchParams(location.search).get('window');

if (asked === 'customer') void import('./customer/open-display.tsx');
else if (asked === 'pinpad') void import('./pinpad/open-pinpad.tsx');
else void import('./main.tsx');
