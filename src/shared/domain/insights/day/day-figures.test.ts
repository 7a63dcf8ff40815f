import { describe, expect, test } from 'vitest';

import { foldAppointment } from '../../lifecycle/fold-appointment';
import { foldDeskSession } from '../../lifecycle/fold-desk-session';
import { foldTicket } from '../../lifecycle/fold-ticket';
import { stampEvents } from '../../lifecycle/event-log';
import type { AnyEvent } from '../../model/event';
import { smallTown } from '../../scheduling/small-town.fixture';
import { toInstant } from '../../../time/civil';
import { dayFits } from './day-fits';
import { loadPerHalfHour, type LoadRow } from './load-per-half-hour';
import { needsOutcome } from '../facts/needs-outcome';
import { serviceMin } from '../facts/service-min';
import { ticketFact } from '../facts/ticket-fact';
import { mean, quantile } from '../stats/quantile';
import { nowStrip } from './now-strip';
import { waitingByReason } from './waiting-by-reason';
import { summariseWaits, waitsOfDay } from './waits-of-day';
import { waitsToday } from './waits-today';
import { presenceMin, waitMin } from '../../queue/wait';
import { wilson } from '../stats/wilson';

const monday = '2026-11-23';
const ref = smallTown();
const at = (time: string, day = monday): string => toInstant(day, time, 'Europe/Paris');
const by = { agentId: 'agent', deviceId: 'device', deskId: 'desk-1' };

let made = 0;
const log = (...steps: readonly (readonly [string, { readonly type: string }])[]): AnyEvent[] =>
  steps.reduce<AnyEvent[]>((events, [when, body]) => {
    made += 1;
    return [...events, ...stampEvents(events, [body], { at: when, by, newId: () => `event-${made}` })];
  }, []);

const issued = (number: number, patch: object = {}) => ({
  type: 'issued',
  day: monday,
  series: 'A',
  number,
  reasonId: 'walk',
  priority: false,
  appointmentId: '',
  requestId: '',
  citizenId: '',
  dueAt: '',
  ...patch,
});
const called = { type: 'called', deskId: 'desk-1', tentative: false, why: [] };
const ticket = (number: number, arrival: string, call = '', patch: object = {}) =>
  foldTicket(
    `ticket-${number}-${arrival}`,
    'site',
    log([arrival, issued(number, patch)], ...(call === '' ? [] : [[call, called] as const])),
  );
const appointment = (time: string, ...rest: readonly { readonly type: string }[]) =>
  foldAppointment(
    `appointment-${time}-${rest.length}`,
    'site',
    log(
      [
        at('08:00', '2026-11-02'),
        {
          type: 'booked',
          day: monday,
          time,
          durationMin: 20,
          deskId: 'desk-1',
          reasonId: 'deposit',
          citizenId: 'c',
          persons: [],
          channel: 'phone',
        } as { type: string },
      ],
      ...rest.map((body) => [at(time), body] as const),
    ),
  );

describe('worked numbers of the definitions', () => {
  const waits = [0, 0, 5, 10, 10, 15, 20, 25, 30, 10];

  test('waits: mean 12.5, median 10, P90 25.5, zero waits counted', () => {
    expect(summariseWaits(waits)).toEqual({ n: 10, zero: 2, meanMin: 12.5, medianMin: 10, p90Min: 25.5 });
  });

  test('a mean is weighted by tickets: one of 60 and 59 of 0 make 1.0', () => {
    expect(mean([60, ...Array.from({ length: 59 }, () => 0)])).toBe(1);
  });

  test('12 no-shows of 80 = 15.0 %, Wilson 8.8 to 24.4', () => {
    const rate = wilson(12, 80);
    expect(rate?.share).toBe(0.15);
    expect(rate?.low).toBeCloseTo(0.088, 3);
    expect(rate?.high).toBeCloseTo(0.244, 3);
  });

  test('of nothing there is no figure', () => {
    expect([quantile([], 0.5), mean([]), wilson(0, 0)]).toEqual([null, null, null]);
  });
});

