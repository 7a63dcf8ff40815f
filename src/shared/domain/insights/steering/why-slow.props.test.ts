import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays } from '../../../time/civil';
import { closedAfter, openRequest } from '../facts/small-facts.fixture';
import type { RequestFact } from '../facts/fact';
import { longestStage, whySlow, type SlowPart } from './why-slow';

const stays = fc.record({
  received: fc.nat({ max: 9 }),
  assigned: fc.nat({ max: 9 }),
  waitingOnCitizen: fc.nat({ max: 9 }),
  inProgress: fc.nat({ max: 9 }),
});
const answered = fc
  .record({ stays, offset: fc.nat({ max: 40 }), reasonId: fc.constantFrom('a', 'b', 'c') })
  .map(({ stays: days, offset, reasonId }): RequestFact =>
    closedAfter(days.received + days.assigned + days.inProgress, {
      day: addDays('2026-04-01', offset),
      reasonId,
      pausedDays: days.waitingOnCitizen,
      stays: (['received', 'assigned', 'waitingOnCitizen', 'inProgress'] as const).map((status) => ({
        status,
        days: days[status],
      })),
    }),
  );
const meanOf = (facts: readonly RequestFact[]): number =>
  facts.reduce((sum, { workingDays }) => sum + (workingDays ?? 0), 0) / facts.length;

describe('why answers are slow', () => {
  it('the stages together are the mean, and nothing that waited on the citizen is in them', () => {
    fc.assert(
      fc.property(fc.array(answered, { minLength: 1, maxLength: 30 }), (facts) => {
        const found = whySlow(facts);
        expect(found?.mean).toBeCloseTo(meanOf(facts), 9);
        expect(found?.stages.reduce((sum, { days }) => sum + days, 0)).toBeCloseTo(meanOf(facts), 9);
      }),
    );
  });

  it('a part is told with the mean of the others, only where it lengthens the mean, the most telling first', () => {
    fc.assert(
      fc.property(fc.array(answered, { minLength: 1, maxLength: 30 }), (facts) => {
        const found = whySlow(facts);
        const told = (parts: readonly SlowPart[], without: (id: string) => readonly RequestFact[]) => {
          for (const part of parts) {
            expect(part.meanWithout).toBeCloseTo(meanOf(without(part.id)), 9);
            expect(part.meanWithout).toBeLessThan(found?.mean ?? 0);
          }
          const order = parts.map(({ meanWithout }) => meanWithout);
          expect(order).toEqual(order.toSorted((a, b) => a - b));
        };
        told(found?.reasons ?? [], (id) => facts.filter(({ reasonId }) => reasonId !== id));
        told(found?.weeks ?? [], (monday) => facts.filter(({ day }) => day < monday || day >= addDays(monday, 7)));
      }),
    );
  });

  it('open requests have no part in the means', () => {
    fc.assert(
      fc.property(fc.array(answered, { maxLength: 20 }), fc.nat({ max: 5 }), (facts, open) => {
        expect(whySlow([...Array.from({ length: open }, () => openRequest()), ...facts])).toEqual(whySlow(facts));
      }),
    );
    expect(whySlow([openRequest()])).toBeNull();
  });

  it('the longest stage of a request counts its stays together', () => {
    const fact = closedAfter(7, {
      stays: [
        { status: 'received', days: 2 },
        { status: 'inProgress', days: 3 },
        { status: 'waitingOnCitizen', days: 20 },
        { status: 'qualified', days: 2 },
      ],
    });
    expect(longestStage(fact)).toEqual({ stage: 'untaken', days: 4 });
    expect(longestStage(closedAfter(0))).toBeNull();
  });
});
