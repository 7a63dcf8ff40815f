import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';

import type { BackupFault, BackupState } from '#shared/ipc/backups';
import { backupName } from '#shared/lib/backup-name';
import { backupsToDrop } from '#shared/lib/backups-to-drop';
import { faultWords } from '#shared/lib/fault-words';

import type { BackupAnswer, BackupMessage } from '../hub/server-messages';
import type { Log } from '../logging/log';
import type { JsonFile } from '../settings/json-file';
import type { BackupsFile } from './backups-file';
import { checkFolder, type CheckedFolder } from './check-folder';
import { createLooks } from './create-looks';
import { nextBackupMs } from './next-backup';

type Fault = BackupFault | '';

export type Backups = {
  /** Null where this station is not the server of a town hall. */
  readonly state: () => BackupState | null;
  /** A key to be shown; null when the server does not answer. */
  readonly newKey: () => Promise<{ readonly secret: string; readonly recipient: string } | null>;
  readonly keepKey: (recipient: string) => Promise<Fault>;
  readonly choose: () => Promise<{ readonly isChosen: boolean; readonly fault: Fault }>;
  /** Begins a backup; says why not when it cannot even begin. */
  readonly now: () => Fault;
  readonly tryKey: (key: string) => Promise<Fault>;
  /** The server is there, or is another one: what it knows is asked again. */
  readonly refresh: () => Promise<void>;
  /** Makes a backup when one is due. Called every minute. */
  readonly tick: () => Promise<void>;
};

export type BackupsNeeds = {
  readonly userData: string;
  readonly file: JsonFile<BackupsFile>;
  readonly isHub: () => boolean;
  readonly ask: (message: BackupMessage) => Promise<BackupAnswer | null>;
  /** The folder that a person chose by the window of the system, `''` = none. */
  readonly askFolder: () => Promise<string>;
  /** Whether the key of before is to be replaced, by a window of the system: no page may say it for somebody. */
  readonly askReplace: () => Promise<boolean>;
  readonly changed: (state: BackupState | null) => void;
  readonly log: Log;
  readonly nowMs: () => number;
  /** How long the app runs, by a clock that nobody puts right. */
  readonly upMs: () => number;
};

/** Names that are remembered, also of sticks that are not in. */
const MOST_WRITTEN = 400;
const LOOK_TIMEOUT_MS = 30_000;

