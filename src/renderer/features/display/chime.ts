import { audioOutput } from '../../platform/audio-output';

type Note = { readonly hertz: number; readonly at: number };

// A falling third, as of a bell at a counter: soft enough for a room that hears it all day.
const notes: readonly Note[] = [
  { hertz: 659.25, at: 0 },
  { hertz: 523.25, at: 0.32 },
];
const lengthS = 0.9;
const loudness = 0.22;
/** When the second note has died away enough for a voice. */
const rungOutMs = 1_100;

const play = (audio: AudioContext, { hertz, at }: Note): void => {
  const start = audio.currentTime + at;
  const gain = audio.createGain();
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(loudness, start + 0.015);
  gain.gain.exponentialRampToValueAtTime(0.0001, start + lengthS);
  gain.connect(audio.destination);
  for (const [factor, share] of [
    [1, 1],
    [2, 0.25],
  ] as const) {
    const tone = audio.createOscillator();
    const part = audio.createGain();
    tone.frequency.value = hertz * factor;
    part.gain.value = share;
    tone.connect(part).connect(gain);
    tone.start(start);
    tone.stop(start + lengthS);
  }
};

/** Two soft notes; resolves when they have rung out. Where there is no sound card the board is simply silent. */
export const chime = async (): Promise<void> => {
  const audio = audioOutput();
  try {
    if (audio) for (const note of notes) play(audio, note);
  } catch {
    // A sound card that was pulled out: the plate and the words still tell.
  }
  await new Promise<void>((resolve) => void setTimeout(resolve, rungOutMs));
};