describe('waits', () => {
  test('a booked person who is early waits from the start of the appointment; presence is kept apart', () => {
    const early = ticket(1, at('10:14'), at('10:24'), { dueAt: at('10:20'), appointmentId: 'a' });
    expect([waitMin(early), presenceMin(early)]).toEqual([4, 10]);
    const beforeTime = ticket(2, at('10:05'), at('10:16'), { dueAt: at('10:20'), appointmentId: 'a' });
    expect(waitMin(beforeTime)).toBe(0);
  });

  test('a booked person who is late waits from the arrival, a walk-in too', () => {
    expect(waitMin(ticket(3, at('10:30'), at('10:37'), { dueAt: at('10:20'), appointmentId: 'a' }))).toBe(7);
    expect(waitMin(ticket(4, at('10:30'), at('10:52')))).toBe(22);
    expect(waitMin(ticket(5, at('10:30')))).toBeNull();
  });

  test('waits of the day by half hour', () => {
    const day = waitsToday(
      [
        ticket(1, at('09:00'), at('09:10')),
        ticket(2, at('09:20'), at('09:50')),
        ticket(3, at('09:31'), at('09:31')),
        ticket(4, at('09:40')),
      ],
      ref,
    );
    expect(day).toMatchObject({ n: 3, zero: 1, medianMin: 10 });
    expect(day.steps.map((step) => [step.from, step.n, step.medianMin])).toEqual([
      ['09:00', 2, 20],
      ['09:30', 1, 0],
    ]);
  });

  test('who is called before the hour of their appointment stands at the call, never in the future', () => {
    const early = ticket(1, at('10:33'), at('10:34'), { dueAt: at('11:30'), appointmentId: 'a' });
    expect(waitsToday([early], ref).steps).toMatchObject([{ from: '10:30', n: 1, zero: 1 }]);
  });

  test('who is called some seconds after the hour of their appointment waited from that hour on', () => {
    const [issued, due, called] = [
      at('09:55').replace(':00.', ':50.'),
      at('10:00'),
      at('10:00').replace(':00.', ':10.'),
    ];
    const punctual = ticket(1, issued, called, { dueAt: due, appointmentId: 'a' });
    expect(waitsToday([punctual], ref).steps).toMatchObject([{ from: '10:00', n: 1, zero: 0 }]);
  });

  test('say the same of a day while it runs and of its facts', () => {
    const all = [
      ticket(1, at('08:40'), at('08:42'), { dueAt: at('09:10'), appointmentId: 'a' }),
      ticket(2, at('08:50'), at('09:14')),
      ticket(3, at('09:05'), at('09:29')),
      ticket(4, at('09:40')),
    ];
    const facts = all.flatMap((one) => ticketFact(one, { ref }) ?? []);
    expect(waitsToday(all, ref)).toEqual(waitsOfDay(facts));
    expect(waitsOfDay(facts).steps.map(({ from, n }) => [from, n])).toEqual([
      ['08:30', 2],
      ['09:00', 1],
    ]);
  });
});

describe('times that are known to be wrong', () => {
  const steps = [
    [at('09:00'), issued(1)],
    [at('09:40'), called],
    [at('09:41'), { type: 'started' }],
    [at('12:00'), { type: 'done', outcome: 'answered' } as { type: string }],
  ] as const;
  const doubt = [at('12:01'), { type: 'timesDoubted' }] as const;
  const served = (...more: readonly (readonly [string, { readonly type: string }])[]) =>
    foldTicket('doubted', 'site', log(...steps, ...more));

  test('enter no average, neither the wait nor the service; taken back they count again', () => {
    expect([serviceMin(served()), serviceMin(served(doubt))]).toEqual([139, null]);
    expect(serviceMin(ticket(1, at('09:00'), at('09:10')))).toBeNull();
    const other = ticket(2, at('09:00'), at('09:10'));
    expect(waitsToday([served(), other], ref)).toMatchObject({ n: 2, meanMin: 25 });
    expect(waitsToday([served(doubt), other], ref)).toMatchObject({ n: 1, meanMin: 10 });
    const doubted = served(doubt);
    const back = { type: 'undone', target: doubted.events.at(-1)?.id ?? '' };
    const again = foldTicket('doubted', 'site', [
      ...doubted.events,
      ...log([at('12:02'), back]).map((one) => ({ ...one, n: 9 })),
    ]);
    expect([serviceMin(again), waitsToday([again, other], ref).n]).toEqual([139, 2]);
  });
});

