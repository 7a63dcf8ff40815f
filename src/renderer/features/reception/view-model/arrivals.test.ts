import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { foldAppointment } from '#shared/domain/lifecycle/fold-appointment';
import type { CitizenMatch } from '#shared/domain/people/search-citizens';
import type { Appointment } from '#shared/domain/model/appointment';
import type { Ticket } from '#shared/domain/model/ticket';
import type { Whereabouts } from '#shared/domain/people/whereabouts';
import type { AnyEvent } from '#shared/domain/model/event';
import { followMerge } from '#shared/domain/people/follow-merge';

import { allArrivals, expectedArrival, groupArrivals, heldTicket, type Arrivals } from './arrivals';
import { searchArrivals, timePrefix, withFamily } from './arrival-search';

const by = { agentId: 'agent', deviceId: 'device', deskId: '' };
const at = '2026-11-23T08:00:00.000Z';

const appointment = (id: string, time: string, arrived = false): Appointment => {
  const booked: AnyEvent = {
    id: `${id}-1`,
    n: 1,
    at,
    by,
    type: 'booked',
    day: '2026-11-23',
    time,
    durationMin: 20,
    deskId: 'desk-1',
    reasonId: 'reason-cni',
    citizenId: `citizen-${id}`,
    persons: [{ preApplicationNumber: '' }],
    channel: 'phone',
  };
  const here: AnyEvent = { id: `${id}-2`, n: 2, at, by, type: 'arrived', ticketId: 'ticket' };
  return foldAppointment(id, 'site', arrived ? [booked, here] : [booked]);
};

const day = [
  appointment('a', '09:00'),
  appointment('b', '10:30'),
  appointment('c', '11:00'),
  appointment('d', '11:10'),
  appointment('e', '09:30', true),
];
const grouped = (time: string) => groupArrivals(day, new Map(), [], [], time);
const ids = (rows: readonly { readonly appointmentId: string }[]) => rows.map((row) => row.appointmentId);

const match = (id: string): CitizenMatch => ({
  citizenId: `citizen-${id}`,
  name: id,
  ranges: [],
  birthDate: '',
  phone: '',
  values: { lastName: id, firstName: '', birthDate: '', phone: '', email: '' },
  memberIds: [`citizen-${id}`],
  knownAs: '',
  isNear: false,
  fit: 'whole',
  called: 'all',
  appointmentIds: [],
});

describe('who is expected', () => {
  it('sorts into late, now, next and over; who is here is counted and not listed', () => {
    const { late, now, next, over, left, arrived } = grouped('10:38');
    expect([ids(late), ids(now), ids(next), ids(over)]).toEqual([['b'], ['c'], ['d'], ['a']]);
    expect([left, arrived, late[0]?.lateMin]).toEqual([3, 1, 8]);
  });

  it('lets nobody be late before five minutes, nor after the end of their appointment', () => {
    const late = (time: string) => ids(grouped(time).late);
    expect([late('10:34'), late('10:35'), late('10:49'), late('10:50')]).toEqual([[], ['b'], ['b'], []]);
  });

  it('keeps who is too late near the top for a while, where whoever is late was a moment ago', () => {
    const at = (time: string) => {
      const { lately, over } = grouped(time);
      return [ids(lately), ids(over)];
    };
    expect(at('10:49')).toEqual([[], ['a']]);
    expect(at('10:50')).toEqual([['b'], ['a']]);
    expect(at('11:29')).toEqual([['b', 'c'], ['a']]);
    expect(at('11:34')).toEqual([['b', 'c', 'd'], ['a']]);
    expect(at('11:35')).toEqual([
      ['c', 'd'],
      ['a', 'b'],
    ]);
    expect(ids(allArrivals(grouped('10:50')))[0]).toBe('b');
  });

  it('names the ticket without appointment that somebody holds already, and no other', () => {
    const held = (more: Partial<Ticket>): Ticket => ({ ...ticket('A046', 'citizen-c'), appointmentId: '', ...more });
    const walkedIn = (one: Ticket) => groupArrivals(day, new Map(), [], [], '10:38', [one]).now[0]?.walkedIn;
    expect(walkedIn(held({}))).toEqual({ ticketId: 'A046', label: 'A046' });
    for (const other of [
      { status: 'done' },
      { appointmentId: 'd' },
      { citizenId: 'citizen-d' },
      { citizenId: '' },
    ] as const)
      expect(walkedIn(held(other))).toBeNull();
  });

  it('finds the ticket that a citizen holds, with an appointment or without, under each of their ids', () => {
    const survivorOf = (id: string): string => (id === 'citizen-old' ? 'citizen-c' : id);
    const held = (more: Partial<Ticket>, citizenId: string): string | undefined =>
      heldTicket([{ ...ticket('A040', 'citizen-c'), ...more }], citizenId, survivorOf)?.label;
    expect([held({}, 'citizen-c'), held({ appointmentId: '' }, 'citizen-c')]).toEqual(['A040', 'A040']);
    expect([held({ citizenId: 'citizen-old' }, 'citizen-c'), held({}, 'citizen-old')]).toEqual(['A040', 'A040']);
    expect([held({ status: 'done' }, 'citizen-c'), held({}, 'citizen-d')]).toEqual([undefined, undefined]);
    expect(held({ citizenId: '' }, '')).toBeUndefined();
  });

  it('finds who is expected of a citizen, late or over too, and nobody who came', () => {
    const arrivals = grouped('10:38');
    const idOf = (id: string): string | undefined => expectedArrival(arrivals, id)?.appointmentId;
    expect(['a', 'b', 'c', 'd', 'e', 'x'].map((id) => idOf(`citizen-${id}`))).toEqual([
      'a',
      'b',
      'c',
      'd',
      undefined,
      undefined,
    ]);
    expect(idOf('')).toBeUndefined();
  });

  it('loses nobody, whatever the hour', () => {
    for (const time of ['07:00', '09:00', '10:59', '12:00', '23:59']) {
      const { late, lately, now, next, over } = grouped(time);
      expect(ids([...over, ...lately, ...late, ...now, ...next])).toEqual(['a', 'b', 'c', 'd']);
    }
  });
});

