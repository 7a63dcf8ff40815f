import { describe, expect, it } from 'vitest';

import {
  asRows,
  booked,
  citizenOf,
  citizensOf,
  facts,
  mapping,
  moved,
  rdv,
  row,
  withLater,
} from '../testing/import-facts';
import { closure, smallTown } from '../../scheduling/small-town.fixture';
import type { ImportMapping } from './import-field';
import { columnsLeft, planImport } from './plan-import';

describe('planImport', () => {
  it('plans an export of RDV Service Public and says of each row what becomes of it', () => {
    const rows = asRows([
      row('Véronique DIALO', '09h30', { 'date naissance': '14/07/1962' }),
      row('Véronique DIALO, Ayoub PAUL', '10h00'),
      row('Ayoub PAUL', '11h00', { statut: 'Annulé (excusé)' }),
      row('Ayoub PAUL', '11h00', { 'date rdv': '27/02/2026' }),
      row('Ayoub PAUL', '25h00'),
      row('Ayoub PAUL', '11h00', { 'date rdv': '31/02/2026' }),
      row('', '11h00'),
      row('Ayoub PAUL', '11h00', { motif: 'Mariage' }),
      row('A UN, B DEUX, C TROIS, D QUATRE', '11h00'),
      row('Nuit BLANCHE', '02h30', { 'date rdv': '29/03/2026' }),
    ]);
    const plan = planImport(rows, rdv, facts());
    const told = plan.rows.map((one) => ('why' in one ? `${one.state} ${one.why.code}` : one.state));
    expect(told).toEqual([
      'create',
      'create',
      'leftOut cancelled',
      'leftOut past',
      'refused badTime',
      'refused badDay',
      'refused noName',
      'refused unknownReason',
      'refused tooManyPersons',
      'refused skippedTime',
    ]);
    expect(plan.count).toEqual({ create: 2, joined: 0, existing: 0, leftOut: 2, refused: 6 });
    expect(plan.drafts.map(({ persons, durationMin }) => [persons.length, durationMin])).toEqual([
      [1, 20],
      [2, 35],
    ]);
    expect(plan.newCitizens).toBe(2);
  });

  it('takes the beginning and the length of a range of times, and an instant by the clock of the site', () => {
    const headers = ['Date', 'Heure', 'Motif', 'Nom'];
    const rows = asRows([
      ['03/03/2026', '11h30 - 11h55', 'deposit', 'Paul'],
      ['03/03/2026 15:00 - 15:10', '', 'deposit', 'Diallo'],
      ['2026-03-03T13:00:00Z', '', 'deposit', 'Dialo'],
      ['2026-03-03T14:20:00+01:00', '', 'deposit', 'Le Goff'],
      ['2026-03-03', '13:00Z', 'deposit', 'Roux'],
    ]);
    const plan = planImport(rows, mapping(headers), facts());
    expect(plan.drafts.map(({ day, time, durationMin }) => [day, time, durationMin])).toEqual([
      ['2026-03-03', '11:30', 25],
      ['2026-03-03', '14:00', 20],
      ['2026-03-03', '14:20', 20],
      ['2026-03-03', '15:00', 10],
    ]);
    expect(plan.rows.at(-1)).toMatchObject({ state: 'refused', why: { code: 'badTime' } });
  });

  it('reads by which channel each was booked, as words of any program', () => {
    const origins = [
      'Créé par un usager',
      'Mail',
      'Courrier',
      'Tél.',
      'RDV en ligne',
      'SMS',
      'Créé par un agent',
      'Fax',
    ];
    const rows = asRows(origins.map((origine, index) => row(`Ayoub P${index}`, `${index + 9}h30`, { origine })));
    expect(planImport(rows, rdv, facts()).drafts.map(({ channel }) => channel)).toEqual([
      'portal',
      'email',
      'mail',
      'phone',
      'portal',
      'sms',
      'desk',
      'desk',
    ]);
  });

  it('links a person who is known without doubt, and nobody else', () => {
    const citizens = [citizenOf('c1', 'Dialo', 'Véronique', '1962-07-14'), citizenOf('c2', 'Paul', 'Ayoub')];
    const rows = asRows([
      row('Véronique DIALO', '09h30', { 'date naissance': '14/07/1962' }),
      row('Véronique DIALO', '10h30', { 'date naissance': '15/07/1962' }),
      row('Ayoub PAUL', '11h30'),
    ]);
    const plan = planImport(rows, rdv, facts({ citizens }));
    expect(plan.drafts.map(({ citizen }) => ('id' in citizen ? citizen.id : citizen.values.birthDate))).toEqual([
      'c1',
      '1962-07-15',
      undefined,
    ]);
  });

  it('knows an appointment again by person, day and time, also one cancelled since, and within the file', () => {
    const rows = asRows([row('Ayoub PAUL', '11h30'), row('PAUL Ayoub', '11h30'), row('Ayoub PAUL', '14h00')]);
    const first = planImport(rows, rdv, facts());
    expect(first.rows.map(({ state }) => state)).toEqual(['create', 'existing', 'create']);
    expect(first.rows[1]).toMatchObject({ otherLine: 2 });
    const [one, two] = first.drafts.map((draft, index) => booked(draft, `a${index}`));
    if (!one || !two) throw new Error('two drafts');
    const cancelled = withLater(one, { type: 'cancelledByCitizen' });
    const later = facts({ existing: [cancelled, two], citizens: citizensOf(first.drafts) });
    expect(planImport(rows, rdv, later).count).toMatchObject({ create: 0, existing: 3 });
  });

  it('knows an appointment that was moved since by where it was imported, and says where it is', () => {
    const rows = asRows([row('Ayoub PAUL', '11h30'), row('Rose LE GOFF', '11h30')]);
    const first = planImport(rows, rdv, facts());
    const there = first.drafts.map((draft, index) => booked(draft, `a${index}`));
    const [paul, goff] = there.map((one) => moved(one, '2026-02-20', '10:40'));
    if (!paul || !goff) throw new Error('two drafts');
    const existing = [paul, withLater(goff, { type: 'cancelledByCitizen' })];
    const again = planImport(rows, rdv, facts({ existing, citizens: citizensOf(first.drafts) }));
    expect(again.rows).toMatchObject([
      { state: 'existing', otherLine: 0, elsewhere: { day: '2026-02-20', time: '10:40' } },
      { state: 'existing', otherLine: 0, elsewhere: null },
    ]);
    // Where it stands now it is known too, by a file that says the same.
    const followed = asRows([row('Ayoub PAUL', '10h40', { 'date rdv': '20/02/2026' })]);
    const before = facts({ existing, citizens: citizensOf(first.drafts), now: { day: '2026-02-01', time: '08:00' } });
    expect(planImport(followed, rdv, before).rows).toMatchObject([{ state: 'existing', elsewhere: null }]);
  });

  it('says where an appointment is that its identifier names, and takes another person at the freed time', () => {
    const headers = ['usager', 'rdv_id', 'date rdv', 'heure rdv', 'motif'];
    const rows = asRows([['Véronique DIALO', '17', '03/03/2026', '09h30', 'deposit']]);
    const first = planImport(rows, mapping(headers), facts());
    const existing = first.drafts.map((draft) => moved(booked(draft, 'a0'), '2026-03-04', '14:00'));
    expect(planImport(rows, mapping(headers), facts({ existing })).rows).toMatchObject([
      { state: 'existing', elsewhere: { day: '2026-03-04', time: '14:00' } },
    ]);
    const other = asRows([['Ayoub PAUL', '18', '03/03/2026', '09h30', 'deposit']]);
    const known = facts({ existing, citizens: citizensOf(first.drafts) });
    expect(planImport(other, mapping(headers), known).count).toMatchObject({ create: 1, existing: 0 });
  });

  it('joins the rows of one appointment in a list of participants', () => {
    const headers = ['usager', 'rdv_id', 'date rdv', 'heure rdv', 'motif'];
    const rows = asRows([
      ['Véronique DIALO', '17', '03/03/2026', '09h30', 'deposit'],
      ['Ayoub PAUL', '17', '03/03/2026', '09h30', 'deposit'],
      ['Rose LE GOFF', '18', '03/03/2026', '10h30', 'deposit'],
    ]);
    const plan = planImport(rows, mapping(headers), facts());
    expect(plan.rows.map(({ state }) => state)).toEqual(['create', 'joined', 'create']);
    expect(plan.drafts.map(({ lines, persons, durationMin }) => [lines, persons.length, durationMin])).toEqual([
      [[2, 3], 2, 35],
      [[4], 1, 20],
    ]);
    const existing = plan.drafts.map((draft, index) => booked(draft, `a${index}`));
    expect(planImport(rows, mapping(headers), facts({ existing })).count).toMatchObject({ create: 0, existing: 2 });
  });

  it('keeps what does not fit and counts it', () => {
    const rows = asRows(['A', 'B', 'C', 'D'].map((name) => row(`Ayoub ${name}PAUL`, '09h30')));
    const plan = planImport(rows, rdv, facts());
    expect(plan.drafts.map(({ room }) => room)).toEqual(['free', 'free', 'full', 'full']);
    expect([plan.count.create, plan.overbooked]).toEqual([4, 2]);
    expect(plan.drafts.every(({ deskId }) => deskId !== '')).toBe(true);
  });

  it('tells what is outside of the opening hours from what is beyond capacity', () => {
    const plan = planImport(asRows([row('Ayoub PAUL', '12h45'), row('Rose LE GOFF', '18h00')]), rdv, facts());
    expect(plan.drafts.map(({ room }) => room)).toEqual(['closed', 'closed']);
    expect([plan.overbooked, plan.outsideHours]).toEqual([0, 2]);
  });

  it('tells a day on which nobody is received from an hour outside of the opening hours', () => {
    const reference = smallTown({ closures: [closure('', '2026-05-04', '00:00', '23:59', 'Travaux')] });
    const rows = asRows([
      row('Ayoub PAUL', '10h00', { 'date rdv': '01/05/2026' }),
      row('Rose LE GOFF', '10h00', { 'date rdv': '03/05/2026' }),
      row('Véronique DIALO', '10h00', { 'date rdv': '04/05/2026' }),
      row('Jean PETIT', '12h45'),
    ]);
    const plan = planImport(rows, rdv, facts({ reference }));
    expect(plan.rows.map((one) => (one.state === 'create' ? one.closedDay : one.state))).toEqual([
      'Fête du Travail',
      '',
      'Travaux',
      null,
    ]);
    expect([plan.outsideHours, plan.onClosedDays]).toEqual([1, 3]);
  });

  it('wants the columns without which nothing can be read', () => {
    const plan = planImport(asRows([['x']]), { columns: { time: 0 }, reasons: {} }, facts());
    expect([plan.missing, plan.rows]).toEqual([['day', 'reason', 'names'], []]);
  });

  it('creates on demand a row that looks like another: two alike in the file are two persons then', () => {
    const rows = asRows([row('Jean LEFEVRE', '11h30'), row('Jean LEFEVRE', '11h30')]);
    const plan = planImport(rows, rdv, facts({ insisted: new Set([3]) }));
    expect(plan.rows).toMatchObject([
      { state: 'create', isInsisted: false },
      { state: 'create', isInsisted: true },
    ]);
    expect([plan.drafts.length, plan.newCitizens]).toEqual([2, 2]);
    const existing = plan.drafts.map((draft, index) => booked(draft, `a${index}`));
    const citizens = citizensOf(plan.drafts);
    expect(planImport(rows, rdv, facts({ existing, citizens })).count).toMatchObject({ create: 0, existing: 2 });
    // One of them booked before is known, and another appointment of theirs is wished.
    const second = planImport(rows, rdv, facts({ existing, citizens, insisted: new Set([2]) }));
    expect(second.rows.map(({ state }) => state)).toEqual(['create', 'existing']);
  });

  it('names the columns that hold something and say nothing of an appointment', () => {
    const headers = ['Nom', 'Date', 'Heure', 'Motif', 'Remarque', 'Vide', ''];
    const rows = asRows([
      ['Paul', '03/03/2026', '09h30', 'deposit', '', ' ', ''],
      ['Diallo', '03/03/2026', '10h30', 'deposit', 'vient avec sa fille', '', 'x'],
    ]);
    expect(columnsLeft({ headers, rows }, mapping(headers))).toEqual([4, 6]);
  });

  it('takes the choice of a reason, and leaves its rows out when told so', () => {
    const rows = asRows([
      row('Ayoub PAUL', '09h30', { motif: 'Mariage' }),
      row('Rose LE GOFF', '09h30', { motif: 'PACS' }),
    ]);
    const chosen: ImportMapping = { ...rdv, reasons: { mariage: { reasonId: 'collection' }, pacs: 'leaveOut' } };
    const plan = planImport(rows, chosen, facts());
    expect(plan.rows.map(({ state }) => state)).toEqual(['create', 'leftOut']);
    expect(plan.drafts[0]?.reasonId).toBe('collection');
  });
});