describe('supervision', () => {
  const tickets = [
    ticket(1, at('09:40')),
    ticket(2, at('10:00'), '', { reasonId: 'collection', priority: true }),
    ticket(3, at('10:00'), '', { reasonId: 'collection', dueAt: at('10:40'), appointmentId: 'a' }),
    ticket(4, at('09:00'), at('09:10')),
    foldTicket(
      't5',
      'site',
      log(
        [at('08:40'), issued(5)],
        [at('08:41'), called],
        [at('08:42'), { type: 'started' }],
        [at('08:55'), { type: 'done', outcome: 'answered' } as { type: string }],
      ),
    ),
  ];
  const opened = (deskId: string, ...rest: readonly { readonly type: string }[]) =>
    foldDeskSession(
      `${deskId}:${monday}`,
      'site',
      log(
        [at('08:25'), { type: 'opened', day: monday, deskId, agentId: 'agent' } as { type: string }],
        ...rest.map((body) => [at('10:00'), body] as const),
      ),
    );

  test('the strip of this moment', () => {
    const sessions = [opened('desk-1'), opened('desk-2', { type: 'paused' }), opened('desk-3')];
    const appointments = [
      appointment('09:00'),
      appointment('10:15'),
      appointment('15:00'),
      appointment('16:00', { type: 'cancelledByCitizen' }),
    ];
    expect(nowStrip({ tickets, sessions, desks: ref.desks, appointments, now: at('10:21'), ref })).toEqual({
      waiting: 3,
      longestWaitMin: 41,
      longestTicket: { label: 'A001', reasonId: 'walk' },
      desksOpen: 2,
      desksTotal: 3,
      served: 1,
      left: 2,
    });
  });

  test('who waits, by reason', () => {
    const queues = waitingByReason(tickets, at('10:21'));
    expect(queues.map(({ reasonId, waiting, longestMin }) => [reasonId, waiting, longestMin])).toEqual([
      ['walk', 1, 41],
      ['collection', 2, 21],
    ]);
    expect(queues[1]?.dots.map((dot) => [dot.waitMin, dot.booked, dot.priority])).toEqual([
      [21, false, true],
      [0, true, false],
    ]);
  });

  test('who waits and was called in vain is known to have been', () => {
    const silent = foldTicket(
      'silent',
      'site',
      log(
        [at('09:00'), issued(9)],
        [at('09:41'), called],
        [at('09:42'), { type: 'noAnswer' }],
        [at('09:42'), { type: 'requeued' }],
      ),
    );
    expect(
      waitingByReason([silent, ticket(1, at('09:40'))], at('09:48'))[0]?.dots.map(({ label, calls }) => [label, calls]),
    ).toEqual([
      ['A009', 1],
      ['A001', undefined],
    ]);
  });

  test('an appointment needs an outcome when it is over', () => {
    const zone = 'Europe/Paris';
    expect(needsOutcome(appointment('09:00'), at('09:20'), zone)).toBe(true);
    expect(needsOutcome(appointment('09:00'), at('09:19'), zone)).toBe(false);
    const arrived = appointment('09:00', { type: 'arrived', ticketId: 't' } as { type: string });
    expect([needsOutcome(arrived, at('10:00'), zone), needsOutcome(arrived, at('08:00', '2026-11-24'), zone)]).toEqual([
      false,
      true,
    ]);
    expect(needsOutcome(appointment('09:00', { type: 'noShow' }), at('12:00'), zone)).toBe(false);
  });
});

describe('does the day fit', () => {
  test('rows of the day, places from open minutes, the closed gap at noon', () => {
    const load = loadPerHalfHour({
      day: monday,
      ref: smallTown(),
      appointments: [appointment('09:10'), appointment('09:40', { type: 'noShow' })],
      tickets: [ticket(1, at('09:05')), ticket(2, at('12:40'))],
    });
    expect(load.rows).toHaveLength(15);
    expect(load.gaps).toEqual([{ from: '12:30', to: '13:30' }]);
    // Two desks of 20 min and one whose median over 20, 10 and 20 min is 20: 3 x 30 / 20 = 4.5, cut to 4.
    expect(load.rows[1]).toEqual({
      from: '09:00',
      to: '09:30',
      booked: 1,
      walkIns: 1,
      expectedWalkIns: 0,
      expectedLow: 0,
      expectedHigh: 0,
      served: 0,
      places: 4,
      desks: 3,
    });
    expect(load.rows.find((row) => row.from === '12:00')?.walkIns).toBe(1);
    expect(load.rows.reduce((sum, row) => sum + row.booked, 0)).toBe(1);
  });

  const row = (from: string, to: string, booked: number, expectedWalkIns: number, places: number): LoadRow => ({
    from,
    to,
    booked,
    walkIns: 0,
    expectedWalkIns,
    expectedLow: expectedWalkIns,
    expectedHigh: expectedWalkIns,
    served: 0,
    places,
    desks: 7,
  });
  const picture = [
    row('08:30', '09:00', 10, 4, 12),
    row('10:30', '11:00', 7, 4, 11),
    row('11:00', '11:30', 6, 7, 11),
    row('11:30', '12:00', 7, 7, 10),
    row('12:00', '12:30', 4, 7, 10),
    row('13:30', '14:00', 10, 3, 14),
    row('14:00', '14:30', 6, 4, 13),
  ];

  test('the picture of supervision: 7 people too many from 11:00 to 12:30; what is past is past', () => {
    expect(dayFits(picture, '10:30')).toEqual({
      fits: false,
      from: '11:00',
      to: '12:30',
      tooMany: 7,
      stretches: [{ from: '11:00', to: '12:30', tooMany: 7 }],
      desksShort: 2,
      free: [
        { from: '10:30', to: '11:00', places: 0 },
        { from: '13:30', to: '14:30', places: 4 },
      ],
    });
    expect(dayFits(picture, '08:31').from).toBe('08:30');
    // One too many where seven desks take fifteen: nobody says that a desk is missing.
    expect(dayFits([row('13:30', '14:00', 13, 3, 15)], '13:00')).toMatchObject({
      fits: false,
      tooMany: 1,
      desksShort: 0,
    });
    expect(dayFits([row('13:30', '14:00', 1, 0, 0)], '13:00')).toMatchObject({ desksShort: 1 });
    expect(dayFits(picture, '13:00')).toMatchObject({
      fits: true,
      from: '',
      tooMany: 0,
      free: [{ from: '13:30', places: 4 }],
    });
  });
});
