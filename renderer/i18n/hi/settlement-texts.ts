import type { settlementTexts as english } from '../en/settlement-texts.ts';
import type { SameKeys } from '../same-keys.ts';

/** In Hindi: ending a terminal's day and comparing it with the book. */
export const settlementTexts: SameKeys<typeof english> = {
  'settlement.title': 'दिन बंद करना और मिलान',
  'settlement.lines': 'अभी सेटल नहीं हुए',
  'settlement.open': '{count} अभी सेटल नहीं हुए',
  'settlement.nothing': 'इस मशीन का सब कुछ सेटल हो चुका है।',
  'settlement.compare': 'मशीन के साथ बही',
  'settlement.ours': 'यह गल्ला',
  'settlement.theirs': 'मशीन',
  'settlement.sales': 'बिक्री',
  'settlement.refunds': 'रिफ़ंड',
  'settlement.together': 'बिक्री में से घटाए हुए',
  'settlement.batch': 'बैच {number}',
  'settlement.last': 'पिछली बार दिन बंद हुआ: {when}',
  'settlement.settled.one': '{count} भुगतान सेटल हुआ।',
  'settlement.settled.other': '{count} भुगतान सेटल हुए।',
  'settlement.end': 'दिन बंद करें',
  'settlement.sure': 'इसके बाद भुगतान का सिर्फ़ रिफ़ंड हो सकता है, पूरा वापस नहीं लिया जा सकता।',
  'settlement.do': 'हाँ, बंद करें',
  'settlement.running': 'मशीन दिन बंद कर रही है। एक मिनट लग सकता है।',
  'settlement.verdict.matched': 'मेल खाता है: दोनों में बराबर है।',
  'settlement.verdict.ours_only': 'सिर्फ़ इस गल्ले में: {count} लेन-देन, {amount}। मशीन की पर्ची पर खोजें।',
  'settlement.verdict.theirs_only': 'सिर्फ़ मशीन पर: {count} लेन-देन, {amount}। उसकी पर्ची पर खोजें।',
  'settlement.verdict.differs': 'अंतर है: {count} लेन-देन, {amount}। पर्ची से एक-एक पंक्ति मिलाएँ।',
  'settlement.verdict.not_told': 'मशीन ने आँकड़े नहीं दिए (यहाँ {count}, {amount})। उसकी पर्ची से मिलाएँ।',
  'settlement.unknown':
    '{when} पर दिन के अंत का जवाब नहीं आया: सूची के भुगतान सेटल हो चुके हो सकते हैं। मशीन की पर्ची देखें, और दिन फिर से बंद करें।',
  'settlement.why.unknown_terminal': 'यह मशीन काम में नहीं है।',
  'settlement.why.cannot': 'यह मशीन अपना दिन खुद बंद करती है।',
  'settlement.why.not_ready': 'मशीन जुड़ी नहीं है।',
  'settlement.why.busy': 'मशीन व्यस्त है। खाली होने तक रुकें।',
  'settlement.why.in_doubt':
    'इस मशीन पर किसी भुगतान का पता नहीं है। पहले उसे सुलझाएँ: उसके लिए मशीन की याददाश्त चाहिए।',
  'settlement.why.refused': 'मशीन ने मना किया।',
  'settlement.why.not_sent': 'मशीन तक बात नहीं पहुँची।',
  'settlement.why.no_answer':
    'मशीन ने जवाब नहीं दिया। उसकी पर्ची देखें: शायद दिन बंद हो चुका है। यहाँ कुछ भी सेटल नहीं माना गया।',
};
