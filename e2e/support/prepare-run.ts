import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * The folder for the profiles and towns of a run, made by the process that begins it; the workers inherit its name. It goes at the end,
 * with what a journey that failed left there.
 */
export const prepareRun = (): void => {
  if (process.env['GUICHET_RUN_FOLDER'] !== undefined) return;
  const folder = mkdtempSync(path.join(tmpdir(), 'guichet-e2e-'));
  process.env['GUICHET_RUN_FOLDER'] = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
};
