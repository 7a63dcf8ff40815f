import type { BrowserWindow } from 'electron';
import { openSheet } from './sheet';

/** Does one thing at a time on the printer of the station; `window` is hidden, and made when it is asked for. */
export type InTurn = <Value>(work: (window: () => BrowserWindow) => Promise<Value>) => Promise<Value>;

/** One after the other, on one hidden window that is kept for speed. */
export const createStripWindow = (): InTurn => {
  let kept: BrowserWindow | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  const window = (): BrowserWindow => {
    // One whose page died is not used again: what was left undone in it could speak up later.
    if (kept !== null && !kept.isDestroyed() && kept.webContents.isCrashed()) kept.destroy();
    if (kept === null || kept.isDestroyed()) kept = openSheet();
    return kept;
  };
  return (work) => {
    const job = queue.then(() => work(window));
    queue = job.catch(() => undefined);
    return job;
  };
};
