import { isStamp, wallOf } from '../domain/rows/register-fault';

const wallDigits = 15;
const countDigits = 6;
const mostCount = 10 ** countDigits - 1;
const mostWall = 10 ** wallDigits - 2;

const countOf = (stamp: string): number => Number(/^\d{15}-(\d{6})-/.exec(stamp)?.[1] ?? 0);

const write = (wall: number, count: number, deviceId: string): string =>
  `${String(wall).padStart(wallDigits, '0')}-${String(count).padStart(countDigits, '0')}-${deviceId}`;

/**
 * The later of two stamps; `''` and what is no stamp are before all. A desk passes every stamp it sees through this before its next
 * `tick`.
 */
export const laterStamp = (a: string, b: string): string => {
  if (isStamp(a) !== isStamp(b)) return isStamp(a) ? a : b;
  return a >= b ? a : b;
};

/**
 * The next stamp of this device: after `last`, the highest stamp it has seen, even when its clock was set back. Stamps
 * sort as texts. Hybrid logical clock (Kulkarni et al. 2014): wall time, a counter within it, then the device.
 */
export const tick = (last: string, nowMs: number, deviceId: string): string => {
  const seen = { wall: wallOf(last), count: countOf(last) };
  const now = Number.isFinite(nowMs) ? Math.min(Math.max(0, Math.floor(nowMs)), mostWall) : 0;
  if (now > seen.wall) return write(now, 0, deviceId);
  return seen.count < mostCount ? write(seen.wall, seen.count + 1, deviceId) : write(seen.wall + 1, 0, deviceId);
};

/** How far ahead of the server’s clock a stamp may be before the server refuses it, milliseconds. */
export const MOST_AHEAD_MS = 2 * 60_000;
