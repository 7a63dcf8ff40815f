import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ownDisplay, runFolder } from '../run-folder';
import { spokenOf, type Given, type Spoken } from './spoken';

/** Orca is a program of the system's own Python. */
const python = '/usr/bin/python3';
const lookEveryMs = 50;
/** A key leads from stop to stop; with so many presses it has been everywhere. */
const mostPresses = 25;
/**
 * Where the caret of an empty field is told a moment before its focus, Orca 48 takes note and says nothing. A person who hears nothing asks where they
 * are: Orca then names what has the focus, and nothing else. They wait long enough for an app that is still opening its data: the question cuts off what is
 * being read.
 */
const whereAmI = 'KP_Enter';
const silentMs = 15_000;
/** The parts of what one press brings come one after the other: a listener presses on when there is a pause. */
const pauseMs = 400;
/** A screen reader that says nothing for so long says nothing at all. */
const hearWithinMs = 60_000;

export type ScreenReader = {
  /** What the app must be started with, to be on the bus on which Orca listens. */
  readonly env: Readonly<Record<string, string>>;
  /** Presses keys as the keyboard does, one after the other: `ctrl+2`, `Return`. */
  readonly press: (...keys: readonly string[]) => void;
  /** Presses a key again and again until these words are heard, listening to each stop; answers that sentence. */
  readonly pressUntil: (key: string, words: string | RegExp) => Promise<string>;
  /** Types letters as the keyboard does. */
  readonly type: (text: string) => void;
  /**
   * Waits until sentences that begin with these words have been read to their end, after those heard before, and the voice pauses; answers the
   * last of them. Others may lie between, and the role and the state that Orca adds may follow. What one press brings has no order: the focus and
   * what happened are told by two ways.
   */
  readonly hear: (...words: readonly (string | RegExp)[]) => Promise<string>;
  /** All that was read, with the second of each sentence. */
  readonly log: () => readonly string[];
  readonly sentences: () => readonly string[];
  readonly stop: () => void;
};

/** Words with one plain blank between two, as they are heard. */
export const plain = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

const isMeant = (text: string, words: string | RegExp): boolean => {
  if (typeof words !== 'string') return words.test(text);
  const wanted = plain(words);
  return text === wanted || (text.startsWith(wanted) && /^[\s.,]/u.test(text.slice(wanted.length)));
};

const lineOf = ({ text, isCut }: Spoken): string => (isCut ? `${text} [coupé]` : text);

/** A session bus of its own: the screen reader of the person at this machine neither hears this app nor is disturbed. */
const startBus = (env: NodeJS.ProcessEnv): Promise<{ bus: ChildProcess; address: string }> =>
  new Promise((resolve, reject) => {
    const bus = spawn('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=1'], {
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    bus.once('error', reject);
    bus.once('exit', (code) => reject(new Error(`dbus-daemon ended at once (${code})`)));
    bus.stdout.once('data', (data: Buffer) => resolve({ bus, address: data.toString().trim() }));
  });

const readGiven = (file: string): readonly Given[] => {
  if (!existsSync(file)) return [];
  // The last line may be half written.
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Given).map((one) => ({ ...one, text: plain(one.text) }));
};

