import { laterStamp, tick } from '#shared/sync/hybrid-clock';

/** The hybrid clock of this device: each stamp comes after the one before and after all those seen. */
export const createRegisterClock = (deviceId: string, now: () => Date): ((seen: readonly string[]) => string) => {
  let last = '';
  return (seen) => {
    last = tick(seen.reduce(laterStamp, last), now().getTime(), deviceId);
    return last;
  };
};
