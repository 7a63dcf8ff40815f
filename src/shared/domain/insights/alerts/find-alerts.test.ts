import { describe, expect, it } from 'vitest';

import { weekdayOf } from '../../../time/civil';
import type { Facts, RequestFact } from '../facts/fact';
import type { Filter } from '../facts/filter';
import { daysOf } from '../period/windows';
import { findAlerts } from './find-alerts';
import { countedFacts } from './measure-source';

const filter: Filter = {
  period: { kind: 'month', from: '2026-06-01', to: '2026-06-30' },
  siteId: '',
  departmentId: '',
  reasonId: '',
  channel: '',
};

const request = (id: string, day: string, reasonId: string, themeId = 'theme'): RequestFact => ({
  id,
  siteId: 'site',
  day,
  minute: 600,
  channel: 'phone',
  reasonId,
  departmentId: reasonId === 'other' ? 'registry' : 'department',
  themeId,
  outcome: 'answered',
  isOpen: false,
  closedDay: day,
  delayDays: 1,
  workingDays: 1,
  pausedDays: 0,
  dueDay: '',
  stays: [],
  isRepeat: false,
});

const usual = daysOf('2025-09-01', '2026-06-30')
  .filter((day) => weekdayOf(day) <= 5)
  .flatMap((day) =>
    Array.from({ length: 6 }, (_, at) =>
      request(`${day}-${at}`, day, ['often', 'often', 'often', 'often', 'seldom', 'other'][at] ?? ''),
    ),
  );
const factsOf = (requests: readonly RequestFact[], day = '2026-07-01'): Facts => ({
  asOf: { day, minute: 600, unsyncedDesks: 0 },
  days: [],
  requests,
  appointments: [],
  tickets: [],
});
const rush = Array.from({ length: 60 }, (_, at) => request(`rush-${at}`, '2026-06-17', 'seldom'));

describe('alerts', () => {
  it('are none in a calm month, whose series are counted', () => {
    // All, two departments, three reasons; and the share without a theme. Everybody phones, which is no series of its own.
    expect(findAlerts(factsOf(usual), filter)).toEqual({ alerts: [], seriesCount: 7 });
    expect(findAlerts(factsOf([]), filter)).toEqual({ alerts: [], seriesCount: 0 });
  });

  it('say one cause once, with what was expected and what drives it', () => {
    const { alerts } = findAlerts(factsOf([...usual, ...rush]), filter);
    expect(alerts).toHaveLength(1);
    const [alert] = alerts;
    expect(alert).toMatchObject({
      id: 'requests:department:department:decade:2026-06-11',
      series: { measure: 'requests', by: 'department', id: 'department' },
      window: { kind: 'decade', from: '2026-06-11', to: '2026-06-20' },
      direction: 'above',
      isRate: false,
      observed: 95,
      driver: { by: 'reason', id: 'seldom', count: 67, of: 95 },
    });
    expect(alert?.expected).toBeCloseTo(35, 0);
    expect((alert?.high ?? 0) < 95).toBe(true);
  });

  it('say once what a department and its only reason count alike', () => {
    const registry = Array.from({ length: 60 }, (_, at) => request(`registry-${at}`, '2026-06-17', 'other'));
    const { alerts } = findAlerts(factsOf([...usual, ...registry]), filter);
    expect(alerts.map(({ series }) => `${series.by}:${series.id}`)).toEqual(['department:registry']);
  });

  it('wait until a window is over', () => {
    expect(
      findAlerts(
        factsOf(
          [...usual, ...rush].filter((one) => one.day <= '2026-06-18'),
          '2026-06-18',
        ),
        filter,
      ).alerts,
    ).toEqual([]);
  });

  it('say nothing without thirteen windows to hold against', () => {
    const late = [...usual, ...rush].filter((one) => one.day >= '2026-04-01');
    expect(findAlerts(factsOf(late), filter).alerts).toEqual([]);
  });

  it('say when more than 5 % of a month stay without a theme, and not at 5 %', () => {
    const without = (count: number): RequestFact[] =>
      usual.map((one, at) => ({ ...one, themeId: at >= usual.length - count ? '' : one.themeId }));
    const inJune = usual.filter((one) => one.day >= '2026-06-01').length;
    expect(findAlerts(factsOf(without(Math.floor(inJune * 0.05))), filter).alerts).toEqual([]);
    const [alert] = findAlerts(factsOf(without(Math.floor(inJune * 0.05) + 1)), filter).alerts;
    expect(alert).toMatchObject({ id: 'unqualified:all::month:2026-06-01', isRate: true, high: 0.05, of: inJune });
    // The rows behind it are those that lack one.
    const { requests } = countedFacts('unqualified', factsOf(without(Math.floor(inJune * 0.05) + 1)));
    expect(requests.filter(({ day }) => day >= '2026-06-01')).toHaveLength(alert?.count ?? 0);
  });
});
