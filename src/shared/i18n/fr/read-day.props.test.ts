import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { pad } from '../../lib/pad';
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
    ['2 cni 8 décembre', '2026-12-08', 'any', '2 cni'],
    ['dans 8 jours', '2026-11-30', 'any', ''],
    ['dans 15 jours', '2026-12-07', 'any', ''],
    ['sous quinze jours', '2026-12-07', 'any', ''],
    ['fin novembre cni', '2026-11-25', 'any', 'cni'],
    ['mi-novembre', '2027-11-15', 'any', ''],
    ['début décembre', '2026-12-01', 'any', ''],
    ['lundi fin novembre', '2026-11-30', 'any', ''],
    ['lundi en huit matin cni bernard hugo', '2026-12-07', 'morning', 'cni bernard hugo'],
    ['sam', '', '', ''],
    ['mars', '', '', ''],
    ['12 juin juillet', '2027-06-12', 'any', 'juillet'],
    ['31 février', '', '', ''],
    ['Mercier', '', '', ''],
    ['passeport', '', '', ''],
    ['', '', '', ''],
  ])('« %s » is %s, %s', (text, day, half, rest) => {
    expect(readDay(text, today)).toEqual(day === '' ? null : { day, half, time: '', rest });
  });

  it.each([
    ['8 decembre 14h passeport', '2026-12-08', '14:00', 'passeport'],
    ['mercredi 14h30 passeport', '2026-11-25', '14:30', 'passeport'],
    ['mercredi à 9 h 30', '2026-11-25', '09:30', ''],
    ['14:15 le 8/12', '2026-12-08', '14:15', 'le'],
    ['vers 14 heures 12 décembre', '2026-12-12', '14:00', ''],
    ['demain matin 9h', '2026-11-24', '09:00', ''],
    ['demain matin 14h', '2026-11-24', '', ''],
    ['demain 25h', '2026-11-24', '', '25h'],
    ['demain 14h 2 cni', '2026-11-24', '14:00', '2 cni'],
  ])('« %s » is %s at %s', (text, day, time, rest) => {
    expect(readDay(text, today)).toMatchObject({ day, time, rest });
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

  it('understands with an hour, before or after, whatever it understands without', () => {
    const dayWords = fc.oneof(
      fc.constantFrom('demain', 'mercredi', 'lundi en huit', 'dans 3 semaines', 'mardi prochain', 'fin janvier'),
      fc.integer({ min: 1, max: 300 }).map((more) => dayAndMonth(addDays(today, more))),
      fc.integer({ min: 1, max: 300 }).map((more) => numericDay(addDays(today, more))),
    );
    const rest = fc.constantFrom('', 'passeport', '2 passeports', 'cni 2 pers', '4 cni', 'cni bernard hugo');
    const hour = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 11 })).chain(([at, fives]) => {
      const minutes = pad(fives * 5);
      const words = [`${at}h${minutes}`, `à ${at}h${minutes}`, `${at}:${minutes}`, `${pad(at)} h ${minutes}`];
      const whole = fives === 0 ? [`${at}h`, `vers ${at} h`, `${at} heures`] : [];
      return fc.constantFrom(...words, ...whole).map((text) => ({ text, time: `${pad(at)}:${minutes}` }));
    });
    fc.assert(
      fc.property(dayWords, rest, hour, fc.constantFrom(0, 1, 2), (day, more, { text, time }, at) => {
        const plain = [day, more].filter(Boolean);
        const said = readDay(plain.join(' '), today);
        const withHour = readDay(plain.toSpliced(Math.min(at, plain.length), 0, text).join(' '), today);
        expect(said).not.toBeNull();
        expect(withHour).toEqual({ ...said, time });
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
      'fin',
      '14h',
      '2p',
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
    ['passeport 2 pers', 2, ['passeport']],
    ['2p passeport', 2, ['passeport']],
    ['passeport 3 p', 3, ['passeport']],
    ['', 1, []],
  ])('« %s»', (rest, count, words) => {
    expect(readCount(rest)).toEqual({ count, words });
  });
});
