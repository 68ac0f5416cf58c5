/** Says a text in the voice of a locale; silent where the computer has no such voice of its own. */
export type SayAloud = (text: string, locale: string) => void;

export function createSayAloud(): SayAloud {
  // The list is empty until it has been asked for once.
  speechSynthesis.getVoices();
  return sayAloud;
}

/** A voice that needs the network is not asked: it would come late, or never. */
const sayAloud: SayAloud = (text, locale) => {
  const language = locale.slice(0, 2);
  const voices = speechSynthesis
    .getVoices()
    .filter(({ lang, localService }) => localService && lang.startsWith(language));
  const voice = voices.find(({ lang }) => lang === locale) ?? voices[0];
  if (!voice) return;
  const speech = new SpeechSynthesisUtterance(text);
  speech.voice = voice;
  speech.lang = voice.lang;
  speechSynthesis.cancel();
  speechSynthesis.speak(speech);
};
