import { appendFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { redact } from './redact';

export type LogLevel = 'info' | 'warn' | 'error';
export type Log = {
  readonly write: (level: LogLevel, code: string, detail?: string) => void;
  readonly info: (code: string, detail?: string) => void;
  readonly warn: (code: string, detail?: string) => void;
  readonly error: (code: string, detail?: string) => void;
};

const DAYS_KEPT = 14;
const LINES_PER_MINUTE = 300;
const DETAIL_MOST = 4000;

const prune = (folder: string): void => {
  const files = readdirSync(folder)
    .filter((name) => /^guichet-\d{4}-\d{2}-\d{2}\.log$/.test(name))
    .toSorted();
  for (const name of files.slice(0, -DAYS_KEPT)) rmSync(path.join(folder, name), { force: true });
};

/** A page in a loop must not fill the disk. */
const createLimit = (): ((nowMs: number) => boolean) => {
  let minute = 0;
  let lines = 0;
  return (nowMs) => {
    const present = Math.floor(nowMs / 60_000);
    if (present !== minute) [minute, lines] = [present, 0];
    lines += 1;
    return lines <= LINES_PER_MINUTE;
  };
};

/** One file of JSON lines a day, without personal data, fourteen days kept. Logging never throws. */
export const openLog = (folder: string, echo: boolean): Log => {
  const allows = createLimit();
  try {
    mkdirSync(folder, { recursive: true });
    prune(folder);
  } catch {
    // A full or read-only disk must not keep the app from starting.
  }
  const write: Log['write'] = (level, code, detail = '') => {
    const now = new Date();
    if (!allows(now.getTime())) return;
    const line = JSON.stringify({ at: now.toISOString(), level, code, detail: redact(detail.slice(0, DETAIL_MOST)) });
    if (echo && level !== 'info') console.error(line);
    try {
      appendFileSync(path.join(folder, `guichet-${now.toISOString().slice(0, 10)}.log`), `${line}\n`);
    } catch {
      // Same as above.
    }
  };
  return {
    write,
    info: (code, detail) => write('info', code, detail),
    warn: (code, detail) => write('warn', code, detail),
    error: (code, detail) => write('error', code, detail),
  };
};
