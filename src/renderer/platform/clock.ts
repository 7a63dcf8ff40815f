/** Milliseconds that a start without network still knows of. */
const kept = (name: string) => {
  const stored = typeof localStorage === 'undefined' ? 0 : Number(localStorage.getItem(name) ?? '0');
  let value = Number.isFinite(stored) ? stored : 0;
  return {
    read: (): number => value,
    write: (ms: number): void => {
      if (ms === value) return;
      value = ms;
      if (typeof localStorage !== 'undefined') localStorage.setItem(name, String(ms));
    },
  };
};

const offset = kept('guichet.clockOffsetMs');
/** By how much this machine is ahead of the server that it follows. */
const followed = kept('guichet.clockFollowedMs');

/** This machine's clock, shifted in a demonstration. */
export const machineNow = (): Date => new Date(Date.now() + offset.read());

/** The time of the town: this machine's clock, put right where it is wrong. Every other module takes a clock as an argument. */
export const now = (): Date => new Date(machineNow().getTime() - followed.read());

/** The town's clock minus this machine's, milliseconds. */
export const clockOffsetMs = (): number => offset.read() - followed.read();

/** Takes over the clock of a demonstration, as its server tells it. */
export const setClockOffset = offset.write;

/** Goes by the clock of the server, which this machine's is so much ahead of; 0 = by its own. */
export const followServer = followed.write;

/** By how much this machine's clock is put right. */
export const followedMs = followed.read;

const jumpMs = 1_000;

/** Tells once a second whether somebody set this machine's clock since. A machine that slept looks the same. */
export const onClockSet = (told: () => void): (() => void) => {
  const gap = (): number => Date.now() - performance.now();
  let before = gap();
  const timer = setInterval(() => {
    if (Math.abs(gap() - before) > jumpMs) told();
    before = gap();
  }, jumpMs);
  return () => clearInterval(timer);
};
