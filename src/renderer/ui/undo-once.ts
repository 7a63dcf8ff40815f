import { UNREAD_MS } from './writing';

/** An undo that hangs holds the key no longer than this, milliseconds. */
const mostMs = 10_000;

const none = { newestId: '', isUnderWay: false, untilMs: 0 };
/** The last undo of this window, whose foot and strip both undo. */
let before = none;

/**
 * Undoes, unless this press is the one before, pressed twice: which act comes next can be read only once the first is back. `newestId` = the
 * newest act of who sits here (`''` = none), so that taking back what was done since is no double press; `undo` answers the newest one by then.
 */
export const undoOnce = async (newestId: string, undo: () => Promise<string>): Promise<void> => {
  const isSame = before.isUnderWay || before.newestId === newestId;
  if (isSame && performance.now() < before.untilMs) return;
  const mine = { newestId, isUnderWay: true, untilMs: performance.now() + mostMs };
  before = mine;
  let newestThen = newestId;
  try {
    newestThen = await undo();
  } finally {
    if (before === mine) before = { newestId: newestThen, isUnderWay: false, untilMs: performance.now() + UNREAD_MS };
  }
};
