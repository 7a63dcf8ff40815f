import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { foldTicket } from '../lifecycle/fold-ticket';
import { stampEvents } from '../lifecycle/event-log';
import { numberLabel, turnOf } from './number-label';
import type { NumberSeries } from './number-series';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const series: fc.Arbitrary<NumberSeries> = fc
  .record({
    letter: fc.constantFrom(...letters),
    start: fc.integer({ min: 0, max: 9998 }),
    more: fc.integer({ min: 1, max: 400 }),
    digits: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ letter, start, more, digits }) => ({ letter, start, wrapAt: Math.min(9999, start + more), digits }));
const ordinal = fc.integer({ min: 1, max: 20_000 });

describe('the printed number', () => {
  it('is another one for each ticket of a turn, wherever the turn begins', () => {
    fc.assert(
      fc.property(series, ordinal, (rules, first) => {
        const turn = Array.from({ length: turnOf(rules) }, (_, index) => numberLabel(rules, first + index));
        expect(new Set(turn).size).toBe(turn.length);
        expect(numberLabel(rules, first + turn.length)).toBe(turn[0]);
      }),
    );
  });

  it('stays within start and wrap, in the digits of the series', () => {
    fc.assert(
      fc.property(series, ordinal, (rules, nth) => {
        const label = numberLabel(rules, nth);
        expect(label.startsWith(rules.letter)).toBe(true);
        const printed = Number(label.slice(1));
        expect(printed).toBeGreaterThanOrEqual(rules.start);
        expect(printed).toBeLessThanOrEqual(rules.wrapAt);
        expect(label.length).toBeGreaterThan(rules.digits);
      }),
    );
  });

  it('is never that of another series, nor of a device of its own', () => {
    fc.assert(
      fc.property(series, series, ordinal, ordinal, (one, other, a, b) => {
        fc.pre(one.letter !== other.letter);
        expect(numberLabel(one, a)).not.toBe(numberLabel(other, b));
        expect(numberLabel(one, a)).not.toBe(numberLabel(one, b, 'K2'));
      }),
    );
  });

  it('never changes once it is on paper, whatever the series becomes and whatever is issued again', () => {
    const by = { agentId: 'a', deviceId: 'k', deskId: '' };
    fc.assert(
      fc.property(series, series, ordinal, ordinal, (rules, later, first, second) => {
        const issued = (given: NumberSeries, number: number) => ({
          type: 'issued',
          day: '2026-11-23',
          series: given.letter,
          number,
          label: numberLabel(given, number),
        });
        let count = 0;
        const stamp = { at: '2026-11-23T08:00:00.000Z', by, siteId: 's', newId: () => `e${(count += 1)}` };
        const log = stampEvents([], [issued(rules, first), issued(later, second), { type: 'called' }], stamp as never);
        const ticket = foldTicket('t', 's', log);
        expect([ticket.label, ticket.number]).toEqual([numberLabel(rules, first), first]);
        expect(foldTicket('t', 's', log.toReversed()).label).toBe(ticket.label);
      }),
    );
  });
});
