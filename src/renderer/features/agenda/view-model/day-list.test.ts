import { describe, expect, it } from 'vitest';

import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';

import { dayList, type DayListFacts } from './day-list';
import { slipOf } from '../../../platform/appointment-slip';

const reference = {
  site: { name: 'Hôtel de ville', commune: 'Fontbelle', territory: 'mainland' },
  desks: [
    { id: 'd1', number: 1, wayHint: 'au fond à gauche', reasonIds: ['pacs'] },
    { id: 'd2', number: 2, wayHint: '', reasonIds: ['pacs'] },
  ],
  reasons: [
    {
      id: 'pacs',
      code: 'PACS',
      name: 'Conclusion d’un PACS',
      shortName: 'PACS',
      act: 'other',
      papers: [{ id: 'p', label: 'Convention signée', detail: '' }],
    },
  ],
  situations: [],
  paperRules: [],
  feeRules: [],
} as unknown as SiteReference;
const one = (id: string, patch: Partial<Appointment> = {}): Appointment =>
  ({
    id,
    day: '2026-11-24',
    time: '09:20',
    durationMin: 20,
    deskId: 'd1',
    reasonId: 'pacs',
    citizenId: 'c1',
    status: 'booked',
    confirmation: 'accepted',
    persons: [{ preApplicationNumber: '' }],
    ...patch,
  }) as Appointment;
const facts = (appointments: readonly Appointment[], patch: Partial<DayListFacts> = {}): DayListFacts => ({
  reference,
  day: '2026-11-24',
  appointments,
  citizens: new Map([['c1', { lastName: 'Öztürk', firstName: 'Zoé', birthDate: '', phone: '0612345678', email: '' }]]),
  now: { day: '2026-11-23', minute: 632 },
  order: 'time',
  withPhone: false,
  columnName: (id) => `Guichet ${id}`,
  ...patch,
});

describe('list of a day', () => {
  it('has who has a place, in order of time, the name first', () => {
    const list = dayList(
      facts([
        one('b', {
          time: '10:00',
          deskId: 'd2',
          persons: [{ preApplicationNumber: '' }, { preApplicationNumber: '' }],
        }),
        one('a', { confirmation: 'pending' }),
        one('c', { status: 'cancelledByOffice' }),
        one('d', { time: '11:00', citizenId: 'gone' }),
        one('e', { time: '11:20', status: 'arrived' }),
        one('f', { time: '11:40', status: 'attended' }),
      ]),
    );
    expect(list.rows.map(({ time, name, persons, desk, mark }) => [time, name, persons, desk, mark])).toEqual([
      ['9:20', 'Öztürk Zoé', '', '1', 'à confirmer'],
      ['10:00', 'Öztürk Zoé', '2', '2', ''],
      ['11:00', 'Usager inconnu', '', '1', ''],
      ['11:20', 'Öztürk Zoé', '', '1', 'arrivé'],
      ['11:40', 'Öztürk Zoé', '', '1', 'honoré'],
    ]);
    expect(list.summary).toBe('5\u00A0rendez-vous · 6\u00A0personnes');
    expect(list.foot).toContain('23/11/2026 à 10:32');
  });
  it('goes desk by desk under the names of those that have somebody', () => {
    const list = dayList(
      facts([one('b', { deskId: 'd2' }), one('a', { deskId: 'd2', time: '08:30' })], { order: 'desk' }),
    );
    expect(list.rows.map(({ isHeading, name, time, desk }) => [isHeading, name, time, desk])).toEqual([
      [true, 'Guichet d2', '', ''],
      [false, 'Öztürk Zoé', '8:30', ''],
      [false, 'Öztürk Zoé', '9:20', ''],
    ]);
  });
  it('has phones only where they are wished', () => {
    expect(dayList(facts([one('a')])).rows[0]?.phone).toBe('');
    expect(dayList(facts([one('a')], { withPhone: true })).rows[0]?.phone).toMatch(/^06/);
  });
});

describe('confirmation slip', () => {
  const now = { day: '2026-11-23', minute: 632 };
  it('says when, where and what to bring, by a number and never by a name', () => {
    const slip = slipOf(reference, { ...one('01JDB3T0Z7N8X4Q2WM007K2M9Q'), names: ['Zoé'] }, now, 'a5');
    expect(slip).toMatchObject({
      code: '7K2-M9Q',
      when: 'Mardi 24\u00A0novembre 2026 à 9:20',
      where: 'Guichet\u00A01, au fond à gauche',
      pending: '',
      papers: [{ title: '', items: ['convention signée'] }],
    });
    expect(JSON.stringify(slip)).not.toContain('Öztürk');
  });
  it('says how the town hall is reached, and by first names who brings what', () => {
    const site = { ...reference.site, phone: '0261910000', address: '1 place de l’Église, Fontbelle' };
    const reason = { ...reference.reasons[0], act: 'deposit', code: 'CNI', papers: [] };
    const rule = {
      id: 'r',
      titles: [],
      acts: [],
      situations: [],
      territories: [],
      minAge: 0,
      maxAge: 17,
      validFrom: '2020-01-01',
      validUntil: '',
      source: '',
      per: 'person',
      paper: { id: 'parent', label: 'Venir avec un parent', detail: '' },
    };
    const photo = { ...rule, id: 'p', maxAge: 150, paper: { id: 'photo', label: 'Photo', detail: '' } };
    const town = { ...reference, site, reasons: [reason], paperRules: [rule, photo] } as unknown as SiteReference;
    const persons = [
      { preApplicationNumber: '', ageBand: 'adult' },
      { preApplicationNumber: '', ageBand: 'under12' },
      { preApplicationNumber: '', ageBand: 'under12' },
    ] as const;
    const family = { ...one('a', { persons: [...persons] }), names: ['Aurore', 'Gaspard', ''] };
    const slip = slipOf(town, family, now, 'a5');
    expect(slip.reach.replaceAll('\u00A0', ' ')).toBe('1 place de l’Église, Fontbelle · Téléphone : 02 61 91 00 00');
    expect(slip.foot.join(' ').replaceAll('\u00A0', ' ')).toContain('Appelez le 02 61 91 00 00');
    expect(slip.papers.map(({ title }) => title)).toEqual(['Chacun', 'Gaspard et Personne\u00A03']);
  });
  it('says when the place is not sure', () => {
    expect(
      slipOf(reference, { ...one('a', { confirmation: 'pending' }), names: [] }, now, 'thermal').pending,
    ).toContain('réserve');
  });
});
