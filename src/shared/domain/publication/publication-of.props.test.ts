import fc from 'fast-check';
import { expect, it } from 'vitest';

import { eventsOf } from '../../../../tests/arbitraries/event-logs';
import { foldAppointment } from '../lifecycle/fold-appointment';
import { foldDeskSession } from '../lifecycle/fold-desk-session';
import { foldTicket } from '../lifecycle/fold-ticket';
import type { AnyEvent } from '../model/event';
import { smallTown } from '../conflicts/testing/small-town';
import { timeOf, toInstant } from '../../time/civil';

import { publicationOf, type PublicationFacts } from './publication-of';
import { publicationSchema } from './publication';

const DAY = '2026-11-23';
const SECRET = 'ZQSECRET';

let planted = 0;
const secret = (): string => `${SECRET}${(planted += 1)}`;

/** Plants a secret wherever an event of a desk holds an id, a key or a free text that the public must not know. */
const plant = (event: AnyEvent): AnyEvent => ({
  ...event,
  ...(event.type === 'issued' || event.type === 'booked' || event.type === 'opened' ? { day: DAY } : {}),
  ...(event.type === 'issued' ? { series: 'A', label: 'A007', trackKey: secret() } : {}),
  citizenId: secret(),
  requestId: secret(),
  appointmentId: secret(),
  agentId: secret(),
  persons: [{ citizenId: secret(), name: secret() }],
  outcome: secret(),
  why: [secret()],
  note: secret(),
  by: { agentId: secret(), deviceId: secret(), deskId: 'desk-1' },
});

/** Each id once, as a union of logs has them. */
const log = (kind: 'tickets' | 'appointments' | 'deskSessions', founding: string) =>
  eventsOf(kind).map((events) =>
    [
      { id: 'e0', n: 1, at: `${DAY}T08:00:00.000Z`, by: { agentId: '', deviceId: '', deskId: '' }, type: founding },
      ...new Map(events.filter(({ type }) => type !== founding).map((event) => [event.id, event])).values(),
    ].map(plant),
  );

const facts = fc
  .record({
    tickets: fc.array(log('tickets', 'issued'), { maxLength: 8 }),
    appointments: fc.array(log('appointments', 'booked'), { maxLength: 8 }),
    sessions: fc.array(log('deskSessions', 'opened'), { maxLength: 3 }),
    forKiosk: fc.boolean(),
  })
  .map(({ tickets, appointments, sessions, forKiosk }): PublicationFacts => {
    const reference = smallTown;
    return {
      reference: {
        ...reference,
        agents: [
          { id: secret(), kind: 'agent', name: secret(), shortName: secret(), role: 'counter', usualDeskId: '' },
        ],
      },
      tickets: tickets.map((events) => foldTicket(secret(), 'site', events)),
      appointments: appointments.map((events) => ({
        ...foldAppointment(secret(), 'site', events),
        day: DAY,
        time: '09:10',
      })),
      sessions: sessions.map((events) => foldDeskSession(secret(), 'site', events)),
      waits: new Map(),
      nowIso: `${DAY}T08:30:00.000Z`,
      clockOffsetMs: 0,
      forKiosk,
    };
  });

it('holds no name, no id of a person, request or ticket and no key, whatever the documents hold', () => {
  fc.assert(
    fc.property(facts, (one) => {
      const text = JSON.stringify(publicationOf(one));
      expect(JSON.stringify(one)).toContain(SECRET);
      expect(text).not.toContain(SECRET);
    }),
  );
});

it('is always of the shape that is promised, and tells the kiosk part to kiosks alone', () => {
  fc.assert(
    fc.property(facts, (one) => {
      const made = publicationOf(one);
      expect(publicationSchema.parse(JSON.parse(JSON.stringify(made)))).toEqual(made);
      expect(made.kiosk !== null).toBe(one.forKiosk);
    }),
  );
});

