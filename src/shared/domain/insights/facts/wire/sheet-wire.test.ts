import { expect, it } from 'vitest';

import type { FactSheet } from '../fact';
import { heldVisit } from '../held-visit';
import { plainAppointment, plainRequest, plainTicket } from '../plain-rows';
import { decodeSheet, encodeSheet, packedSheet } from './sheet-wire';
import { anAppointment, aTicket, closedAfter, openRequest } from '../small-facts.fixture';
import { visitContact } from '../visit-contact';

const day = '2026-06-02';
const about = { siteId: 'site', day, openDepartmentIds: ['civil'], deskMin: 480, places: 24 };

const sheetOf = (more: Partial<FactSheet> = {}): FactSheet => ({
  siteId: 'site',
  day,
  about,
  requests: [],
  appointments: [],
  tickets: [],
  ...more,
});

const whole = sheetOf({
  requests: [
    openRequest({ day, id: 'a', stays: [{ status: 'received', days: 0.5 }] }),
    openRequest({ day, id: 'b' }),
    closedAfter(3, { day, id: 'c' }),
  ],
  appointments: [anAppointment({ day })],
  tickets: [aTicket({ day, announced: [10, 25] }), aTicket({ day, waitMin: null })],
});

it('reads the same facts as plain objects and out of columns', () => {
  const text = encodeSheet(whole);
  expect(decodeSheet(text)).toEqual(whole);
  const sheet = packedSheet(text)?.sheet();
  expect(sheet?.about).toEqual(about);
  expect(sheet?.requests.map(plainRequest)).toEqual(whole.requests);
  expect(sheet?.appointments.map(plainAppointment)).toEqual(whole.appointments);
  expect(sheet?.tickets.map(plainTicket)).toEqual(whole.tickets);
});

it('makes the same contact of an appointment in columns', () => {
  const held = anAppointment({ day, isRepeat: true });
  const contact = heldVisit(held);
  expect(contact && plainRequest(contact)).toEqual(visitContact(held));
  expect(heldVisit(anAppointment({ end: 'noShow' }))).toBeNull();
});

it('keeps durations of any length, with their sign', () => {
  const days = [0, -1, 60 * 365, 70 * 365, 120 * 365, -90 * 365];
  const requests = days.map((delayDays, index) =>
    openRequest({ day, id: String(index), delayDays, pausedDays: 100 * 365 }),
  );
  const read = decodeSheet(encodeSheet(sheetOf({ requests })))?.requests ?? [];
  expect(read.map(({ delayDays }) => delayDays)).toEqual(days);
  expect(new Set(read.map(({ pausedDays }) => pausedDays))).toEqual(new Set([100 * 365]));
});

type Wire = { readonly requests: { n: number; readonly columns: Record<string, unknown> } };

const broken: readonly (readonly [string, (wire: Wire) => void])[] = [
  ['a missing column', ({ requests: { columns } }) => delete columns['minute']],
  ['a row more', ({ requests }) => (requests.n += 1)],
  ['no number where one must be', ({ requests: { columns } }) => (columns['minute'] = [null, 1, 2])],
  ['a fraction', ({ requests: { columns } }) => (columns['delayDays'] = [0.5, 1, 2])],
  ['a text as a number', ({ requests: { columns } }) => (columns['delayDays'] = ['1', 1, 2])],
  [
    'a place without a word',
    ({ requests: { columns } }) => (columns['reasonId'] = { words: ['a', 'b'], at: [0, 1, 2] }),
  ],
  ['a place in between', ({ requests: { columns } }) => (columns['reasonId'] = { words: ['a', 'b'], at: [0, 1, 0.5] })],
  ['a word that is none', ({ requests: { columns } }) => (columns['reasonId'] = { words: ['a', 7], at: [0, 1, 1] })],
  ['a word of another list', ({ requests: { columns } }) => (columns['channel'] = { words: ['drum'], at: [] })],
  ['a flag too few', ({ requests: { columns } }) => (columns['isOpen'] = '10')],
  ['a flag that is none', ({ requests: { columns } }) => (columns['isOpen'] = '102')],
  ['an id that is none', ({ requests: { columns } }) => (columns['id'] = ['a', 'b', 3])],
  ['a state without its time', ({ requests: { columns } }) => (columns['stays'] = [[0], [], []])],
  ['a state that is none', ({ requests: { columns } }) => (columns['stays'] = [[99, 5], [], []])],
  ['a state by its name', ({ requests: { columns } }) => (columns['stays'] = [['length', 5], [], []])],
];

it.each(broken)('refuses a sheet with %s', (_what, spoil) => {
  const wire = JSON.parse(encodeSheet(whole)) as Wire;
  expect(decodeSheet(JSON.stringify(wire))).not.toBeNull();
  spoil(wire);
  expect(packedSheet(JSON.stringify(wire))).toBeNull();
  expect(decodeSheet(JSON.stringify(wire))).toBeNull();
});
