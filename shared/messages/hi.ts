import type { Messages } from './message.ts';

const nothingCharged = 'कोई पैसा नहीं कटा';
const notThisRequest = 'इस अनुरोध से कोई पैसा नहीं कटा';

export const hindi: Messages = {
  failures: {
    CARD_DECLINED: {
      happened: 'बैंक ने कार्ड नामंज़ूर किया।',
      money: nothingCharged,
      advice: 'दूसरा कार्ड माँगें, या किसी और तरीके से पैसे लें।',
    },
    CARD_READ_ERROR: {
      happened: 'कार्ड पढ़ा नहीं जा सका।',
      money: nothingCharged,
      advice: 'कार्ड साफ़ करके फिर लगाएँ, या दूसरा कार्ड लें।',
    },
    INVALID_PIN: {
      happened: 'पिन गलत था।',
      money: nothingCharged,
      advice: 'फिर कोशिश करें। कई बार गलत पिन डालने पर बैंक कार्ड बंद कर देता है।',
    },
    TIMEOUT: {
      happened: 'भुगतान समय पर नहीं हुआ।',
      money: nothingCharged,
      advice: 'ग्राहक तैयार हों तो फिर कोशिश करें।',
    },
    TRANSACTION_CANCELLED: {
      happened: 'भुगतान रद्द किया गया।',
      money: nothingCharged,
      advice: 'फिर कोशिश करें, या गल्ले पर लौटें।',
    },
    NETWORK_ERROR: {
      happened: 'मशीन बैंक से जुड़ नहीं पाई।',
      money: nothingCharged,
      advice: 'मशीन का नेटवर्क देखें, फिर कोशिश करें।',
    },
    DEVICE_MALFUNCTION: {
      happened: 'मशीन में खराबी है।',
      money: nothingCharged,
      advice: 'मशीन की स्क्रीन देखें। खराबी बनी रहे तो मशीन कंपनी को फ़ोन करें।',
    },
    DEVICE_DISCONNECTED: {
      happened: 'मशीन जुड़ी नहीं थी।',
      money: nothingCharged,
      advice: 'तार और बिजली देखें, फिर कोशिश करें।',
    },
    DEVICE_TIMEOUT: {
      happened: 'मशीन ने भुगतान शुरू नहीं किया।',
      money: nothingCharged,
      advice: 'देखें कि मशीन चालू है, फिर कोशिश करें।',
    },
    DEVICE_ERROR: {
      happened: 'मशीन ने यह भुगतान नहीं लिया।',
      money: nothingCharged,
      advice: 'मशीन की स्क्रीन देखें, फिर कोशिश करें।',
    },
  },
  requestErrors: {
    BAD_REQUEST_ERROR: {
      happened: 'गल्ले ने अनुरोध नहीं माना।',
      money: notThisRequest,
      advice: 'कारण पढ़ें, अनुरोध ठीक करें और फिर भेजें।',
    },
    VALIDATION_FAILED: {
      happened: 'अनुरोध में कुछ छूटा है या गलत है।',
      money: notThisRequest,
      advice: 'बताई गई जगह ठीक करें और फिर भेजें।',
    },
    ORDER_NOT_FOUND: {
      happened: 'यह ऑर्डर बही में नहीं है।',
      money: notThisRequest,
      advice: 'ऑर्डर का नंबर जाँचें।',
    },
    ACTIVITY_NOT_FOUND: {
      happened: 'यह भुगतान बही में नहीं है।',
      money: notThisRequest,
      advice: 'नंबर जाँचें, और दोबारा पैसे लेने से पहले ऑर्डर देखें।',
    },
    BUSINESS_LOGIC_ERROR: {
      happened: 'इस ऑर्डर या मशीन पर यह नहीं हो सकता।',
      money: notThisRequest,
      advice: 'ऑर्डर की हालत देखें।',
    },
    PROCESSING_FAILED: {
      happened: 'गल्ले के अंदर कुछ गड़बड़ हुई।',
      money: 'ऑर्डर देखे बिना पता नहीं कि पैसा कटा या नहीं',
      advice: 'दोबारा पैसे लेने से पहले ऑर्डर देखें।',
    },
    DEVICE_NOT_FOUND: {
      happened: 'गल्ला ऐसी किसी मशीन को नहीं जानता।',
      money: notThisRequest,
      advice: 'देखें कि मशीन जोड़ी गई है और चालू है।',
    },
    DEVICE_BUSY: {
      happened: 'मशीन पर दूसरा भुगतान चल रहा है।',
      money: notThisRequest,
      advice: 'वह भुगतान पूरा होने तक रुकें।',
    },
    UNSUPPORTED_ACTION: {
      happened: 'मशीन अभी यह नहीं कर सकती।',
      money: notThisRequest,
      advice: 'इस गल्ले से तार से जुड़ी मशीन लें।',
    },
  },
  userTexts: {
    DEVICE_DISCONNECTED: 'कृपया देखें कि कार्ड मशीन जुड़ी है, फिर कोशिश करें।',
    CARD_DECLINED: 'आपका कार्ड नामंज़ूर हुआ। कृपया किसी और तरीके से भुगतान करें।',
    DEVICE_TIMEOUT: 'मशीन जवाब देने में बहुत देर कर रही है। कृपया फिर कोशिश करें।',
    VALIDATION_FAILED: 'कृपया अपना अनुरोध जाँचें और फिर कोशिश करें।',
    default: 'कुछ गड़बड़ हुई। कृपया फिर कोशिश करें।',
  },
};
