import type { tenderTexts as english } from '../en/tender-texts.ts';
import type { SameKeys } from '../same-keys.ts';

/** In Hindi: how a bill is paid, in the dialogs and on the keys. */
export const tenderTexts: SameKeys<typeof english> = {
  'tender.label': 'भुगतान के तरीके',

  'cash.title': 'नकद',
  'cash.title.part': 'नकद, बिक्री का एक हिस्सा',
  'cash.due': 'लेने हैं',
  'cash.given': 'दिए गए',
  'cash.change': 'वापस देने हैं',
  'cash.missing': 'अभी कम हैं',
  'cash.notes': 'नोट',
  'cash.exact': 'ठीक {amount}',
  'cash.take': '{amount} लें',

  'place.title': '{amount} कहाँ लें?',
  'place.screen': 'इस स्क्रीन पर कोड',
  'place.bharat_qr': '{name} पर भारत QR',
  'place.screen.who': 'पुष्टि आप खुद करेंगे',
  'place.unresolved': 'नतीजा पता नहीं',

  'split.title': '{amount} बाँटें',
  'split.part': 'हिस्सा {number}',
  'split.which': 'तरीका चुनें',
  'split.next': 'इस हिस्से की रकम',
  'split.rest': 'बाँटना बाकी',
  'split.shares.h': 'आधा-आधा',
  'split.shares.t': 'तीन हिस्से',
  'split.remove': 'वापस लें',
  'split.begin': 'पहला हिस्सा लें',

  'rest.title': 'बिक्री {seq}: बाकी रकम',
  'rest.due': 'लेने हैं',
  'rest.paid': '{amount} पहले लिए जा चुके हैं।',
  'rest.open': 'बाकी पैसे लें',

  'same.title': 'यही बिक्री फिर से?',
  'same.paid': 'इसी की बिक्री {seq} के पैसे {time} पर मिल चुके हैं।',
  'same.unresolved': 'इसी की बिक्री {seq} के पैसे {time} पर मिले या नहीं, यह अभी पता नहीं।',
  'same.advice': 'तभी आगे बढ़ें जब कोई और ग्राहक यही ले रहा हो। अभी कोई पैसा नहीं लिया गया।',
  'same.new_customer': 'नया ग्राहक, पैसे लें',

  'leave.title': 'बिक्री {seq} अधूरी छोड़ें?',
  'leave.taken': '{amount} में से {paid} लिए जा चुके हैं।',
  'leave.left': '{left} लेने बाकी हैं।',
  'leave.later': 'बाकी पैसे बाद में लिए जा सकते हैं: आज की सूची में बिक्री खोलें।',
  'leave.leave': 'अधूरी छोड़ें',

  'nothing.title': 'कुछ नहीं आया?',
  'nothing.line': 'पहले दुकान का बैंक ऐप देखें।',
  'nothing.twice': 'जिस ग्राहक ने पैसे दे दिए हैं, उसे दोबारा देने पड़ेंगे।',

  'utr.label': 'पैसे दिखने पर बैंक का नंबर (UTR)',
  'utr.confirm': 'पैसे आ गए',

  'act.card': 'कार्ड',
  'act.upi': 'UPI',
  'act.cash': 'नकद',
  'act.split': 'बाँटें',
  'act.switch_card': 'कार्ड से लें',
  'act.switch_upi': 'UPI से लें',
  'act.switch_cash': 'नकद लें',
  'act.next_part': '{amount} लें',
  'act.next_part.card': '{amount} कार्ड से लें',
  'act.next_part.upi': '{amount} UPI से लें',
  'act.next_part.upi_person': '{amount} UPI से लें',
  'act.next_part.cash': '{amount} नकद लें',
  'act.leave_part': 'छोड़ें',
  'act.nothing_arrived': 'कुछ नहीं आया',
  'act.aside': 'अलग रखें',

  'key.a': 'A',
  'key.h': 'H',
  'key.n': 'N',
  'key.t': 'T',
  'key.delete': 'Del',

  'asking.pay': 'भुगतान लिखा जा रहा है…',
  'asking.switch': 'तरीका बदल रहे हैं: मशीन का इंतज़ार है…',
  'asking.confirm': 'पैसे आना लिखा जा रहा है…',
  'asking.aside': 'अलग रख रहे हैं…',

  'notice.cash_not_counted': 'ग्राहक ने जो दिया वह लिखें, या ठीक रकम का बटन दबाएँ।',
  'notice.cash_missing': 'अभी पूरे नहीं हैं। और गिनें, या भुगतान बाँटें।',
  'notice.split_complete': 'सब बँट चुका है। Enter दबाएँ, या एक हिस्सा वापस लें।',
  'notice.split_unfinished': 'पहले बाकी रकम बाँटें।',
  'notice.part_too_large': 'इतना बाँटना बाकी नहीं है।',
  'notice.parts_most': 'और हिस्से नहीं हो सकते। इस हिस्से में पूरी बाकी रकम लें।',
  'notice.utr_invalid': 'UTR में 12 अंक, या 22 तक अक्षर और अंक होते हैं। जैसा बैंक ने लिखा है, वैसा ही लिखें।',
};