/** Starts Orca on the display of this worker, with a voice that writes down what it is given; throws with its last words when it does not speak. */
export const startScreenReader = async (): Promise<ScreenReader> => {
  const folder = mkdtempSync(path.join(runFolder(), 'orca-'));
  const file = path.join(folder, 'given.jsonl');
  const display = ownDisplay()['DISPLAY'] ?? process.env['DISPLAY'] ?? '';
  const { DISPLAY: _, ...withoutDisplay } = process.env;
  const own = { XDG_RUNTIME_DIR: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder, XDG_CACHE_HOME: folder };
  // A bus that knows the display writes its address on it, where the next app would look for a bus that is gone.
  const { bus, address } = await startBus({ ...withoutDisplay, ...own });
  const env = { DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: folder };
  const here = { ...process.env, ...own, ...env, DISPLAY: display, GSETTINGS_BACKEND: 'memory', LANGUAGE: 'fr' };
  const orca = spawn(python, [path.join(__dirname, 'listen.py'), file], {
    env: here,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let lastWords = '';
  orca.stderr.on('data', (piece: Buffer) => (lastWords = `${lastWords}${piece.toString()}`.slice(-2_000)));
  let end = '';
  orca.once('error', (error) => (end = error.message));
  orca.once('exit', (code) => (end = `Orca ended (${code})`));
  const x = (...args: readonly string[]): void => {
    const { status, stderr, error } = spawnSync('xdotool', args, { env: here, encoding: 'utf8' });
    if (status !== 0) throw new Error(`xdotool ${args.join(' ')}: ${error?.message ?? stderr}`);
  };
  let heard = 0;

  const failed = (words: string | RegExp): Error => {
    const since = spokenOf(readGiven(file)).slice(heard);
    return new Error(
      `Not heard: ${String(words)}\n${end} ${lastWords}\nHeard instead:\n${since.map(lineOf).join('\n')}`,
    );
  };
  /** Waits until what has been read since is enough and the voice pauses; answers it. */
  const listen = async (isEnough: (fresh: readonly Spoken[]) => boolean, words: string | RegExp) => {
    const untilMs = Date.now() + hearWithinMs;
    let askAtMs = Date.now() + silentMs;
    for (;;) {
      const spoken = spokenOf(readGiven(file));
      const fresh = spoken.slice(heard);
      const isAtRest = (spoken.at(-1)?.toMs ?? 0) + pauseMs <= Date.now();
      if (isAtRest && isEnough(fresh)) return fresh;
      if (end !== '' || Date.now() > untilMs) throw failed(words);
      if (isAtRest && Date.now() > askAtMs) {
        x('key', whereAmI);
        askAtMs = Number.POSITIVE_INFINITY;
      }
      await sleep(lookEveryMs);
    }
  };
  const hear = async (...all: readonly (string | RegExp)[]): Promise<string> => {
    const placeOf = (fresh: readonly Spoken[], words: string | RegExp): number =>
      fresh.findIndex((one) => !one.isCut && isMeant(one.text, words));
    let found = '';
    let after = heard;
    for (const words of all) {
      const fresh = await listen((spoken) => placeOf(spoken, words) >= 0, words);
      const at = placeOf(fresh, words);
      found = fresh[at]?.text ?? '';
      after = Math.max(after, heard + at + 1);
    }
    heard = after;
    return found;
  };
  const pressUntil = async (key: string, words: string | RegExp): Promise<string> => {
    for (let presses = 0; presses < mostPresses; presses += 1) {
      heard = spokenOf(readGiven(file)).length;
      x('key', key);
      const fresh = await listen((spoken) => spoken.length > 0, words);
      const met = fresh.find(({ text }) => isMeant(text, words));
      if (met) return met.text;
    }
    throw failed(words);
  };

  const stop = (): void => {
    orca.kill('SIGKILL');
    bus.kill();
  };
  // Also where a test is given up before it ends: nothing else ends these two.
  process.once('exit', stop);
  const reader: ScreenReader = {
    env,
    press: (...keys) => keys.forEach((key) => x('key', key)),
    pressUntil,
    type: (text) => x('type', '--delay', '60', text),
    hear,
    log: () => {
      const spoken = spokenOf(readGiven(file));
      const startMs = spoken[0]?.fromMs ?? 0;
      return spoken.map((one) => `${((one.fromMs - startMs) / 1000).toFixed(1).padStart(6)} s  ${lineOf(one)}`);
    },
    sentences: () => spokenOf(readGiven(file)).map(({ text }) => text),
    stop,
  };
  try {
    // « Lecteur d’écran activé », in the language of the machine.
    await hear(/./u);
  } catch (error) {
    stop();
    throw error;
  }
  return reader;
};
