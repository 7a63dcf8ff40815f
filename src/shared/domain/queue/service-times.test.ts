import { describe, expect, it } from 'vitest';

import { town } from '../../../../tests/floor/town';
import { stampEvents } from '../lifecycle/event-log';
import { foldTicket } from '../lifecycle/fold-ticket';
import type { AnyEvent } from '../model/event';
import type { Ticket } from '../model/ticket';
import { learnTimes, unknownTimes } from './service-times';

const start = Date.parse('2026-11-23T09:00:00.000Z');
const by = { agentId: 'a', deviceId: 'x', deskId: 'd1' };
let made = 0;
const served = (reasonId: string, minutes: number, ...more: readonly { readonly type: string }[]): Ticket => {
  made += 1;
  const number = made;
  const issued = { type: 'issued', day: '2026-11-23', series: 'A', number, reasonId, priority: false, dueAt: '' };
  const steps: readonly (readonly [number, { readonly type: string }])[] = [
    [0, issued],
    [1, { type: 'called', deskId: 'd1', tentative: false, why: [] } as { type: string }],
    [2, { type: 'started' }],
    ...more.map((body) => [2, body] as const),
    [2 + minutes, { type: 'done', outcome: 'answered' } as { type: string }],
  ];
  const log = steps.reduce<AnyEvent[]>(
    (events, [after, body]) => [
      ...events,
      ...stampEvents(events, [body], {
        at: new Date(start + after * 60_000).toISOString(),
        by,
        newId: () => `${number}-${events.length}`,
      }),
    ],
    [],
  );
  return foldTicket(`t${number}`, 'site', log);
};
const many = (count: number, make: () => Ticket): Ticket[] => Array.from({ length: count }, make);
const learn = (tickets: readonly Ticket[]) => learnTimes({ tickets, appointments: [], reasons: town.reasons });
const meanOf = (table: readonly number[] = []): number => table.reduce((sum, one) => sum + one, 0) / table.length;

describe('learnTimes', () => {
  it('knows a reason by its own services from thirty on', () => {
    const { spreadOf } = learn([...many(30, () => served('civil', 30)), ...many(60, () => served('school', 15))]);
    // Planned: a quarter of an hour each.
    expect(new Set(spreadOf.get('civil'))).toEqual(new Set([2]));
    expect(new Set(spreadOf.get('school'))).toEqual(new Set([1]));
  });

  it('leans on the whole for the rest below that', () => {
    const { spreadOf, spread } = learn([
      ...many(15, () => served('civil', 30)),
      ...many(285, () => served('school', 15)),
    ]);
    // Half of its own (2), half of the whole (1.05).
    expect(meanOf(spreadOf.get('civil'))).toBeCloseTo(0.5 * 2 + 0.5 * meanOf(spread), 1);
    expect(spreadOf.has('parking')).toBe(false);
  });

  it('leaves out doubted times, buttons that were forgotten, and what did not end', () => {
    const doubted = many(40, () => served('civil', 60, { type: 'timesDoubted' }));
    const absurd = [served('civil', 0), served('civil', 600)];
    const { spreadOf } = learn([...many(30, () => served('civil', 15)), ...doubted, ...absurd]);
    expect(new Set(spreadOf.get('civil'))).toEqual(new Set([1]));
  });

  it('falls back to what is planned where nothing is known', () => {
    const { spreadOf, spread, noShowShare } = learn([]);
    expect(spreadOf.size).toBe(0);
    expect(spread).toBe(unknownTimes.spread);
    expect(meanOf(spread)).toBeCloseTo(1, 0);
    expect(noShowShare).toBe(unknownTimes.noShowShare);
  });

  it('learns how long people walk', () => {
    expect(new Set(learn(many(12, () => served('civil', 15))).walkMin)).toEqual(new Set([1]));
  });
});
