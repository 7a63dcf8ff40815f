import type { KeyValues } from './key-values';

const hourMs = 3_600_000;
/** A desk that was in step with its server within this time opens at once: a weekend is shorter. */
const longAwayMs = 3 * 24 * hourMs;
/** So often a desk in step notes that it is. */
const noteEveryMs = hourMs;
const heard = 'heard';

export type Absence = {
  /** Whether this desk has not been in step with its server for days; also where its clock fell back by days since. A desk of a version before, which noted nothing, has not. */
  readonly isLong: () => boolean;
  /** This desk is in step at this moment. */
  readonly inStep: () => void;
};

/** When this desk was last in step with its server, over its restarts. */
export const createAbsence = (keys: KeyValues, now: () => Date): Absence => {
  const sinceMs = (): number => now().getTime() - Date.parse(keys.read(heard));
  return {
    isLong: () => Math.abs(sinceMs()) > longAwayMs,
    inStep: () => {
      const passedMs = sinceMs();
      // A clock that was set back, and a first time, are news too.
      if (!(passedMs >= 0 && passedMs < noteEveryMs)) keys.write(heard, now().toISOString());
    },
  };
};
