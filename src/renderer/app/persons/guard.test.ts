import { expect, it } from 'vitest';

import { shutOutAfter } from './guard';

const said = (at: string, ...agentIds: string[]) => ({ at, agentIds });
const [ten, later] = ['2026-11-24T10:00:00.000Z', '2026-11-24T10:00:30.000Z'];

it('ends the work of the agent whose access the server says is ended, again when it says so again', () => {
  expect(shutOutAfter(said(ten, 'ann'), '', 'ann', '')).toBe('ann');
  expect(shutOutAfter(said(later, 'bob', 'ann'), ten, 'ann', '')).toBe('ann');
});

it('ends nobody else’s, nor that of who was let in again after the server said it, nor anybody’s before it said anything', () => {
  expect(shutOutAfter(said(ten, 'ann'), '', 'bob', '')).toBe('');
  // Bob was here when it was said; Ann has access again, and takes the desk back before the server is asked once more.
  expect(shutOutAfter(said(ten, 'ann'), ten, 'ann', '')).toBe('');
  expect(shutOutAfter(said(''), '', 'ann', '')).toBe('');
  expect(shutOutAfter(said(later), ten, '', '')).toBe('');
});

it('says that an access is ended for as long as the server names the agent, and no longer once it was given back', () => {
  expect(shutOutAfter(said(later, 'ann'), ten, 'ann', 'ann')).toBe('ann');
  expect(shutOutAfter(said(later), ten, 'ann', 'ann')).toBe('');
  expect(shutOutAfter(said(later, 'bob'), ten, 'ann', 'ann')).toBe('');
  // Another agent of this desk is shut out while the first is still.
  expect(shutOutAfter(said(later, 'ann', 'bob'), ten, 'bob', 'ann')).toBe('bob');
});
