import { existsSync } from 'node:fs';
import path from 'node:path';

import { chromium, type Browser } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

const onPath = (): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .flatMap((folder) => NAMES.map((name) => path.join(folder, name)))
    .find((file) => existsSync(file));

// It must speak to nobody but the server under test.
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
];

/** A plain browser of the system, as a phone would have one. Throws with what to install when there is none. */
export const openPlainBrowser = (): Promise<Browser> => {
  const executablePath = onPath();
  if (executablePath === undefined)
    throw new Error(
      'The page of a ticket is tested in a plain browser: install the package `chromium` of your system.',
    );
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({ executablePath, args: [...QUIET, ...(isRoot ? ['--no-sandbox'] : [])] });
};
