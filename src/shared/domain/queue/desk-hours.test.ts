import { describe, expect, it } from 'vitest';

import { town } from '../../../../tests/floor/town';
import { addDays, addMinutes, civilOf, toInstant } from '../../time/civil';
import { foldDeskSession } from '../lifecycle/fold-desk-session';
import type { PauseReason } from '../model/desk-session';
import type { SiteReference } from '../model/reference';
import type { Ticket } from '../model/ticket';
import { deskHours } from './desk-hours';
import { queueTicket } from './testing/queue-ticket';

type Hours = {
  readonly zone?: string;
  readonly from?: string;
  readonly to?: string;
  readonly second?: readonly [string, string];
};

/** One desk that is open every day of the week, at night as well where a test wishes. */
const site = ({
  zone = 'Europe/Paris',
  from = '08:30',
  to = '12:00',
  second = ['13:30', '17:00'],
}: Hours = {}): SiteReference => {
  const weekdays = [1, 2, 3, 4, 5, 6, 7];
  const dated = { weekdays, validFrom: '2020-01-01', validUntil: '', kind: 'openingPeriod' as const, deskId: 'd1' };
  return {
    ...town,
    site: { ...town.site, zone },
    desks: town.desks.slice(0, 1),
    openingPeriods: [
      { id: 'one', from, to, ...dated },
      { id: 'two', from: second[0], to: second[1], ...dated },
    ],
  };
};
const by = { agentId: 'a1', deviceId: 'x', deskId: 'd1' };
const session = (
  day: string,
  steps: readonly { readonly type: string; readonly at: string; readonly why?: PauseReason }[],
) =>
  foldDeskSession(
    `d1:${day}`,
    'site',
    [{ type: 'opened', at: `${day}T00:00:00.000Z`, day, deskId: 'd1', agentId: 'a1' }, ...steps].map((step, index) => ({
      ...step,
      id: `s${index}`,
      n: index + 1,
      by,
    })),
  );

const monday = '2026-11-23';
const hoursAt = (
  time: string,
  steps: Parameters<typeof session>[1] | null,
  tickets: readonly Ticket[] = [],
  reference = site(),
  day = monday,
): string[] => {
  const { zone } = reference.site;
  const sessions = steps === null ? [] : [session(day, steps)];
  const word = (ms: number): string => {
    if (ms === Number.POSITIVE_INFINITY) return 'end';
    const civil = civilOf(new Date(ms).toISOString(), zone);
    return civil.day === day ? civil.time : `+${civil.time}`;
  };
  const [desk] = deskHours(reference, sessions, tickets, toInstant(day, time, zone));
  return (desk?.stretches ?? []).map(({ from, to }) => `${word(from)}-${word(to)}`);
};

describe('deskHours', () => {
  it('follows the plan: lunch is closed, and who closes last stays for those who wait', () => {
    expect(hoursAt('10:00', [])).toEqual(['10:00-12:00', '13:30-end']);
    expect(hoursAt('16:50', [])).toEqual(['16:50-end']);
    expect(hoursAt('17:20', [])).toEqual(['17:20-end']);
  });

  it('knows a desk that opens later, and does not count on one that nobody came to', () => {
    expect(hoursAt('08:00', null)).toEqual(['08:30-12:00', '13:30-end']);
    expect(hoursAt('08:35', null)).toEqual(['08:40-12:00', '13:30-end']);
    expect(hoursAt('08:45', null)).toEqual(['13:30-end']);
    expect(hoursAt('17:30', null)).toEqual([]);
  });

  it('lets somebody who serves into lunch go afterwards, and one who is simply there go on', () => {
    const serving = {
      ...queueTicket({ number: 1, reasonId: 'civil', issuedMs: Date.parse(`${monday}T10:00:00Z`), status: 'serving' }),
      deskId: 'd1',
    };
    expect(hoursAt('12:05', [], [serving])).toEqual(['13:30-end']);
    expect(hoursAt('12:05', [])).toEqual(['12:05-end']);
  });

  it('expects a paused desk back after the usual length of its pause, never in the past', () => {
    const paused = (why: PauseReason) => [{ type: 'paused', at: toInstant(monday, '10:00', 'Europe/Paris'), why }];
    expect(hoursAt('10:02', paused('break'))).toEqual(['10:15-12:00', '13:30-end']);
    expect(hoursAt('10:40', paused('break'))).toEqual(['10:45-12:00', '13:30-end']);
    expect(hoursAt('10:02', paused('training'))).toEqual(['13:30-end']);
    expect(hoursAt('10:02', paused('lunch'))).toEqual(['11:00-12:00', '13:30-end']);
  });

  it('leaves out closures and absences, and holidays altogether', () => {
    const closed: SiteReference = {
      ...site(),
      closures: [
        { id: 'c', kind: 'closure', deskId: '', fromDay: monday, toDay: monday, from: '15:00', to: '24:00', label: '' },
      ],
    };
    expect(hoursAt('10:00', null, [], closed)).toEqual(['13:30-end']);
    expect(hoursAt('08:00', null, [], site(), '2026-11-11')).toEqual([]);
  });
});

describe.each(['Europe/Paris', 'Indian/Reunion', 'Pacific/Marquesas'])('the day of a site in %s', (zone) => {
  const night = site({ zone, from: '18:00', to: '23:59', second: ['00:00', '02:00'] });

  it('ends at its own midnight, whatever the day is in Greenwich', () => {
    const [desk] = deskHours(night, [], [], toInstant(monday, '23:00', zone));
    expect(desk?.stretches).toEqual([]);
    expect(hoursAt('17:00', null, [], night)).toEqual(['18:00-end']);
    expect(hoursAt('00:00', null, [], night, addDays(monday, 1))).toEqual(['00:10-02:00', '18:00-end']);
  });

  it('does not take yesterday’s session for one of today', () => {
    const after = addMinutes(toInstant(addDays(monday, 1), '00:00', zone), 30);
    const [desk] = deskHours(night, [session(monday, [])], [], after);
    expect(desk?.caller.agentId).toBe('a1');
    expect(desk?.stretches.map(({ from }) => civilOf(new Date(from).toISOString(), zone).time)).toEqual(['18:00']);
  });

  it('has stretches of the length that the clock on the wall shows, on every day of a year', () => {
    for (let day = '2026-01-05'; day < '2027-01-01'; day = addDays(day, 7)) {
      const [desk] = deskHours(site({ zone }), [], [], toInstant(day, '06:00', zone));
      const first = desk?.stretches[0];
      if (!first) continue;
      expect((first.to - first.from) / 60_000).toBe(210);
      expect(civilOf(new Date(first.from).toISOString(), zone)).toEqual({ day, time: '08:30' });
    }
  });
});

describe('a night on which the clock is changed', () => {
  it('skips the hour that does not happen and has the one that happens twice once', () => {
    const night = site({ from: '01:00', to: '04:00', second: ['09:00', '10:00'] });
    const lengths = (day: string): number[] =>
      (deskHours(night, [], [], toInstant(day, '00:10', 'Europe/Paris'))[0]?.stretches ?? []).map(
        ({ from, to }) => (to - from) / 60_000,
      );
    // 29 March 2026: 01:00-02:00 and 03:00-04:00 are two hours without a gap; 25 October: four hours pass.
    expect(lengths('2026-03-29').slice(0, -1)).toEqual([60, 60]);
    expect(lengths('2026-10-25').slice(0, -1)).toEqual([240]);
  });
});
