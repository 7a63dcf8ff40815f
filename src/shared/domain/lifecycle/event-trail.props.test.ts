import fc from 'fast-check';
import { expect, it } from 'vitest';

import { logCollections, logOf } from '../../../../tests/arbitraries/event-logs';
import { effectiveEvents, stampEvents } from './event-log';
import { trailOf } from './event-trail';
import { undoEvents } from './undo';

const by = { agentId: 'a', deviceId: 'd', deskId: '' };

it('offers no way back that would change nothing: an undo that stands before its target keeps its effect', () => {
  const event = (id: string, type: string, target = '') => ({ id, type, target, n: 1, at: '', by });
  const log = [
    event('e1', 'undone', 'e5'),
    event('e2', 'undone', 'e3'),
    event('e3', 'undone', 'e5'),
    event('e5', 'opened'),
  ];
  expect(trailOf(log)).toMatchObject([{ event: { id: 'e5' }, undoneBy: { id: 'e1' }, back: [] }]);
});

it('tells every step once, and what it offers to take back changes whether that step counts, in any log', () => {
  for (const collection of logCollections)
    fc.assert(
      fc.property(logOf(collection), (log) => {
        const trail = trailOf(log);
        expect(trail.map(({ event }) => event.id).toSorted()).toEqual(
          log.flatMap(({ id, type }) => (type === 'undone' ? [] : [id])).toSorted(),
        );
        let next = 0;
        const counts = new Set(effectiveEvents(log).map(({ id }) => id));
        for (const { event, undoneBy, back } of trail) {
          if (undoneBy) expect(counts.has(event.id)).toBe(false);
          if (back.length === 0) continue;
          const bodies = undoEvents(log, back);
          if (!bodies.ok) throw new Error('offered what is refused');
          const after = [
            ...log,
            ...stampEvents(log, bodies.value, { at: '', by, newId: () => `fresh ${(next += 1)}` }),
          ];
          expect(effectiveEvents(after).some(({ id }) => id === event.id)).toBe(!counts.has(event.id));
        }
      }),
    );
});
