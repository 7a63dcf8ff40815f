import { describe, expect, it } from 'vitest';

import { kioskLanguages } from '../../domain/model/floor-settings';
import { kioskWords } from './kiosk-words';
import type { KioskWords } from './words';

/** Every text of a language, with the facts of an ordinary day in those that take some. */
const textsOf = (value: unknown, path: string): readonly (readonly [path: string, text: string])[] => {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const facts = path.endsWith('wait') && !path.endsWith('paperWait') ? [{ fromMin: 20, toMin: 35 }] : [3, 4];
    return textsOf((value as (...given: unknown[]) => unknown)(...facts), path);
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => textsOf(part, `${path}.${name}`));
};

const all = (words: KioskWords) => textsOf(words, words.lang);

describe.each(kioskLanguages)('words of the kiosk in %s', (language) => {
  const words = kioskWords[language];

  it('is itself', () => {
    expect([words.lang, words.dir]).toEqual([language, language === 'ar' ? 'rtl' : 'ltr']);
  });

  it('has no hole and nothing left of another text', () => {
    for (const [path, text] of all(words)) {
      expect(text.trim(), path).not.toBe('');
      expect(text, path).not.toMatch(/undefined|null|NaN|\[object| {2}/u);
    }
  });

  it('fits the paper and the voice, which take texts up to a length', () => {
    for (const [path, text] of all(words)) expect(text.length, path).toBeLessThanOrEqual(200);
    expect(words.paperFollow.length).toBeLessThanOrEqual(120);
  });

  it('says a wait with both bounds, and with one where the lower is nothing', () => {
    expect(words.wait({ fromMin: 20, toMin: 35 })).toMatch(/20.*35/u);
    const short = words.wait({ fromMin: 0, toMin: 10 });
    expect(short).toContain('10');
    expect(short.replace('10', '')).not.toContain('0');
  });

  it('says what to do of every trouble: at reception, or by touching', () => {
    for (const [why, { hint }] of Object.entries(words.troubles))
      expect(hint, why).toMatch(/accueil|reception|recepción|receção|الاستقبال/u);
    expect(words.helpFailed).not.toBe(words.helpAsked);
  });
});

describe('words of all languages', () => {
  it('are not the French ones by mistake', () => {
    const french = new Map(all(kioskWords.fr).map(([path, text]) => [path.slice(2), text]));
    /** What is written alike. */
    const alike = /\.(lang|dir)$|^\.contrast$/u;
    for (const language of kioskLanguages.filter((one) => one !== 'fr')) {
      for (const [path, text] of all(kioskWords[language])) {
        if (alike.test(path.slice(2)) || path.endsWith('.dir')) continue;
        expect(french.get(path.slice(2)), path).not.toBe(text);
      }
    }
  });

  it('are written with the marks of their language', () => {
    for (const [path, text] of all(kioskWords.fr)) {
      expect(text, path).not.toMatch(/'| [:;!?]/u);
    }
    for (const [path, text] of all(kioskWords.ar)) {
      if (!/\.(lang|dir)$/u.test(path)) expect(text, path).toMatch(/\p{Script=Arabic}/u);
    }
  });

  it('count people as their language does', () => {
    expect([0, 1, 2].map(kioskWords.fr.people)).toEqual(['0\u00A0personne', '1\u00A0personne', '2\u00A0personnes']);
    expect([1, 2].map(kioskWords.en.people)).toEqual(['1\u00A0person', '2\u00A0people']);
    expect([1, 2, 3, 11].map(kioskWords.ar.people)).toEqual(['شخص واحد', 'شخصان', '3 أشخاص', '11 شخصا']);
  });
});
