import { expect, it } from 'vitest';

import type { SyncState } from '../../data/queries/use-sync-state';
import { withConflicts } from './with-conflicts';

const state = (kind: SyncState['kind'], conflicts = 0): SyncState => ({
  kind,
  since: '',
  lastExchange: '',
  toSend: 0,
  waiting: [],
  refused: [],
  conflicts,
  driftMs: 0,
  wentBackAt: '',
  shutOut: { agentIds: [], at: '' },
  withheld: [],
  received: 0,
  nextTry: '',
});

it('shows as many conflicts as the tab, unless the line is down', () => {
  expect(withConflicts(state('synced'), 3)).toMatchObject({ kind: 'conflict', conflicts: 3 });
  expect(withConflicts(state('clockDrift'), 1)).toMatchObject({ kind: 'conflict', conflicts: 1 });
  expect(withConflicts(state('conflict', 2), 0)).toMatchObject({ kind: 'synced', conflicts: 0 });
  expect(withConflicts(state('synced'), 0)).toMatchObject({ kind: 'synced' });
  expect(withConflicts(state('offline'), 3)).toMatchObject({ kind: 'offline' });
});
