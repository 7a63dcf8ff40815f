import { describe, expect, it } from 'vitest';

import type { DeskSession } from '../model/desk-session';
import type { SiteReference } from '../model/reference';
import type { Ticket } from '../model/ticket';
import { waitForReason } from './wait-for-reason';

const reference = {
  desks: [
    { id: 'd1', reasonIds: ['civil'] },
    { id: 'd2', reasonIds: ['civil', 'school'] },
  ],
  reasons: [
    { id: 'civil', durationsMin: [20] },
    { id: 'school', durationsMin: [10] },
  ],
} as unknown as SiteReference;
const session = (deskId: string, status = 'open') => ({ deskId, status }) as unknown as DeskSession;
const waiting = (reasonId: string) => ({ reasonId, status: 'waiting' }) as unknown as Ticket;

describe('waitForReason', () => {
  it('is unknown where no open desk serves the reason', () => {
    expect(waitForReason('school', [], [session('d1'), session('d2', 'paused')], reference)).toBeNull();
  });

  it('shares those ahead between the open desks', () => {
    const tickets = [waiting('civil'), waiting('civil'), waiting('school')];
    // 50 minutes of work for two desks.
    expect(waitForReason('civil', tickets, [session('d1'), session('d2')], reference)).toEqual({
      fromMin: 20,
      toMin: 35,
    });
    expect(waitForReason('civil', [], [session('d1')], reference)).toEqual({ fromMin: 0, toMin: 10 });
  });
});
