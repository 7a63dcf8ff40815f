import { rmSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';

/** A database file with the files of its log. */
export const withLogs = (file: string): readonly string[] => [file, `${file}-wal`, `${file}-shm`];

/** Where a restore leaves the database that it replaced. It lies in clear. */
export const replacedFileOf = (file: string): string =>
  path.join(path.dirname(file), `${path.basename(file, '.sqlite')}-before-restore.sqlite`);

/** So long somebody may find out that the wrong backup was restored. */
const KEPT_MS = 7 * 86_400_000;

/** Notes on a file that it is replaced now, which a new name keeps: the hour of its last write may be long before. */
export const stampReplaced = (file: string, nowMs: number): void => {
  utimesSync(file, nowMs / 1000, nowMs / 1000);
};

/** Removes what a restore replaced: it holds who was erased since. What hinders it now is tried again at the next turn. */
export const dropReplaced = (file: string): void => {
  try {
    for (const name of withLogs(replacedFileOf(file))) rmSync(name, { force: true });
  } catch {
    // Another program has it open.
  }
};

/** Removes what a restore replaced more than seven days ago. The days of one of an hour to come, which a wrong clock wrote, begin now. Never throws. */
export const dropOldReplaced = (file: string, nowMs: number): void => {
  try {
    const replaced = replacedFileOf(file);
    const found = statSync(replaced, { throwIfNoEntry: false });
    if (!found) return;
    if (found.mtimeMs > nowMs) stampReplaced(replaced, nowMs);
    else if (nowMs - found.mtimeMs > KEPT_MS) dropReplaced(file);
  } catch {
    // The folder cannot be looked at now: the next turn does.
  }
};
