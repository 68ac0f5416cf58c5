import { notesOf, type Sound } from './outcome-sounds.ts';

/** Made in the window, so that no file has to be found while a customer waits. */
export type PlaySound = (sound: Sound) => void;

/** How loud, from 0 to 1; and how long a tone takes to swell and fade, in seconds, so that none clicks. */
const loudness = 0.2;
const edge = 0.012;

export function createSoundPlayer(): PlaySound {
  let context: AudioContext | undefined;
  return (sound) => {
    context ??= new AudioContext();
    // A window that nobody has touched yet may be kept silent by the browser.
    void context.resume().catch(() => undefined);
    for (const note of notesOf[sound]) playNote(context, note);
  };
}

function playNote(context: AudioContext, note: { hertz: number; at: number; for: number }): void {
  const start = context.currentTime + note.at;
  const end = start + note.for;
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.type = 'triangle';
  tone.frequency.value = note.hertz;
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(loudness, start + edge);
  volume.gain.setValueAtTime(loudness, end - edge);
  volume.gain.linearRampToValueAtTime(0, end);
  tone.connect(volume).connect(context.destination);
  tone.start(start);
  tone.stop(end);
}
