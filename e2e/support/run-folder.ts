import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from '@playwright/test';

/** The folder of this run, which its end removes; without one (a bench, the tour) the system's. */
export const runFolder = (): string => process.env['GUICHET_RUN_FOLDER'] ?? tmpdir();

/**
 * The display of this worker. Each has one of its own: there is no window manager, so two apps on one display would take
 * the focus from each other.
 */
export const ownDisplay = (): Readonly<Record<string, string>> => {
  const displays = (process.env['GUICHET_DISPLAYS'] ?? '').split(' ').filter((one) => one !== '');
  const display = displays[Number(process.env['TEST_PARALLEL_INDEX'] ?? '0') % displays.length];
  return display === undefined ? {} : { DISPLAY: display };
};

const makeWithinMs = 240_000;
const lookEveryMs = 200;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Whether this process may make the folder now: no other one is at it. A process that was killed leaves its claim behind. */
const claim = (file: string): boolean => {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (existsSync(file) && !isAlive(Number(readFileSync(file, 'utf8')))) rmSync(file, { force: true });
    return false;
  }
};

/**
 * A folder that is made once in a run, by the first journey that asks for it; the others wait. The time that it takes is
 * added to that of the journey. Answers the path of the folder, which nobody may change.
 */
export const madeOnce = async (name: string, make: (folder: string) => Promise<void>): Promise<string> => {
  const folder = path.join(runFolder(), name);
  const claimed = `${folder}.making`;
  if (existsSync(folder)) return folder;
  test.info().setTimeout(test.info().timeout + makeWithinMs);
  while (!existsSync(folder)) {
    if (!claim(claimed)) {
      await sleep(lookEveryMs);
      continue;
    }
    try {
      if (existsSync(folder)) break;
      const work = mkdtempSync(`${folder}-`);
      await make(work);
      renameSync(work, folder);
    } finally {
      rmSync(claimed, { force: true });
    }
  }
  return folder;
};
