import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, daysBetween } from '../../time/civil';
import { isCivilDay } from '../../time/civil-day';
import { dayAndMonth, fullDay, longDay, nearDay, numericDay, weekdayName } from './format';
import { readCount, readDay } from './read-day';

/** A Monday. */
const today = '2026-11-23';

describe('readDay', () => {
  it.each([
    ['demain', '2026-11-24', 'any', ''],
    ['après-demain matin', '2026-11-25', 'morning', ''],
    ['mercredi', '2026-11-25', 'any', ''],
    ['lundi', '2026-11-30', 'any', ''],
    ['vendredi en huit', '2026-12-04', 'any', ''],
    ['mercredi après-midi dans 3 semaines, 4 passeports', '2026-12-16', 'afternoon', '4 passeports'],
    ['dans une semaine', '2026-11-30', 'any', ''],
    ['d’ici 10 jours', '2026-12-03', 'any', ''],
    ['jeudi de la semaine prochaine', '2026-12-03', 'any', 'de'],
    ['12 décembre', '2026-12-12', 'any', ''],
    ['1er déc.', '2026-12-01', 'any', ''],
    ['12 janvier', '2027-01-12', 'any', ''],
    ['29 février', '2028-02-29', 'any', ''],
    ['12/12', '2026-12-12', 'any', ''],
    ['sam', '', '', ''],
    ['mars', '', '', ''],
    ['12 juin juillet', '2027-06-12', 'any', 'juillet'],
    ['31 février', '', '', ''],
    ['Mercier', '', '', ''],
    ['passeport', '', '', ''],
    ['', '', '', ''],
  ])('« %s » is %s, %s', (text, day, half, rest) => {
    expect(readDay(text, today)).toEqual(day === '' ? null : { day, half, rest });
  });

  const days = fc.integer({ min: 0, max: 360 }).map((more) => addDays('2026-01-01', more));

  it('reads back every day as the app says it', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 330 }), (from, more) => {
        const day = addDays(from, more);
        for (const said of [fullDay(day), longDay(day), dayAndMonth(day), numericDay(day), nearDay(day, from)])
          expect(readDay(said, from)?.day).toBe(day);
      }),
    );
  });

  it('a weekday is within the next seven days, and one in some weeks in that week', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 52 }), (from, ahead, weeks) => {
        const name = weekdayName(addDays(from, ahead));
        expect(readDay(name, from)?.day).toBe(addDays(from, ahead));
        const later = readDay(`${name} dans ${weeks} semaines`, from)?.day ?? '';
        expect(weekdayName(later)).toBe(name);
        expect(Math.abs(daysBetween(addDays(from, weeks * 7), later))).toBeLessThan(7);
      }),
    );
  });

  it('never throws, and names civil days only', () => {
    const words = fc.constantFrom(
      'dans',
      '3',
      '99',
      'semaines',
      'demain',
      'mercredi',
      '31',
      'février',
      '0',
      '12/13',
      '9999',
      'prochain',
      'matin',
    );
    const texts = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.array(words).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(texts, days, (text, from) => {
        const said = readDay(text, from);
        if (said) expect(isCivilDay(said.day)).toBe(true);
        expect(readCount(said?.rest ?? '').count).toBeGreaterThan(0);
      }),
    );
  });
});

describe('readCount', () => {
  it.each([
    ['4 passeports', 4, ['passeports']],
    ['pour trois personnes passeport', 3, ['passeport']],
    ['cni', 1, ['cni']],
    ['', 1, []],
  ])('« %s»', (rest, count, words) => {
    expect(readCount(rest)).toEqual({ count, words });
  });
});
