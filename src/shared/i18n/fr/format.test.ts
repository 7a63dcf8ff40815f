import { describe, expect, it } from 'vitest';

import { capital, count, formatBand, formatMinutes, fullDay, longDay, numericDay, shortTime } from './format';
import { counterText } from './counter';
import { receptionText } from './reception';

describe('French figures and dates', () => {
  it('writes times and waits as the pictures do', () => {
    expect(shortTime('09:12')).toBe('9:12');
    expect(shortTime('00:05')).toBe('0:05');
    expect(formatMinutes(41.8)).toBe('41\u00A0min');
    expect(formatMinutes(65)).toBe('1\u00A0h\u00A005');
    expect(formatBand({ fromMin: 20, toMin: 35 })).toBe('20 à 35\u00A0min');
    expect(formatBand({ fromMin: 0, toMin: 10 })).toBe('moins de 10\u00A0min');
  });

  it('writes days in words', () => {
    expect(capital(fullDay('2026-11-23'))).toBe('Lundi 23\u00A0novembre 2026');
    expect(longDay('2026-05-01')).toBe('vendredi 1er\u00A0mai');
    expect(numericDay('2026-11-23')).toBe('23/11/2026');
  });

  it('counts', () => {
    expect(count(0, 'personne')).toBe('0\u00A0personne');
    expect(count(3, 'personne')).toBe('3\u00A0personnes');
    expect(count(16_571, 'personne')).toBe('16\u00A0571\u00A0personnes');
  });
});

it('says that a site is closed, and when it opens', () => {
  const { closed } = receptionText.passage;
  expect(closed({ day: '2026-11-24', time: '08:30' }, '2026-11-23')).toBe('fermé, ouvre demain à 8:30');
  expect(closed({ day: '', time: '' }, '2026-11-23')).toBe('fermé');
});

it('offers to open a desk only where one is free', () => {
  expect(counterText.choice.open(7)).toBe('Ouvrir le guichet\u00A07');
  expect(counterText.choice.open(0)).toBe('Aucun guichet libre');
});
