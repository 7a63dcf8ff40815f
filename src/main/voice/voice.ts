import type { KioskLanguage } from '#shared/domain/model/floor-settings';
import type { SpeechEngine } from './engines';
import { mendWav } from './mend-wav';

/** Renders text to speech. */
export type Voice = {
  /** A WAV file in base64, `''` where this machine cannot say it. */
  readonly render: (text: string, language: KioskLanguage) => Promise<string>;
};

// A day has some hundred numbers and a few desks; a file is about 100 KB.
const MOST_KEPT = 60;

/**
 * Renders with the engine of the system, one text at a time, and keeps the last files: what is asked for again, a recall for
 * instance, is there at once. A text that failed is tried anew.
 */
export const createVoice = (engine: SpeechEngine, onMute: (language: KioskLanguage) => void): Voice => {
  const kept = new Map<string, Promise<string>>();
  const muted = new Set<KioskLanguage>();
  let line: Promise<unknown> = Promise.resolve();

  const speak = async (text: string, language: KioskLanguage): Promise<string> => {
    const spoken = await engine(text, language).catch(() => null);
    const wav = spoken === null ? null : mendWav(spoken);
    if (wav !== null) return wav.toString('base64');
    // Said once: a machine without a voice would fill the log.
    if (!muted.has(language)) onMute(language);
    muted.add(language);
    return '';
  };

  return {
    render: async (text, language) => {
      if (text.trim() === '') return '';
      const key = `${language}\n${text}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const made = line.then(() => speak(text, language));
      line = made;
      kept.set(key, made);
      for (const oldest of kept.keys()) {
        if (kept.size <= MOST_KEPT) break;
        kept.delete(oldest);
      }
      const wav = await made;
      if (wav === '' && kept.get(key) === made) kept.delete(key);
      return wav;
    },
  };
};
