import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import type { WindowKind } from '#shared/ipc/window-kind';
import { electronExecutable } from './electron-executable';
import { ownDisplay, runFolder } from './run-folder';

/** The checkout: its package.json names the built main file. */
export const root = path.resolve(__dirname, '..', '..');

export type LaunchOptions = {
  /** An existing profile, kept on close; without it a new one is made, and removed on close. */
  readonly userDataDir?: string;
  /** Fills the folder of a new profile before the app starts in it. */
  readonly fill?: (userDataDir: string) => Promise<void>;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Run in each page before its own scripts. */
  readonly before?: readonly (readonly [run: (arg: never) => void, arg: unknown])[];
  /** Which page it opens; a profile that joined as a screen in public opens its own. */
  readonly opens?: WindowKind;
};

export type Launched = {
  readonly app: ElectronApplication;
  /** The window of this station: of the desk, where nothing else was asked for. */
  readonly page: Page;
  readonly userDataDir: string;
  /** Errors on the consoles of all pages, as they come. */
  readonly errors: readonly string[];
  /** What the Content-Security-Policy stopped, as `directive blocked`. */
  readonly violations: readonly string[];
  /** All that its processes and the consoles of its pages said, in pieces. */
  readonly said: readonly string[];
  /** Ends the app as a user does; `keep` leaves the profile for another launch. */
  readonly close: (options?: { readonly keep: boolean }) => Promise<void>;
  /** `kill -9` of the main process, as a power cut would; `keep` leaves the profile for another launch. */
  readonly kill: (options?: { readonly keep: boolean }) => Promise<void>;
};

const violationMark = 'csp-violation: ';

/** Runs in the page before its own scripts. */
const reportViolations = (mark: string): void => {
  document.addEventListener('securitypolicyviolation', (event) => {
    console.error(`${mark}${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
  });
};

const french = { LANGUAGE: 'fr', LANG: 'fr_FR.UTF-8', TZ: 'Europe/Paris' };

/**
 * A Monday at 10:32, at which every demonstration of the journeys begins: by itself it begins on the last Monday before today, and what a journey expects of
 * its days would hold for a week.
 */
export const demoMorning = '2026-11-23T09:32:00.000Z';

/** The environment without the undefined values that its type allows. */
const environment = (extra: Readonly<Record<string, string>>): Record<string, string> => {
  const own = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(own), ...french, ...ownDisplay(), GUICHET_DEMO_NOW: demoMorning, ...extra };
};

const loader = path.join(root, 'node_modules', 'playwright-core', 'lib', 'server', 'electron', 'loader.js');
const hold = path.join(root, 'e2e', 'support', 'hold-windows.cjs');

/** What `hold-windows.cjs` puts in the main process. */
type Held = typeof globalThis & { beginJourney: () => void };

// A start takes a second; on a loaded machine some.
const launchWithinMs = 60_000;
const launches = 3;

/** Ends what a start that never answered left behind, so that the profile is free again. */
const endLeftovers = (userDataDir: string): void => {
  if (process.platform !== 'linux') return;
  spawnSync('pkill', ['-9', '-f', `--user-data-dir=${userDataDir}`]);
};

/** Says that a start never answered, and what the driver heard of it; the run counts these lines at its end. */
const tellSilence = (heard: string): void => {
  const line = `${new Date().toISOString()} no answer in ${launchWithinMs / 1000} s; ${heard.replaceAll(/\s+/gu, ' ').trim()}`;
  console.error(line);
  const file = process.env['GUICHET_SILENT_STARTS'];
  if (file !== undefined) appendFileSync(file, `${line}\n`);
};

/** The driver's own time limit is silence: answers what it heard. Every other reason why a start failed is thrown on. */
const onlySilence = (reason: unknown): string => {
  if (reason instanceof Error && reason.message.includes(`Timeout ${launchWithinMs}ms exceeded`)) return reason.message;
  throw reason;
};

/**
 * Launches Electron. Seen on a loaded machine, several times an hour: the process is there, the driver hears both debuggers and is
 * connected to both, and then does not get to the end of its start. It does so with and without a GPU process, which ends at its first
 * start where there is no GPU. What it had not done is to hold the app back until it is connected: where a program is named the driver leaves
 * out its loader, so windows were made while it attached to them. The loader is named here now. Should a start stay silent all the same, it
 * is ended, counted, told with what the driver heard, and made again, three times at most: the driver may not give up by itself, as it
 * waits for the end of an output that a process outside of its group holds open. A process that ended by itself is a fault of
 * the app and is thrown; what the app does is not tried twice.
 */
const launch = async (options: Parameters<typeof _electron.launch>[0], userDataDir: string) => {
  for (let left = launches; left > 0; left -= 1) {
    const started = _electron.launch({ ...options, timeout: launchWithinMs });
    const silent = new Promise<string>(
      (resolve) => void setTimeout(resolve, launchWithinMs + 5_000, 'the driver did not give up').unref(),
    );
    const app = await Promise.race([started.catch(onlySilence), silent]);
    if (typeof app !== 'string') return app;
    tellSilence(app);
    endLeftovers(userDataDir);
  }
  throw new Error('Electron did not answer');
};

/** Starts the built app with a profile of its own and waits for its main page. */
export const launchGuichet = async (options: LaunchOptions = {}): Promise<Launched> => {
  const userDataDir = options.userDataDir ?? mkdtempSync(path.join(runFolder(), 'profile-'));
  await options.fill?.(userDataDir);
  const app = await launch(
    {
      executablePath: electronExecutable(),
      args: ['-r', loader, '-r', hold, root, `--user-data-dir=${userDataDir}`, '--lang=fr', ...(options.args ?? [])],
      env: environment(options.env ?? {}),
    },
    userDataDir,
  );
  const errors: string[] = [];
  const violations: string[] = [];
  const said: string[] = [];
  for (const output of [app.process().stdout, app.process().stderr])
    output?.on('data', (piece: Buffer) => said.push(piece.toString()));
  const watched = new Set<Page>();
  const watch = (page: Page): void => {
    if (watched.has(page)) return;
    watched.add(page);
    page.on('console', (message) => {
      said.push(message.text());
      if (message.type() !== 'error') return;
      const text = message.text();
      if (text.includes(violationMark)) violations.push(text.slice(text.indexOf(violationMark) + violationMark.length));
      else if (text.includes('Content Security Policy')) violations.push(text);
      else errors.push(text);
    });
    page.on('pageerror', (error) => errors.push(`${error.name}: ${error.message}`));
  };
  await app.context().addInitScript(reportViolations, violationMark);
  for (const [run, arg] of options.before ?? []) await app.context().addInitScript(run, arg as never);
  app.on('window', watch);
  await app.evaluate(() => (globalThis as Held).beginJourney());
  const page = await app.firstWindow();
  watch(page);
  await page.waitForURL(`guichet://app/pages/${options.opens ?? 'main'}/index.html`);
  const forget = (): void => {
    if (options.userDataDir === undefined) rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  return {
    app,
    page,
    userDataDir,
    errors,
    violations,
    said,
    close: async ({ keep } = { keep: false }) => {
      await app.close();
      if (!keep) forget();
    },
    kill: async ({ keep } = { keep: false }) => {
      const child = app.process();
      const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.kill('SIGKILL');
      await gone;
      await app.close().catch(() => undefined);
      if (!keep) forget();
    },
  };
};
