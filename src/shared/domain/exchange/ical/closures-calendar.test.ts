import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';

import { demoReference } from '../../../demo/demo-reference';
import { toSiteReference } from '../../model/site-reference';
import { closuresCalendar, type ClosureWords } from './closures-calendar';
import { writeCalendar } from './write-calendar';

const documents = demoReference('2026-11-26', 'Europe/Paris');
const known = toSiteReference(documents);
if (!known) throw new Error('no site');
const closure = { kind: 'closure', deskId: '', label: '' } as const;
const reference = {
  ...known,
  closures: [
    {
      ...closure,
      id: 'ponts',
      fromDay: '2026-12-24',
      toDay: '2026-12-31',
      from: '00:00',
      to: '23:59',
      label: 'Congés ; fermeture annuelle, toute l’équipe de la mairie vous souhaite de bonnes fêtes',
    },
    {
      ...closure,
      id: 'matin',
      fromDay: '2026-12-02',
      toDay: '2026-12-03',
      from: '08:30',
      to: '10:00',
      label: 'Réunion',
    },
    {
      ...closure,
      id: 'guichet',
      deskId: 'desk-1',
      fromDay: '2026-12-02',
      toDay: '2026-12-02',
      from: '08:30',
      to: '10:00',
      label: 'Formation',
    },
  ],
};
const words: ClosureWords = { name: (commune, site) => `${commune}, ${site}`, closed: (why) => `Fermé : ${why}` };
const span = { from: '2026-11-01', to: '2027-01-31' };
const file = (at = '2026-11-26T10:00:00.000Z'): string => writeCalendar(closuresCalendar(reference, span, at, words));

describe('the calendar of closures', () => {
  it('has holidays and closures of the whole site, whole days as dates, hours on each day, no desk', () => {
    const events = new ICAL.Component(ICAL.parse(file()))
      .getAllSubcomponents('vevent')
      .map((one) => new ICAL.Event(one));
    expect(events.map((one) => [one.startDate.toString(), one.endDate.toString(), one.startDate.isDate])).toEqual([
      ['2026-11-01', '2026-11-02', true],
      ['2026-11-11', '2026-11-12', true],
      ['2026-12-02T08:30:00', '2026-12-02T10:00:00', false],
      ['2026-12-03T08:30:00', '2026-12-03T10:00:00', false],
      ['2026-12-24', '2027-01-01', true],
      ['2026-12-25', '2026-12-26', true],
      ['2027-01-01', '2027-01-02', true],
    ]);
    expect(events[4]?.summary).toBe(words.closed(reference.closures[0]?.label ?? ''));
    expect(file()).not.toContain('Formation');
  });

  it('folds at 75 octets, brings its zone, keeps its UIDs, and numbers a later file higher', () => {
    const lines = file().split('\r\n');
    for (const line of lines) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(lines.filter((line) => line === 'BEGIN:VTIMEZONE')).toHaveLength(1);
    const of = (text: string, name: string): readonly string[] =>
      text.split('\r\n').filter((line) => line.startsWith(`${name}:`));
    const later = file('2026-11-27T10:00:00.000Z');
    expect(of(later, 'UID')).toEqual(of(file(), 'UID'));
    expect(new Set(of(file(), 'UID')).size).toBe(7);
    const number = (text: string): number => Number(of(text, 'SEQUENCE')[0]?.slice(9));
    expect(number(later)).toBe(number(file()) + 1440);
  });
});