it('names every call once, those that stand first, and none of a ticket that waits, left or is in a room', () => {
  fc.assert(
    fc.property(facts, (one) => {
      const { calls } = publicationOf(one);
      const standing = calls.findLastIndex(({ stands }) => stands);
      expect(calls.slice(0, standing + 1).every(({ stands }) => stands)).toBe(true);
      expect(calls.filter(({ stands }) => stands)).toHaveLength(
        one.tickets.filter(({ status, day }) => status === 'called' && day === DAY).length,
      );
      for (const status of ['waiting', 'parked', 'abandoned', 'notServedAtClosing', 'void'] as const) {
        const quiet = { ...one, tickets: one.tickets.filter((ticket) => ticket.status === status) };
        expect(publicationOf(quiet).calls).toEqual([]);
      }
    }),
  );
});

it('says to a kiosk that the last opening is over, whoever is still at a desk, with all that it offers on the next morning', () => {
  const by = { agentId: 'a', deviceId: 'd', deskId: 'desk-1' };
  const event = { id: 'e', n: 1, at: `${DAY}T08:00:00.000Z`, by };
  const desk = foldDeskSession('s', 'site', [{ ...event, type: 'opened', day: DAY, deskId: 'desk-1', agentId: 'a' }]);
  const booked = foldAppointment('a', 'site', [{ ...event, type: 'booked' }]);
  const kioskAt = (time: string, appointmentTime: string) =>
    publicationOf({
      reference: smallTown,
      tickets: [],
      appointments: [{ ...booked, status: 'booked', day: DAY, time: appointmentTime }],
      sessions: [desk],
      waits: new Map(),
      nowIso: toInstant(DAY, time, smallTown.site.zone),
      clockOffsetMs: 0,
      forKiosk: true,
    }).kiosk;
  const gives = kioskAt('16:59', '16:50')?.reasons.length ?? 0;
  expect(gives).toBeGreaterThan(0);
  expect(kioskAt('17:00', '16:50')).toMatchObject({
    isClosed: false,
    isOver: true,
    reasons: { length: gives },
    expectedTimes: ['16:50'],
  });
  expect(kioskAt('17:00', '12:00')).toMatchObject({ isClosed: false, isOver: true, expectedTimes: [] });
  // Over noon it goes on, and on a day without an opening as long as somebody is at a desk.
  expect(kioskAt('13:00', '16:50')).toMatchObject({ isClosed: false, isOver: false, reasons: { length: gives } });
});

it('goes on giving tickets in the afternoon where the only desk planned is closed and another one was opened instead, until that is closed', () => {
  const by = { agentId: 'a', deviceId: 'd', deskId: 'desk-2' };
  const opened = (time: string) =>
    foldDeskSession(`desk-2:${DAY}`, 'site', [
      { id: 'e', n: 1, at: toInstant(DAY, time, zone), by, type: 'opened', day: DAY, deskId: 'desk-2', agentId: 'a' },
    ]);
  const { zone } = smallTown.site;
  const away = {
    id: 'away',
    kind: 'closure',
    deskId: '',
    fromDay: DAY,
    toDay: DAY,
    from: '13:00',
    to: '17:00',
    label: '',
  } as const;
  const reference = {
    ...smallTown,
    closures: smallTown.desks.map(({ id }) => ({ ...away, id: `away-${id}`, deskId: id })),
  };
  const isOverAt = (time: string, session: ReturnType<typeof opened>) =>
    publicationOf({
      reference,
      tickets: [],
      appointments: [],
      sessions: [session],
      waits: new Map(),
      nowIso: toInstant(DAY, time, zone),
      clockOffsetMs: 0,
      forKiosk: true,
    }).kiosk?.isOver;
  const minute = fc.integer({ min: 13 * 60, max: 18 * 60 });
  fc.assert(
    fc.property(minute, minute, (at, later) => {
      fc.pre(at <= later);
      const session = opened(timeOf(at));
      expect(isOverAt(timeOf(later), session)).toBe(false);
      expect(isOverAt(timeOf(later), { ...session, status: 'paused' })).toBe(false);
      expect(isOverAt(timeOf(later), { ...session, status: 'closed' })).toBe(true);
      // It has been open since the morning: it serves those who are in the house.
      expect(isOverAt(timeOf(later), opened('08:30'))).toBe(true);
    }),
  );
});
