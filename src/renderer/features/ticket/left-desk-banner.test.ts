import { expect, it } from 'vitest';

import type { DeskSession } from '#shared/domain/model/desk-session';

import { leftDeskOf } from './left-desk-banner';

const session = (deskId: string, agentId: string, deviceId: string, status: DeskSession['status'] = 'open') =>
  ({
    id: `${deskId}:d`,
    deskId,
    agentId,
    status,
    events: [
      { type: 'opened', by: { deviceId } },
      { type: 'paused', by: { deviceId: 'x' } },
    ],
  }) as unknown as DeskSession;

it('is what was opened here for somebody else, and stands open; not one’s own desk, nor one that another computer opened', () => {
  const here = { agentId: 'nad', deviceId: 'here', deskId: 'desk-1' };
  const left = session('desk-8', 'eric', 'here');
  expect(leftDeskOf([session('desk-7', 'eric', 'there'), left], here)).toBe(left);
  expect(leftDeskOf([session('desk-8', 'eric', 'here', 'paused')], here)?.deskId).toBe('desk-8');
  for (const other of [
    session('desk-8', 'eric', 'here', 'closed'),
    session('desk-8', 'nad', 'here'),
    session('desk-1', 'eric', 'here'),
  ])
    expect(leftDeskOf([other], here)).toBeNull();
});
