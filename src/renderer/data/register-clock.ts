import { wallOf } from '#shared/domain/rows/register-fault';
import { laterStamp, MOST_AHEAD_MS, tick } from '#shared/sync/hybrid-clock';

/**
 * The hybrid clock of this device: each stamp comes after the one before and after all those seen. `now` is the server's
 * time as this desk knows it; once it knows that its own clock ran ahead, it goes on from the right time.
 */
export const createRegisterClock = (deviceId: string, now: () => Date): ((seen: readonly string[]) => string) => {
  let last = '';
  return (seen) => {
    const nowMs = now().getTime();
    const before = wallOf(last) > nowMs + MOST_AHEAD_MS / 2 ? '' : last;
    last = tick(seen.reduce(laterStamp, before), nowMs, deviceId);
    return last;
  };
};
