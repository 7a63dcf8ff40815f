import type { WaitBand } from '../model/ticket';

const bands: readonly WaitBand[] = [
  { fromMin: 0, toMin: 10 },
  { fromMin: 10, toMin: 20 },
  { fromMin: 15, toMin: 25 },
  { fromMin: 20, toMin: 35 },
  { fromMin: 25, toMin: 40 },
  { fromMin: 35, toMin: 50 },
  { fromMin: 45, toMin: 60 },
  { fromMin: 60, toMin: 90 },
  { fromMin: 90, toMin: 120 },
];
const last: WaitBand = { fromMin: 120, toMin: 180 };

/**
 * The wait to announce to someone who comes now: those ahead shared by the open desks that serve the reason, each for the
 * usual length. `null` when no such desk is open: an unknown wait is said to be unknown. Bands are wide on purpose.
 */
export const announcedWait = (ahead: number, openDesks: number, serviceMin: number): WaitBand | null => {
  if (openDesks < 1) return null;
  const expectedMin = (Math.max(0, ahead) * Math.max(0, serviceMin)) / openDesks;
  // The first band whose middle reaches the expectation: its two ends then lie on either side.
  return bands.find((band) => expectedMin <= (band.fromMin + band.toMin) / 2) ?? last;
};
