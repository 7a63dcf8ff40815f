import { describe, expect, it } from 'vitest';

import { newlyEntrusted } from './newly-entrusted';
import { officeRequest, type Step } from './testing/small-office';

const at = (minute: number): string => `2026-06-01T08:${String(minute).padStart(2, '0')}:00.000Z`;
const request = (steps: readonly Step[]) => officeRequest('mail', at(0), steps);
const by = (agentId: string, more = {}) => ({ ...more, by: { agentId, deviceId: 'd', deskId: '' } });
const toMe = { departmentId: 'civil', agentId: 'me' };

describe('what was newly entrusted to an agent', () => {
  const count = (steps: readonly Step[]): number => newlyEntrusted([request(steps)], 'me').length;

  it('counts what somebody else gave them, until they do something about it', () => {
    expect(count([[at(1), 'assigned', by('them', toMe)]])).toBe(1);
    expect(
      count([
        [at(1), 'started', by('them')],
        [at(2), 'assigned', by('them', toMe)],
      ]),
    ).toBe(1);
    expect(
      count([
        [at(1), 'assigned', by('them', toMe)],
        [at(2), 'started', by('me')],
      ]),
    ).toBe(0);
  });

  it('counts neither what they took themselves, nor what is over or with somebody else by now', () => {
    expect(count([])).toBe(0);
    expect(count([[at(1), 'assigned', by('me', toMe)]])).toBe(0);
    expect(
      count([
        [at(1), 'assigned', by('them', toMe)],
        [at(2), 'closed', by('them', { outcome: 'answered' })],
      ]),
    ).toBe(0);
    expect(
      count([
        [at(1), 'assigned', by('them', toMe)],
        [at(2), 'assigned', by('them', { departmentId: 'planning' })],
      ]),
    ).toBe(0);
    expect(newlyEntrusted([request([[at(1), 'assigned', by('them', { departmentId: 'civil' })]])], '')).toEqual([]);
  });
});
