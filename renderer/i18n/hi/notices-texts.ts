import type { noticesTexts as english } from '../en/notices-texts.ts';
import type { SameKeys } from '../same-keys.ts';

/** In Hindi: what the till has to say about the last thing that was asked. */
export const noticesTexts: SameKeys<typeof english> = {
  'notice.amount_missing': 'पहले रकम लिखें।',
  'notice.sale_empty': 'पहले रकम लिखें या सामान चुनें।',
  'notice.sale_overflow': 'एक बिक्री {amount} तक ही हो सकती है। इसे छोटा करें।',
  'notice.quantity_largest': 'एक चीज़ {count} तक ही ली जा सकती है।',
  'notice.quantity_least': 'एक से कम नहीं हो सकता। हटाने के लिए हटाएँ दबाएँ।',
  'notice.quantity_of_amount': 'लिखी हुई रकम की गिनती नहीं होती। पहले Esc से उसे मिटाएँ।',
  'notice.sale_cleared': 'बिक्री हटा दी। Backspace से वापस आएगी।',
  'notice.scan_waits': 'नहीं जोड़ा: पहले यह भुगतान पूरा करें, फिर दोबारा स्कैन करें।',
  'notice.scan_card': 'यह कार्ड था, सामान नहीं। कार्ड सिर्फ़ मशीन पढ़ती है; कुछ भी रखा नहीं गया।',
  'notice.line_missing': 'इस बिक्री में अभी कुछ नहीं है जिसकी गिनती बदले।',
  'notice.quantity_whole': 'गिनती पूरी संख्या में ही हो सकती है।',
  'notice.discount_too_large': 'हर चीज़ का कुछ दाम बचना चाहिए। छूट कम करें।',
  'notice.lines_most': 'एक बिक्री में और अलग चीज़ें नहीं आ सकतीं। पहले इनके पैसे लें।',
  'notice.amount_overflow': 'सबसे बड़ी रकम {amount} है। मिटाकर फिर लिखें।',
  'notice.still_unknown': '{time} पर पूछा: मशीन अभी नहीं बता रही। दोबारा पैसे न लें।',
  'notice.malformed': 'गल्ला इस खिड़की की बात नहीं समझा। इसे अपडेट करके फिर खोलें।',
  'notice.fault': 'गल्ले के अंदर कुछ गड़बड़ हुई (संदर्भ {reference})। दोबारा पैसे लेने से पहले आज की बिक्री देखें।',
  'notice.no_answer': 'गल्ले ने बहुत देर कर दी। दोबारा पैसे लेने से पहले आज की बिक्री देखें।',

  'refusal.order_not_found': 'यह बिक्री खाते में नहीं है। लौटकर रकम फिर लिखें।',
  'refusal.order_already_paid': 'इस बिक्री के पैसे मिल चुके हैं। दोबारा पैसे न लें।',
  'refusal.order_amount_exceeded': 'इस बिक्री पर सिर्फ़ {amount} बाकी हैं। कुछ नहीं भेजा गया।',
  'refusal.amount_invalid': 'यह रकम नहीं ली जा सकती। मिटाकर फिर लिखें।',
  'refusal.amount_too_small': 'सबसे छोटी रकम {amount} है। कम से कम इतना लिखें।',
  'refusal.amount_mismatch': 'इस बिक्री पर ठीक {amount} बाकी हैं। कुछ नहीं भेजा गया।',
  'refusal.currency_unknown': 'गल्ला इस मुद्रा को नहीं जानता। तकनीशियन से पूछें।',
  'refusal.currency_mismatch': 'यह बिक्री {currency} में है। कुछ नहीं भेजा गया।',
  'refusal.receipt_too_long': 'रसीद का नंबर बहुत लंबा है। छोटा करके फिर कोशिश करें।',
  'refusal.notes_invalid': 'टिप्पणी बहुत लंबी है। छोटी करके फिर कोशिश करें।',
  'refusal.terminal_unknown': 'कई मशीनें जुड़ी हैं और कोई चुनी नहीं गई। तकनीशियन से पूछें।',
  'refusal.terminal_unknown.none': 'अभी कोई मशीन नहीं जोड़ी गई। तकनीशियन से जुड़वाएँ।',
  'refusal.terminal_not_local': 'यह मशीन क्लाउड से चलती है। इस गल्ले से तार से जुड़ी मशीन लें।',
  'refusal.terminal_busy': 'मशीन पर दूसरा भुगतान चल रहा है। पूरा होने तक रुकें।',
  'refusal.terminal_busy.in_doubt':
    'मशीन पर एक भुगतान का नतीजा पता नहीं है। दोबारा पैसे लेने से पहले उसे सुलझाएँ।',
  'refusal.order_busy': 'इस बिक्री की पिछली कोशिश का नतीजा पता नहीं है। अभी दोबारा पैसे न लें।',
  'refusal.item_not_found': 'यह चीज़ सूची में नहीं है। उसका दाम लिख दें।',
  'refusal.discount_invalid': 'इस छूट के बाद इस पंक्ति में कुछ नहीं बचता। छूट कम करें, या पंक्ति हटाएँ।',
  'refusal.customer_invalid': 'ग्राहक के बारे में जो टाइप किया गया वह बहुत लंबा है। उसे छोटा करें।',
  'refusal.cash_too_little': 'ग्राहक को कम से कम {amount} देने होंगे। कुछ भी नहीं लिया गया।',
  'refusal.upi_not_set_up': 'दुकान ने कोई UPI पता नहीं रखा है। मैनेजर से रखवाएँ।',
  'refusal.upi_needs_rupees': 'UPI में सिर्फ़ रुपये चलते हैं। भुगतान का दूसरा तरीका लें।',
  'refusal.reference_invalid': 'यह संदर्भ संख्या पूरी नहीं है। जैसी बैंक ने लिखी है, वैसी ही टाइप करें।',
  'refusal.reference_is_card_number':
    'यह कार्ड नंबर है, और गल्ला इसे नहीं रख सकता। पर्ची की संदर्भ संख्या टाइप करें।',
  'refusal.reference_used': 'इस संदर्भ संख्या से बिक्री {seq} का भुगतान हो चुका है। नई संख्या माँगें।',
  'refusal.same_sale_again.paid':
    'यही बिक्री {time} पर चुकाई जा चुकी है: बिक्री {seq}। किसी और ग्राहक के लिए ही दोबारा दबाएँ।',
  'refusal.same_sale_again.unresolved':
    '{time} की बिक्री {seq} ऐसी ही है और अभी पूरी नहीं हुई। किसी और ग्राहक के लिए ही दोबारा दबाएँ।',
  'refusal.payment_not_found': 'यह भुगतान खाते में नहीं है। आज की बिक्री देखें।',
  'refusal.payment_not_in_doubt': 'नतीजा पहले से पता है। कुछ पूछना नहीं पड़ा।',
};
