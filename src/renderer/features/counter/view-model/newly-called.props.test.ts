import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { Ticket } from '#shared/domain/model/ticket';

import { isNewlyCalled, NEWLY_CALLED_MS, nextInFront, type InFront } from './newly-called';

const inFront = (id: string, lastStep: 'called' | 'undone'): Pick<Ticket, 'id' | 'events'> | null => {
  const event = { id: 'e1', n: 1, at: '', by: { agentId: '', deviceId: '', deskId: '' }, target: 'e0', type: lastStep };
  return id === '' ? null : { id, events: [event as unknown as Ticket['events'][number]] };
};

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
        front = nextInFront(front, inFront(ticketId, 'called'), nowMs);
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

it('takes a key at once for whom an undo brought back: they were called long ago', () => {
  const before = nextInFront(nextInFront(null, inFront('A041', 'called'), 0), null, 1_000);
  const back = nextInFront(before, inFront('A041', 'undone'), 2_000);
  expect(isNewlyCalled(back, 2_001)).toBe(false);
  // Whoever is called after it is new again.
  const next = nextInFront(nextInFront(back, null, 2_500), inFront('A053', 'called'), 3_000);
  expect(isNewlyCalled(next, 3_001)).toBe(true);
});
