/**
 * From when on a silent source is said to be silent. The server beats every 15 s and is asked every 20 s, so that on a line that
 * lives no pause is longer than 15 s; a line that broke is known at once and gets these ten seconds to come back, which is more than
 * a server takes to start again.
 */
export const SAY_OFFLINE_AFTER_MS = 10_000;

/** A line without a byte for so long, one beat and some slack, is asked whether it still lives. */
export const DOUBT_AFTER_MS = 17_000;

/** What is known of the line. */
export type Contact = {
  /** When the source was last heard, milliseconds. */
  readonly heardMs: number;
  /** The last try failed, and nothing was heard since. */
  readonly isBroken: boolean;
};

/** Whether people have to be told that what they read may be old. */
export const isSilent = ({ heardMs, isBroken }: Contact, nowMs: number): boolean =>
  isBroken && nowMs - heardMs >= SAY_OFFLINE_AFTER_MS;

/** The wait before the n-th try in a row: 0.5 s, 1 s, 2 s, 4 s, then 5 s, each up to a fifth shorter or longer. */
export const retryWaitMs = (failures: number, random: number): number =>
  Math.round(Math.min(500 * 2 ** failures, 5_000) * (0.8 + 0.4 * random));