/** The backups of a station that is the server: when, where, which are kept, and what failed. The server writes and reads them (0104). */
export const createBackups = (needs: BackupsNeeds): Backups => {
  const { userData, file, isHub, ask, askFolder, askReplace, log, nowMs, upMs } = needs;
  let recipient: string | null = null;
  let isRunning = false;
  let isSameDisk = false;
  let kept = 0;
  const patch = (change: Partial<BackupsFile>): void => file.write({ ...file.read(), ...change });
  const inTime = createLooks(LOOK_TIMEOUT_MS);
  const check = (folder: string): Promise<CheckedFolder> =>
    inTime<CheckedFolder>(folder, () => checkFolder(folder, userData), { fault: 'gone', isSameDisk: false });
  const namesIn = async (folder: string): Promise<ReadonlySet<string>> =>
    new Set(folder === '' ? [] : await inTime<string[]>(folder, () => readdir(folder).catch(() => []), []));
  /** Ours that lie in the folder, the newest last. */
  const there = async (): Promise<readonly string[]> => {
    const { folder, written } = file.read();
    const names = await namesIn(folder);
    return written.filter((name) => names.has(name));
  };
  const countKept = async (): Promise<void> => void (kept = (await there()).length);
  const next = (): number => {
    const { lastAt, failedAt, fault } = file.read();
    return nextBackupMs({ lastAt, failedAt: fault === '' ? '' : failedAt, nowMs: nowMs(), upMs: upMs() });
  };
  const isPlanned = (): boolean => isHub() && file.read().folder !== '' && recipient !== null && recipient !== '';

  const state = (): BackupState | null => {
    if (!isHub()) return null;
    const { folder, lastAt, lastBytes, fault, failedAt } = file.read();
    const nextAt = isPlanned() ? new Date(next()).toISOString() : '';
    return { recipient, folder, isSameDisk, lastAt, lastBytes, kept, nextAt, isRunning, fault, failedAt };
  };
  const tell = (): void => needs.changed(state());

  /** A folder that was on another disk and is on that of the data now: the stick is out, and its empty place would be filled. */
  const look = async (): Promise<CheckedFolder> => {
    const { folder, isOtherDisk } = file.read();
    const checked = await check(folder);
    return checked.fault === '' && isOtherDisk && checked.isSameDisk ? { ...checked, fault: 'gone' } : checked;
  };

  /** What was begun and never ended, and what is no longer kept; a file that does not go is tried again at the next backup. */
  const tidy = async (names: readonly string[]): Promise<void> => {
    const { folder } = file.read();
    for (const name of names)
      await inTime(folder, () => rm(path.join(folder, name), { force: true }), undefined).catch((error: unknown) =>
        log.warn('backup.notDeleted', faultWords(error)),
      );
  };

  const dropOld = async (): Promise<void> => {
    await tidy(backupsToDrop(await there()));
    // Names of a stick that is not in stay: it comes back. So many are a year and more.
    patch({ written: file.read().written.slice(-MOST_WRITTEN) });
    await countKept();
  };

  /** A name that no file bears: another server may write into the same folder. */
  const freshName = async (folder: string): Promise<string> => {
    const names = await namesIn(folder);
    for (let ms = nowMs(); ; ms += 1000) {
      const name = backupName(new Date(ms));
      if (!names.has(name)) return name;
    }
  };

  const write = async (): Promise<Fault> => {
    const checked = await look();
    if (checked.fault !== '') return checked.fault;
    isSameDisk = checked.isSameDisk;
    const { folder, begun, written } = file.read();
    if (begun !== '') {
      await tidy([`${begun}.partial`]);
      // A backup bears its name once it is whole: this one was done when nobody waited for it any more.
      if ((await namesIn(folder)).has(begun) && !written.includes(begun)) patch({ written: [...written, begun] });
    }
    const name = await freshName(folder);
    patch({ begun: name });
    const answer = await ask({ type: 'backup', to: path.join(folder, name) });
    if (answer?.type === 'backupFailed') return answer.fault;
    if (answer?.type !== 'backedUp') return 'noServer';
    patch({
      begun: '',
      written: [...file.read().written.filter((one) => one !== name), name],
      lastAt: new Date(nowMs()).toISOString(),
      lastBytes: answer.bytes,
    });
    await dropOld();
    return '';
  };

  const run = async (): Promise<void> => {
    isRunning = true;
    tell();
    const fault = await write().catch((error: unknown): Fault => {
      log.error('backup.fault', faultWords(error));
      return 'other';
    });
    isRunning = false;
    patch({ fault, failedAt: fault === '' ? '' : new Date(nowMs()).toISOString() });
    if (fault === '') log.info('backup.written', `${file.read().lastBytes} bytes`);
    else log.warn('backup.failed', fault);
    tell();
  };

  const now = (): Fault => {
    if (!isHub()) return 'noServer';
    if (isRunning) return 'busy';
    if (file.read().folder === '') return 'noFolder';
    if (recipient === '') return 'noKey';
    void run();
    return '';
  };

  return {
    state,
    now,
    newKey: async () => {
      const answer = await ask({ type: 'freshKey' });
      return answer?.type === 'freshKey' ? { secret: answer.secret, recipient: answer.recipient } : null;
    },
    keepKey: async (chosen) => {
      const present = await ask({ type: 'backupKey' });
      if (present?.type !== 'backupKey') return 'noServer';
      const isOther = present.recipient !== '' && present.recipient !== chosen;
      if (isOther && !(await askReplace())) return 'notReplaced';
      const answer = await ask({ type: 'keepKey', recipient: chosen });
      if (answer?.type !== 'backupKey') return answer?.type === 'backupFailed' ? answer.fault : 'noServer';
      recipient = answer.recipient;
      tell();
      return '';
    },
    choose: async () => {
      if (!isHub()) return { isChosen: false, fault: 'noServer' };
      const folder = await askFolder();
      if (folder === '') return { isChosen: false, fault: '' };
      const checked = await check(folder);
      if (checked.fault !== '') return { isChosen: true, fault: checked.fault };
      isSameDisk = checked.isSameDisk;
      const { begun } = file.read();
      if (begun !== '' && !isRunning) await tidy([`${begun}.partial`]);
      patch({ folder, isOtherDisk: !isSameDisk, begun: '', fault: '', failedAt: '' });
      await countKept();
      tell();
      return { isChosen: true, fault: '' };
    },
    tryKey: async (key) => {
      const name = (await there()).at(-1);
      if (name === undefined) return (await look()).fault || 'noBackup';
      const answer = await ask({ type: 'tryBackup', from: path.join(file.read().folder, name), key });
      if (answer?.type === 'backupFailed') return answer.fault;
      return answer?.type === 'triedBackup' ? '' : 'noServer';
    },
    refresh: async () => {
      if (!isHub()) {
        recipient = null;
        return tell();
      }
      const answer = await ask({ type: 'backupKey' });
      recipient = answer?.type === 'backupKey' ? answer.recipient : null;
      tell();
      if (file.read().folder === '') return;
      ({ isSameDisk } = await check(file.read().folder));
      await countKept();
      tell();
    },
    tick: async () => {
      if (isPlanned() && !isRunning && nowMs() >= next()) await run();
    },
  };
};
