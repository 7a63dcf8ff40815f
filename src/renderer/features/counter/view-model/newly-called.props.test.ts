import fc from 'fast-check';
import { expect, it } from 'vitest';

import { isNewlyCalled, NEWLY_CALLED_MS, nextInFront, type InFront } from './newly-called';

const shown = fc.array(
  fc.record({ ticketId: fc.constantFrom('', 'A047', 'A053'), afterMs: fc.integer({ min: 0, max: 4_000 }) }),
  { minLength: 1, maxLength: 12 },
);

it('lets an act end the call of a person only once the screen has shown them for a while, or when it began with them', () => {
  fc.assert(
    fc.property(shown, fc.integer({ min: 0, max: 4_000 }), (moments, pressedAfterMs) => {
      let front: InFront | null = null;
      let nowMs = 0;
      const seen = moments.map(({ ticketId, afterMs }) => {
        nowMs += afterMs;
        front = nextInFront(front, ticketId, nowMs);
        return { ticketId, atMs: nowMs };
      });
      const pressMs = nowMs + pressedAfterMs;
      const { ticketId } = seen.at(-1) ?? { ticketId: '' };
      const other = seen.findLastIndex((one) => one.ticketId !== ticketId);
      const sinceMs = seen[other + 1]?.atMs ?? 0;
      const isNew = ticketId !== '' && other >= 0 && pressMs < sinceMs + NEWLY_CALLED_MS;
      expect(isNewlyCalled(front, pressMs)).toBe(isNew);
    }),
  );
});
