import { describe, expect, it } from 'vitest';

import { lastStepElsewhere } from './event-log';

describe('lastStepElsewhere', () => {
  const event = (n: number, type: string, deviceId: string, agentId: string, more: object = {}) => ({
    id: `e${n}`,
    n,
    at: '2026-11-20T09:00:00.000Z',
    by: { agentId, deviceId, deskId: '' },
    type,
    ...more,
  });
  const booked = event(1, 'booked', 'k1', 'g1');
  const moved = event(2, 'rescheduled', 'k2', 'g2');

  it('passes over what this device and the server wrote', () => {
    expect(lastStepElsewhere([booked, event(2, 'accepted', 'server', '')], 'k1')).toBeNull();
    expect(lastStepElsewhere([booked, moved, event(3, 'informed', 'k1', 'g1')], 'k1')).toMatchObject({
      id: 'e2',
      agentId: 'g2',
      of: moved,
      isUndone: false,
    });
  });

  it('tells what was done at a kiosk, where nobody sits', () => {
    const arrived = event(2, 'arrived', 'kiosk', '');
    expect(lastStepElsewhere([booked, arrived], 'k1')).toMatchObject({ agentId: '', of: arrived });
  });

  it('tells of an undo what it took back', () => {
    const undone = event(3, 'undone', 'k2', 'g2', { target: 'e2' });
    expect(lastStepElsewhere([booked, moved, undone], 'k1')).toMatchObject({ id: 'e3', of: moved, isUndone: true });
  });
});
