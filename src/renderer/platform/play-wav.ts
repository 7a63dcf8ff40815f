import { audioOutput } from './audio-output';

/** A sound that is heard now. `ended` never fails: a page without sound goes on. */
export type Sounding = { readonly ended: Promise<void>; readonly stop: () => void };

const silence: Sounding = { ended: Promise.resolve(), stop: () => undefined };

const toBytes = (base64: string): ArrayBuffer => {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes.buffer;
};

const start = async (audio: AudioContext, wav: string, onStop: (stop: () => void) => void): Promise<void> => {
  const buffer = await audio.decodeAudioData(toBytes(wav));
  const source = audio.createBufferSource();
  source.buffer = buffer;
  source.connect(audio.destination);
  await new Promise<void>((resolve) => {
    source.addEventListener('ended', () => resolve());
    // An output that is gone never ends.
    setTimeout(resolve, buffer.duration * 1_000 + 500);
    source.start();
    onStop(() => {
      source.stop();
      resolve();
    });
  });
};

/** Plays a WAV file in base64 by WebAudio: the page's policy allows no other source of sound. `''` is silence. */
export const playWav = (wav: string): Sounding => {
  const audio = audioOutput();
  if (wav === '' || !audio) return silence;
  let isStopped = false;
  let stopNow: () => void = () => undefined;
  const ended = start(audio, wav, (stop) => {
    stopNow = stop;
    if (isStopped) stop();
  }).catch(() => undefined);
  return {
    ended,
    stop: () => {
      isStopped = true;
      stopNow();
    },
  };
};
