const HOUR_MS = 3_600_000;

/** A start has other things to do first. */
export const AFTER_START_MS = 120_000;
/** Less than a day, so that an office that opens a little earlier than the day before is not left without one. */
export const BETWEEN_BACKUPS_MS = 20 * HOUR_MS;
export const AFTER_FAILURE_MS = HOUR_MS;

/** `''` = there was none; `failedAt` is that of a failure after which none was written. `upMs` is how long the app runs, by a clock that nobody puts right. */
type Known = {
  readonly lastAt: string;
  readonly failedAt: string;
  readonly nowMs: number;
  readonly upMs: number;
};

/** An instant and a wait after it; nothing holds back when there is none, or when it is yet to come because the clock was put back since. */
const after = (at: string, waitMs: number, nowMs: number): number => {
  const ms = Date.parse(at);
  return Number.isNaN(ms) || ms > nowMs ? -Infinity : ms + waitMs;
};

/** When the next backup is due, in milliseconds of the machine's clock; due now when that is past. */
export const nextBackupMs = ({ lastAt, failedAt, nowMs, upMs }: Known): number =>
  Math.max(
    nowMs + AFTER_START_MS - upMs,
    failedAt === '' ? after(lastAt, BETWEEN_BACKUPS_MS, nowMs) : after(failedAt, AFTER_FAILURE_MS, nowMs),
  );
