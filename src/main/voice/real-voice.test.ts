import { describe, expect, it } from 'vitest';
import { engineOf } from './engines';
import { createVoice } from './voice';

// System.Speech has a French voice only where Windows has one.
const spoken =
  process.platform === 'win32' ? [] : ['A zéro cinquante-trois, guichet quatre, à gauche, après l’escalier'];

/** Length of a WAV file of one channel with 22 050 samples of 16 bits a second, seconds. */
const secondsOf = (wav: Buffer): number => (wav.length - 44) / (2 * 22_050);

describe('the voice of this system', () => {
  it.each(spoken)('says « %s »', async (text) => {
    const muted: string[] = [];
    const voice = createVoice(engineOf(process.platform), (language) => muted.push(language));
    const [whole, short] = await Promise.all([voice.render(text, 'fr'), voice.render('A zéro un', 'fr')]);
    expect(muted).toEqual([]);
    const [long, brief] = [Buffer.from(whole, 'base64'), Buffer.from(short, 'base64')];
    expect(long.toString('latin1', 0, 4)).toBe('RIFF');
    // As long as a person takes for it, and a part of it takes a part of the time.
    expect(secondsOf(long)).toBeGreaterThan(2);
    expect(secondsOf(long)).toBeLessThan(9);
    expect(secondsOf(brief)).toBeLessThan(secondsOf(long) / 2);
    expect(long.readUInt32LE(4)).toBe(long.length - 8);
  });
});
