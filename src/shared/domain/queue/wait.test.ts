import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { stampEvents } from '../lifecycle/event-log';
import { foldTicket } from '../lifecycle/fold-ticket';
import type { Ticket } from '../model/ticket';
import { asideMinOf, asideSince, waitMinOf } from './wait';
import { queueTicket } from './testing/queue-ticket';

const startMs = Date.parse('2026-11-23T08:00:00.000Z');
const iso = (min: number): string => new Date(startMs + min * 60_000).toISOString();
const waiting = queueTicket({ number: 1, reasonId: 'housing', issuedMs: startMs });
const by = { agentId: 'a', deviceId: 'd', deskId: 'desk-1' };

/** The ticket after these events, each at a minute of its own. */
const after = (...steps: readonly (readonly [type: string, min: number])[]): Ticket => {
  const events = steps.reduce(
    (log, [type, min], index) => [
      ...log,
      ...stampEvents(log, [{ type, deskId: by.deskId }], { at: iso(min), by, newId: () => `step ${index}` }),
    ],
    waiting.events,
  );
  return foldTicket(waiting.id, 'site', events);
};

describe('for how long somebody is set aside', () => {
  it('counts from the last time, in whole minutes, and never below nothing', () => {
    const minute = fc.integer({ min: 0, max: 300 });
    fc.assert(
      fc.property(minute, minute, minute, (first, gap, passed) => {
        const again = first + gap;
        const ticket = after(['called', 0], ['parked', first], ['called', first], ['parked', again]);
        expect(asideSince(ticket)).toBe(iso(again));
        expect(asideMinOf(ticket, iso(again + passed))).toBe(passed);
        expect(asideMinOf(ticket, iso(again - 1))).toBe(0);
      }),
    );
  });

  it('is nothing for who waits, and for who was called again', () => {
    for (const ticket of [waiting, after(['called', 1]), after(['called', 1], ['parked', 2], ['called', 3])])
      expect([asideSince(ticket), asideMinOf(ticket, iso(60))]).toEqual(['', null]);
    expect(waitMinOf(waiting, iso(60))).toBe(60);
  });

  it('goes by the first call where the log does not say when', () => {
    const known = { ...after(['called', 5]), status: 'parked' as const };
    expect(asideMinOf(known, iso(45))).toBe(40);
  });
});
