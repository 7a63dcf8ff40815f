import { describe, expect, it } from 'vitest';

import type { DeskSession } from '../model/desk-session';
import type { Ticket } from '../model/ticket';
import { leftDeskOf } from './desk-states';

const session = (deskId: string, agentId: string, deviceId: string, status: DeskSession['status'] = 'open') =>
  ({
    id: `${deskId}:d`,
    deskId,
    agentId,
    status,
    events: [
      { type: 'opened', at: '09:00', by: { deviceId, deskId, agentId } },
      // Reception notes a pause for them.
      { type: 'paused', at: '09:30', by: { deviceId: 'x', deskId: 'desk-1', agentId: 'maud' } },
    ],
  }) as unknown as DeskSession;

describe('a desk that was left', () => {
  it('is what was opened here for somebody else, and stands open; not what one opened oneself, nor what another computer opened', () => {
    const here = { agentId: 'nad', deviceId: 'here' };
    const left = session('desk-8', 'eric', 'here');
    expect(leftDeskOf([session('desk-7', 'eric', 'there'), left], [], here)).toBe(left);
    expect(leftDeskOf([session('desk-8', 'eric', 'here', 'paused')], [], here)?.deskId).toBe('desk-8');
    for (const other of [
      session('desk-8', 'eric', 'here', 'closed'),
      session('desk-8', 'nad', 'here'),
      session('desk-8', 'eric', 'there'),
    ])
      expect(leftDeskOf([other], [], here)).toBeNull();
  });

  it('is not left by who went on at another computer, until they write from here again', () => {
    const here = { agentId: 'nad', deviceId: 'here' };
    const left = session('desk-8', 'eric', 'here');
    const wrote = (at: string, deviceId: string, agentId = 'eric') =>
      ({ events: [{ type: 'called', at, by: { deviceId, deskId: 'desk-8', agentId } }] }) as unknown as Ticket;
    expect(leftDeskOf([left], [wrote('09:10', 'there')], here)).toBeNull();
    expect(leftDeskOf([left], [wrote('09:10', 'there'), wrote('09:20', 'here')], here)).toBe(left);
    // What others wrote of that desk, or they themselves before, says nothing.
    expect(leftDeskOf([left], [wrote('09:10', 'there', 'maud'), wrote('08:50', 'there')], here)).toBe(left);
  });
});
