const storedAs = 'guichet.clockOffsetMs';

const remembered = (): number => {
  if (typeof localStorage === 'undefined') return 0;
  const value = Number(localStorage.getItem(storedAs) ?? '0');
  return Number.isFinite(value) ? value : 0;
};

let offsetMs = remembered();

/** The time of the town: this machine's clock, shifted in a demonstration. Every other module takes a clock as an argument. */
export const now = (): Date => new Date(Date.now() + offsetMs);

/** The town's clock minus this machine's, milliseconds. */
export const clockOffsetMs = (): number => offsetMs;

/** Takes over the clock of the town, as its server tells it; remembered for a start without network. */
export const setClockOffset = (ms: number): void => {
  if (ms === offsetMs) return;
  offsetMs = ms;
  if (typeof localStorage !== 'undefined') localStorage.setItem(storedAs, String(ms));
};