const nothing: Whereabouts = { tickets: [], appointments: [] };
type Has = Readonly<Record<string, Whereabouts | null>>;
const today = '2026-11-23';
const search = (
  arrivals: Arrivals,
  text: string,
  matches: readonly CitizenMatch[] = [],
  has: Has = {},
  tickets: readonly Ticket[] = [],
) =>
  searchArrivals(
    {
      arrivals,
      tickets,
      matches,
      today,
      holders: new Map(),
      whereaboutsOf: ({ citizenId }) => has[citizenId] ?? (citizenId in has ? null : nothing),
    },
    text,
  ).map(({ name, rows }) => [name, rows.map(({ key }) => key)]);
const ticket = (label: string, citizenId = ''): Ticket =>
  ({ id: label, label, citizenId, status: 'waiting', issuedAt: at }) as Ticket;

describe('the search of reception', () => {
  it('of those of another day the nearest stands first: to come, the next first, then past, the last first', () => {
    const on = (id: string, day: string): Has => ({
      [`citizen-${id}`]: { tickets: [], appointments: [{ ...appointment(id, '14:00'), day }] },
    });
    const has = {
      ...on('far', '2027-02-01'),
      ...on('old', '2026-11-10'),
      ...on('soon', '2026-11-24'),
      ...on('last', '2026-11-20'),
      ...on('later', '2026-12-01'),
    };
    const found = search(grouped('10:32'), 'dup', ['far', 'old', 'soon', 'last', 'later'].map(match), has);
    expect(found).toEqual([['otherDay', ['soon', 'later', 'far', 'last', 'old'].map((id) => `citizen-${id}`)]]);
  });

  it('tells who is expected, who is here, who comes another day and who has nothing', () => {
    const [later, here] = [appointment('f', '14:00'), appointment('e', '09:30', true)];
    const has: Has = {
      'citizen-e': { tickets: [], appointments: [here] },
      'citizen-t': { tickets: [ticket('A049')], appointments: [] },
      'citizen-f': { tickets: [], appointments: [{ ...later, day: '2026-11-24' }] },
      'citizen-r': null,
    };
    const near = { ...match('n'), isNear: true };
    const found = search(grouped('10:32'), 'dup', [...['a', 'e', 't', 'f', 'r', 'x'].map(match), near], has);
    expect(found).toEqual([
      ['expected', ['a']],
      ['here', ['citizen-e', 'citizen-t']],
      ['otherDay', ['citizen-f']],
      ['without', ['citizen-x']],
      ['reading', ['citizen-r']],
      ['near', ['citizen-n']],
    ]);
  });

  it('puts names that are only alike nearest first, those without an appointment before past ones, cancelled ones last', () => {
    const on = (id: string, day: string, status: Appointment['status'] = 'booked'): Has => ({
      [`citizen-${id}`]: { tickets: [], appointments: [{ ...appointment(id, '14:00'), day, status }] },
    });
    const has = {
      ...on('far', '2027-02-01'),
      ...on('called-off', '2026-11-24', 'cancelledByCitizen'),
      ...on('missed', '2026-11-20', 'noShow'),
      ...on('soon', '2026-11-24'),
    };
    const near = ['far', 'called-off', 'none', 'missed', 'soon', 'a'].map((id) => ({
      ...match(id),
      isNear: true,
      fit: 'begun' as const,
    }));
    expect(search(grouped('10:32'), 'dup', near, has)).toEqual([
      ['near', ['a', 'citizen-soon', 'citizen-far', 'citizen-none', 'citizen-missed', 'citizen-called-off']],
    ]);
    expect(search(grouped('10:32'), 'dup', ['called-off', 'missed', 'far'].map(match), has)).toEqual([
      ['otherDay', ['citizen-far', 'citizen-missed', 'citizen-called-off']],
    ]);
  });

  it('puts who is expected under a name that is only alike behind everybody who is called so', () => {
    const found = search(grouped('10:32'), 'dup', [{ ...match('a'), isNear: true }, match('x')]);
    expect(found).toEqual([
      ['without', ['citizen-x']],
      ['near', ['a']],
    ]);
  });

  it('finds the number of somebody whom nobody named, and the one whose number it is', () => {
    const tickets = [ticket('A049'), ticket('R049', 'citizen-x')];
    expect(search(grouped('10:32'), 'a49', [], {}, tickets)).toEqual([['number', ['A049']]]);
    expect(search(grouped('10:32'), '49', [match('x')], {}, tickets)).toEqual([['number', ['A049', 'citizen-x']]]);
  });

  it('leads to the ticket whose number was typed, whatever else its holder has: another ticket, or an appointment to come', () => {
    const tickets = [ticket('A046', 'citizen-c'), ticket('A048', 'citizen-c'), ticket('R048', 'citizen-c')];
    const has: Has = { 'citizen-c': { tickets: tickets.toReversed(), appointments: [appointment('c', '11:00')] } };
    const named = (text: string) =>
      searchArrivals(
        {
          arrivals: grouped('10:32'),
          tickets,
          matches: [match('c')],
          today,
          holders: new Map(),
          whereaboutsOf: ({ citizenId }) => has[citizenId] ?? null,
        },
        text,
      ).flatMap(({ rows }) => rows.map((row) => (row.kind === 'expected' ? 'expected' : row.ticket?.label)));
    expect([named('a046'), named('A48')]).toEqual([['A046'], ['A048']]);
    expect(named('48').toSorted()).toEqual(['A048', 'R048']);
    expect(named('c')).toEqual(['expected']);
  });

  it('knows those of today by the id of one who was merged into them', () => {
    const merged = (id: string, other: string) => ({ ...match(id), memberIds: [`citizen-${id}`, `citizen-${other}`] });
    expect(search(grouped('10:32'), 'dup', [merged('x', 'a')])).toEqual([['expected', ['a']]]);
  });

  it('finds by hour', () => {
    expect(search(grouped('10:32'), '11h')).toEqual([['expected', ['c', 'd']]]);
    expect(search(grouped('10:32'), '11:1')).toEqual([['expected', ['d']]]);
    expect(search(grouped('10:32'), '23h')).toEqual([]);
  });

  it('knows a time from a name or a phone number', () => {
    expect([
      timePrefix('9h'),
      timePrefix('9:3'),
      timePrefix('10h30'),
      timePrefix('25h'),
      timePrefix('06'),
      timePrefix('Hamon'),
      timePrefix('10 50'),
      timePrefix('06 12'),
      timePrefix('10 50 12'),
    ]).toEqual(['09:', '09:3', '10:30', '', '', '', '10:50', '', '']);
  });
});

