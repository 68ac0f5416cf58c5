/** In English: the display that faces the customer. */
export const customerTexts = {
  'customer.welcome': 'Welcome',
  'customer.total': 'To pay',
  'customer.scan': 'Scan to pay',
  'customer.scan.how': 'With any UPI app',
  'customer.paid': 'Paid',
  'customer.change': 'Your change: {amount}',
  'customer.thanks': 'Thank you',
} as const;
