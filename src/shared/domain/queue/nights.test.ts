import { describe, expect, it } from 'vitest';

import { toInstant } from '../../time/civil';
import { callOrder } from './call-order';
import { queueTicket } from './testing/queue-ticket';
import { waitMinOf } from './wait';

type Night = {
  readonly name: string;
  readonly zone: string;
  /** Civil day and time of the arrivals, first one first, and of now. */
  readonly arrivals: readonly (readonly [day: string, time: string])[];
  readonly now: readonly [day: string, time: string];
  readonly waits: readonly number[];
};

const midnight = (zone: string): Night => ({
  name: `midnight in ${zone}`,
  zone,
  arrivals: [
    ['2026-11-23', '23:10'],
    ['2026-11-23', '23:50'],
    ['2026-11-24', '00:05'],
  ],
  now: ['2026-11-24', '00:20'],
  waits: [70, 30, 15],
});

const nights: readonly Night[] = [
  midnight('Europe/Paris'),
  midnight('Indian/Reunion'),
  midnight('Pacific/Marquesas'),
  {
    name: 'the spring night in Paris, which has no 2:30',
    zone: 'Europe/Paris',
    arrivals: [
      ['2026-03-29', '00:55'],
      ['2026-03-29', '01:50'],
      ['2026-03-29', '03:05'],
    ],
    now: ['2026-03-29', '03:10'],
    waits: [75, 20, 5],
  },
  {
    name: 'the autumn night in Paris, which has 2:30 twice',
    zone: 'Europe/Paris',
    arrivals: [
      ['2026-10-25', '01:55'],
      ['2026-10-25', '02:50'],
      ['2026-10-25', '03:05'],
    ],
    now: ['2026-10-25', '03:10'],
    waits: [135, 80, 5],
  },
];

describe.each(nights)('waits over $name', ({ zone, arrivals, now, waits }) => {
  const nowIso = toInstant(now[0], now[1], zone);
  const tickets = arrivals.map(([day, time], index) =>
    queueTicket({ number: 3 - index, reasonId: 'civil', issuedMs: Date.parse(toInstant(day, time, zone)) }),
  );

  it('are the minutes that passed, not those between two clock readings', () => {
    expect(tickets.map((ticket) => waitMinOf(ticket, nowIso))).toEqual(waits);
  });

  it('keep the order of arrival, and the ceiling where it belongs', () => {
    const order = callOrder(tickets.toReversed(), { id: 'd', reasonIds: [] }, nowIso);
    expect(order.map(({ ticket }) => ticket.id)).toEqual(tickets.map(({ id }) => id));
    expect(order.map(({ why }) => why[0]?.code === 'ceiling')).toEqual(waits.map((wait) => wait > 60));
  });
});
