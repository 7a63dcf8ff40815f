/** What the oracle knows of the town and of the rules, in its own numbers: it never asks the server or a rule. */
export const facts = {
  stations: 1,
  /** The highest number of a series on a day. */
  highestNumber: 9_999,
  reasonsWithStation: ['deposit'],
  /** How long a granted call bars others, milliseconds. */
  claimMs: 30_000,
  /** How far ahead a stamp may be, milliseconds. */
  stampAheadMs: 3 * 60_000,
  /** A number that nobody printed has its void record after this time, milliseconds. */
  voidAfterMs: 65 * 60_000,
  /** Without anything that needs a repair, all is one within this time, milliseconds. */
  calmSettleMs: 90_000,
  /** After all is one, no trace of an erased person is left in any corner within this time, milliseconds. */
  tracesMs: 120_000,
  /** Civil days back that a desk keeps unless its site says otherwise. */
  windowDays: 60,
  /** Days for which a desk keeps what somebody wrote on, however long it is over. */
  touchedDays: 7,
  /** Days for which what somebody wrote never leaves the server, whatever its age. */
  restDays: 29,
  /** A new desk has everything within this time, milliseconds. */
  newcomerMs: 8_000,
  /** Pushes of one document by four desks for each event or value in it; beyond, somebody pushes for ever. */
  pushesPerMark: 12,
  /** No document is pushed so often in any history; a history that does is not lived through to its end. */
  mostPushes: 600,
} as const;
