import type { SyncKind, SyncState } from '../../data/queries/use-sync-state';

const covered: ReadonlySet<SyncKind> = new Set(['synced', 'sending', 'conflict', 'clockDrift']);

/**
 * The state of the chip with everything that waits to be settled, as the tab counts it. What keeps this desk from the
 * others is said first: without them no conflict can be settled for all.
 */
export const withConflicts = (state: SyncState, conflicts: number): SyncState => {
  if (!covered.has(state.kind)) return state;
  if (conflicts > 0) return { ...state, kind: 'conflict', conflicts };
  // Settled on this desk a moment ago: the count behind the chip follows.
  return state.kind === 'conflict' ? { ...state, kind: 'synced', conflicts: 0 } : state;
};
