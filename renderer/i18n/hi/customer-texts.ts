import type { customerTexts as english } from '../en/customer-texts.ts';
import type { SameKeys } from '../same-keys.ts';

/** In Hindi: the display that faces the customer. */
export const customerTexts: SameKeys<typeof english> = {
  'customer.welcome': 'स्वागत है',
  'customer.total': 'देने हैं',
  'customer.scan': 'स्कैन करके दें',
  'customer.scan.how': 'किसी भी UPI ऐप से',
  'customer.paid': 'भुगतान हो गया',
  'customer.change': 'आपके वापस: {amount}',
  'customer.thanks': 'धन्यवाद',
};