describe('somebody whose files were merged', () => {
  const alone = fc.constant('');
  const chain = ['one', 'two', 'three', 'four'];
  // Each file may be merged into any other, also in a ring.
  const merges = fc
    .tuple(...chain.map(() => fc.oneof(alone, fc.constantFrom(...chain))))
    .map((into) => followMerge(chain.map((id, at) => ({ id, mergedInto: into[at] ?? '' }))));
  const file = fc.constantFrom(...chain);

  it('is the one who holds a ticket already, and the one who is expected, under whichever file', () => {
    fc.assert(
      fc.property(merges, file, file, ({ survivorOf, membersOf }, booked, walked) => {
        const one = { ...appointment('a', '11:00'), citizenId: booked };
        const held = { ...ticket('A046', walked), appointmentId: '' };
        const arrivals = groupArrivals([one], new Map(), [], [], '10:38', [held], survivorOf);
        const isSame = membersOf(booked).includes(walked);
        expect(arrivals.now[0]?.walkedIn?.label).toBe(isSame ? 'A046' : undefined);
        expect(expectedArrival(arrivals, survivorOf(walked))?.appointmentId).toBe(isSame ? 'a' : undefined);
      }),
    );
  });
});

describe('who comes along in the appointment of another person', () => {
  const family = (id: string, time: string, ...along: readonly string[]): Appointment => ({
    ...appointment(id, time),
    persons: ['', ...along].map((citizenId) => ({
      preApplicationNumber: '',
      ...(citizenId === '' ? {} : { citizenId }),
    })),
  });
  const day = [family('a', '10:30', 'citizen-lou', 'citizen-max'), appointment('b', '11:00')];
  const arrivals = groupArrivals(day, new Map(), [], [], '10:30');

  it('is expected with that person, and has no other row', () => {
    const lou = match('lou');
    expect(search(arrivals, 'lou', [lou])).toEqual([['expected', ['a']]]);
    expect(search(arrivals, 'dup', ['lou', 'a', 'max', 'x'].map(match))).toEqual([
      ['expected', ['a']],
      ['without', ['citizen-x']],
    ]);
    expect(expectedArrival(arrivals, 'citizen-max')?.appointmentId).toBe('a');
  });

  it('is expected in their own appointment first', () => {
    const own = groupArrivals([...day, appointment('lou', '16:00')], new Map(), [], [], '10:30');
    expect(expectedArrival(own, 'citizen-lou')?.appointmentId).toBe('lou');
  });

  it('stands in the row under the name that was searched, where the other one is only called alike', () => {
    const rows = searchArrivals(
      {
        arrivals,
        tickets: [],
        matches: [{ ...match('a'), isNear: true }, match('lou')],
        today,
        holders: new Map(),
        whereaboutsOf: () => nothing,
      },
      'lou',
    ).flatMap((group) => group.rows);
    expect(rows.map((row) => row.kind === 'expected' && row.match?.name)).toEqual(['lou']);
  });

  it('is here with the ticket of that appointment, and no ticket without it goes unseen', () => {
    const came = { ...ticket('A049', 'citizen-a'), appointmentId: 'a' };
    expect(withFamily(nothing, match('lou'), { appointments: day, tickets: [came] })?.tickets).toEqual([came]);
    expect(withFamily(nothing, match('x'), { appointments: day, tickets: [came] })).toBe(nothing);
    const own = { ...ticket('A050', 'citizen-lou'), appointmentId: '' };
    const [row] = groupArrivals(day, new Map(), [], [], '10:30', [own]).now;
    expect(row?.walkedIn?.label).toBe('A050');
  });
});

describe('search by the number of a slip', () => {
  const coded = [
    appointment('01JDB3T0Z7N8X4Q2WM007K2M9Q', '09:00'),
    appointment('01JDB3T0Z7N8X4Q2WM00MART1N', '09:30'),
  ];
  const early = groupArrivals(coded, new Map(), [], [], '08:00');
  const found = (text: string) => search(early, text).flatMap(([, keys]) => keys);
  it('finds the appointment as the slip says it and as people type it', () => {
    expect(found('7K2-M9Q')).toEqual(['01JDB3T0Z7N8X4Q2WM007K2M9Q']);
    expect(found('7k2 m9q')).toEqual(['01JDB3T0Z7N8X4Q2WM007K2M9Q']);
    expect(found('7K2-M9R')).toEqual([]);
  });
  it('leaves a name that looks like a number to the names as well', () => {
    const both = search(early, 'Martin', [match('01JDB3T0Z7N8X4Q2WM007K2M9Q')]).flatMap(([, keys]) => keys);
    expect(both).toEqual(['01JDB3T0Z7N8X4Q2WM00MART1N', '01JDB3T0Z7N8X4Q2WM007K2M9Q']);
  });
});
