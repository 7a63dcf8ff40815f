import { mostDriftMs } from '../sync/watch-sync-state';

/** A drift in whole minutes, negative when this machine is late; 0 while it stays within two minutes. */
export const driftMinutes = (driftMs: number): number =>
  Math.abs(driftMs) > mostDriftMs ? Math.round(driftMs / 60_000) : 0;
