import { expect, it } from 'vitest';

import { endsWork } from './guard';

const said = (at: string, ...agentIds: string[]) => ({ at, agentIds });
const [ten, later] = ['2026-11-24T10:00:00.000Z', '2026-11-24T10:00:30.000Z'];

it('ends the work of the agent whose access the server says is ended, again when it says so again', () => {
  expect(endsWork(said(ten, 'ann'), '', 'ann')).toBe(true);
  expect(endsWork(said(later, 'bob', 'ann'), ten, 'ann')).toBe(true);
});

it('ends nobody else’s, nor that of who was let in again after the server said it, nor anybody’s before it said anything', () => {
  expect(endsWork(said(ten, 'ann'), '', 'bob')).toBe(false);
  // Bob was here when it was said; Ann has access again, and takes the desk back before the server is asked once more.
  expect(endsWork(said(ten, 'ann'), ten, 'ann')).toBe(false);
  expect(endsWork(said(''), '', 'ann')).toBe(false);
  expect(endsWork(said(later), ten, '')).toBe(false);
});
