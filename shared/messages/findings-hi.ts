import type { FindingMessages } from './finding-message.ts';

const nothingToDo = 'कुछ नहीं करना।';

/** What the doctor found, in Hindi. */
export const hindiFindings: FindingMessages = {
  plugged: { found: 'तार लगा है।', fix: nothingToDo },
  not_plugged: {
    found: 'ऐसा कोई पोर्ट नहीं है: तार निकला है, या मशीन बंद है।',
    fix: 'मशीन चालू करें, तार दोनों सिरों पर लगाएँ, या दूसरे सॉकेट में लगाकर देखें। अगर वह दूसरे नाम से लौटी है तो इस मशीन की लाइन बदलें।',
  },
  unreachable: {
    found: 'इस पते पर कोई जवाब नहीं देता।',
    fix: 'देखें कि मशीन दुकान के नेटवर्क पर है, उसका पता वही है, और उसमें गल्ले से जुड़ना चालू है।',
  },
  allowed: { found: 'यह प्रोग्राम पोर्ट इस्तेमाल कर सकता है।', fix: nothingToDo },
  not_allowed: {
    found: 'इस प्रोग्राम को पोर्ट इस्तेमाल करने की इजाज़त नहीं है।',
    fix: 'Linux पर गल्ला के साथ आया udev नियम लगाएँ, या इस यूज़र को dialout समूह में जोड़ें; फिर दोबारा साइन इन करें।',
  },
  port_free: { found: 'कोई दूसरा प्रोग्राम इसे इस्तेमाल नहीं कर रहा।', fix: nothingToDo },
  port_taken: {
    found: 'कोई दूसरा प्रोग्राम यह पोर्ट इस्तेमाल कर रहा है।',
    fix: 'गल्ले का दूसरा प्रोग्राम या मशीन कंपनी का टूल बंद करें।',
  },
  port_fault: {
    found: 'पोर्ट काम नहीं कर रहा।',
    fix: 'तार निकालकर फिर लगाएँ। Windows पर तार का ड्राइवर लगाएँ।',
  },
  speed_right: { found: 'दोनों सिरे एक ही गति पर हैं।', fix: nothingToDo },
  speed_wrong: {
    found: 'बाइट आते हैं पर समझ नहीं आते: दोनों सिरों की गति अलग है।',
    fix: 'मशीन के मेनू में गति देखें और यहाँ वही चुनें।',
  },
  speed_other: {
    found: 'वह दूसरी गति पर जवाब देती है: {evidence}।',
    fix: 'इस मशीन की गति {evidence} करें।',
  },
  answers: { found: 'बुलाने पर जवाब देती है।', fix: nothingToDo },
  silent: {
    found: 'जवाब नहीं देती।',
    fix: 'देखें कि मशीन पर सामान्य स्क्रीन है, गल्ले से जुड़ना चालू है, और यही तार उसके गल्ले वाले पोर्ट का है।',
  },
  other_language: {
    found: 'जो आता है वह दूसरी भाषा है।',
    fix: 'मशीन को यहाँ चुने प्रोटोकॉल पर करें, या जो वह बोलती है वह चुनें।',
  },
  refuses: {
    found: 'जवाब देती है, पर इस गल्ले को मना करती है।',
    fix: 'मशीन की स्क्रीन देखें। उसका पासवर्ड या गल्ले का कनेक्शन अलग सेट हो सकता है।',
  },
  clock_right: { found: 'उसकी घड़ी सही है।', fix: nothingToDo },
  clock_wrong: {
    found: 'उसकी घड़ी {evidence} गलत है।',
    fix: 'मशीन के मेनू में घड़ी सही करें; रसीदें और दिन का हिसाब उसी से चलते हैं।',
  },
  clock_unknown: { found: 'वह अपना समय नहीं बताती।', fix: nothingToDo },
  last_known: { found: 'उसे अपना आखिरी लेन-देन याद है।', fix: nothingToDo },
  last_none: { found: 'उसने अभी कोई लेन-देन नहीं किया।', fix: nothingToDo },
  last_unknown: {
    found: 'वह नहीं बता सकती कि आखिरी लेन-देन क्या था।',
    fix: 'भुगतान के बीच लाइन टूटे तो किसी को पर्ची पढ़नी होगी। मशीन कंपनी से कहें कि रसीद दोहराना चालू करें।',
  },
  busy: { found: 'वह काम में है, उसे रोका नहीं गया।', fix: nothingToDo },
  not_reached: { found: 'नहीं देखा: इससे पहले कुछ गलत है।', fix: nothingToDo },
  not_needed: { found: 'ऐसी लाइन पर कुछ सेट नहीं करना होता।', fix: nothingToDo },
};
