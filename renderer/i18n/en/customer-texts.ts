/** In English: the display that faces the customer. */
export const customerTexts = {
  'customer.welcome': 'Welcome',
  'customer.total': 'To pay',
  'customer.paid': 'Paid',
  'customer.change': 'Your change: {amount}',
  'customer.thanks': 'Thank you',
} as const;
