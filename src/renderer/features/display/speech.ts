import { guichetBridge } from '../../platform/bridge';
import { playWav, type Sounding } from '../../platform/play-wav';

/** A voice that is not ready by then is done without: the next person waits as well. */
const readyWithinMs = 4_000;
const mostKept = 20;

/** What is heard now. */
let sounding: Sounding | null = null;
/** How often somebody asked for silence: a text that was still rendered then is not begun. */
let hushes = 0;

const wavs = new Map<string, Promise<string>>();

const rendered = (text: string): Promise<string> => {
  const known = wavs.get(text);
  if (known) return known;
  const asked = guichetBridge()?.invoke('voice.render', { text, language: 'fr' }) ?? Promise.resolve({ wav: '' });
  const made = asked.then(
    ({ wav }) => wav,
    () => '',
  );
  wavs.set(text, made);
  for (const oldest of wavs.keys()) {
    if (wavs.size <= mostKept) break;
    wavs.delete(oldest);
  }
  return made;
};

/** Has the main process render a text, so that it is there when its turn comes. */
export const prepareSpeech = (text: string): void => void rendered(text);

/** Says a text; resolves when it was said, or at once where this machine has no voice. */
export const saySpeech = async (text: string): Promise<void> => {
  const before = hushes;
  const tooLate = new Promise<string>((resolve) => void setTimeout(resolve, readyWithinMs, ''));
  const wav = await Promise.race([rendered(text), tooLate]);
  wavs.delete(text);
  if (hushes !== before) return;
  sounding = playWav(wav);
  await sounding.ended;
};

/** Ends the text that is being said, or is about to be. */
export const hushSpeech = (): void => {
  hushes += 1;
  sounding?.stop();
};
