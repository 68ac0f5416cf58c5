/** Opens this page as the window it is: the cashier's, or the display that faces the customer. */
const asked = new URLSearchParams(location.search).get('window');

if (asked === 'customer') void import('./customer/open-display.tsx');
else void import('./main.tsx');
