import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { BackupState } from '#shared/ipc/backups';

import type { BackupAnswer, BackupMessage } from '../hub/server-messages';
import type { Log } from '../logging/log';
import { createBackups } from './backups';
import { newBackupsFile, type BackupsFile } from './backups-file';

const silent: Log = { write: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const dayMs = 86_400_000;

let profile: string;
let stick: string;
beforeEach(() => {
  profile = mkdtempSync(path.join(tmpdir(), 'guichet-main-backups-'));
  stick = path.join(profile, 'stick');
  mkdirSync(stick);
  mkdirSync(path.join(profile, 'data'));
});
afterEach(() => rmSync(profile, { recursive: true, force: true }));

/** A station whose server writes a small file, and whatever else a test wants it to do. */
const station = () => {
  const now = {
    ms: Date.parse('2026-12-01T02:15:09.000Z'),
    isHub: true,
    hangs: false,
    mayReplace: true,
    present: 'age1abc',
    folder: stick,
    file: newBackupsFile(),
    answer: null as BackupAnswer | null,
    asked: [] as BackupMessage[],
    told: [] as (BackupState | null)[],
  };
  const backups = createBackups({
    userData: path.join(profile, 'data'),
    file: { read: () => now.file, write: (next: BackupsFile) => void (now.file = next) },
    isHub: () => now.isHub,
    ask: (message) => {
      now.asked.push(message);
      if (now.hangs && message.type === 'backup') return new Promise(() => undefined);
      if (now.answer) return Promise.resolve(now.answer);
      if (message.type === 'backup') {
        writeFileSync(message.to, 'sealed');
        return Promise.resolve({ type: 'backedUp', bytes: 6 });
      }
      if (message.type === 'tryBackup') return Promise.resolve({ type: 'triedBackup' });
      if (message.type === 'keepKey') now.present = message.recipient;
      return Promise.resolve({ type: 'backupKey', recipient: now.present });
    },
    askFolder: () => Promise.resolve(now.folder),
    askReplace: () => Promise.resolve(now.mayReplace),
    changed: (state) => now.told.push(state),
    log: silent,
    nowMs: () => now.ms,
    upMs: () => dayMs,
  });
  const ready = async () => {
    await backups.refresh();
    expect(await backups.choose()).toEqual({ isChosen: true, fault: '' });
  };
  return { now, backups, ready };
};

describe('the folder', () => {
  it('is taken when it is there and can be written, and nothing is left in it', async () => {
    const { backups, ready } = station();
    await ready();
    expect(backups.state()).toMatchObject({ folder: stick, isSameDisk: true, kept: 0, fault: '' });
    expect(readdirSync(stick)).toEqual([]);
  });

  it('is refused inside the data of Guichet, where there is none, and where it is a file; the one of before stays', async () => {
    const { now, backups, ready } = station();
    await ready();
    const file = path.join(profile, 'file');
    writeFileSync(file, '');
    for (const [folder, fault] of [
      [path.join(profile, 'data'), 'inside'],
      [path.join(profile, 'none'), 'gone'],
      [file, 'gone'],
    ] as const) {
      now.folder = folder;
      expect(await backups.choose()).toEqual({ isChosen: true, fault });
    }
    now.folder = '';
    expect(await backups.choose()).toEqual({ isChosen: false, fault: '' });
    expect(backups.state()?.folder).toBe(stick);
  });
});

describe('the key', () => {
  it('is replaced only when somebody says so to the system, whatever a page asks; the first one, and the same again, need no word', async () => {
    const { now, backups, ready } = station();
    now.present = '';
    now.mayReplace = false;
    await ready();
    expect(await backups.keepKey('age1abc')).toBe('');
    expect(await backups.keepKey('age1abc')).toBe('');
    expect(await backups.keepKey('age1other')).toBe('notReplaced');
    expect([now.present, backups.state()?.recipient]).toEqual(['age1abc', 'age1abc']);
    now.mayReplace = true;
    expect(await backups.keepKey('age1other')).toBe('');
    expect(backups.state()?.recipient).toBe('age1other');
  });

  it('is not tried on a folder in which there is no backup, which is there all the same', async () => {
    const { backups, ready } = station();
    await ready();
    expect(await backups.tryKey('AGE')).toBe('noBackup');
    rmSync(stick, { recursive: true });
    expect(await backups.tryKey('AGE')).toBe('gone');
  });
});

describe('a backup', () => {
  it('answers at once that it runs, then tells where it came to', async () => {
    const { now, backups, ready } = station();
    await ready();
    expect(backups.now()).toBe('');
    expect(backups.state()?.isRunning).toBe(true);
    expect(backups.now()).toBe('busy');
    await expect.poll(() => backups.state()?.isRunning).toBe(false);
    expect(readdirSync(stick)).toEqual(['guichet-2026-12-01T02-15-09Z.backup']);
    expect(now.told.at(-1)).toMatchObject({ lastAt: '2026-12-01T02:15:09.000Z', lastBytes: 6, kept: 1, fault: '' });
    expect(backups.state()?.nextAt).toBe('2026-12-01T22:15:09.000Z');
    expect(await backups.tryKey('AGE')).toBe('');
    expect(now.asked.at(-1)).toMatchObject({ from: path.join(stick, 'guichet-2026-12-01T02-15-09Z.backup') });
    expect(JSON.stringify([now.file, now.told])).not.toContain('AGE');
  });

  it('is made by itself when it is due, and not without a key, a folder, or where this is not the server', async () => {
    const { now, backups, ready } = station();
    const made = () => now.asked.filter(({ type }) => type === 'backup').length;
    await backups.tick();
    await ready();
    now.isHub = false;
    await backups.tick();
    expect([made(), backups.state(), backups.now()]).toEqual([0, null, 'noServer']);
    now.isHub = true;
    await backups.tick();
    await backups.tick();
    expect(made()).toBe(1);
    now.ms += 21 * 3_600_000;
    await backups.tick();
    expect(made()).toBe(2);
  });

  it('says what failed, tries again after an hour, and leaves what was whole', async () => {
    const { now, backups, ready } = station();
    await ready();
    await backups.tick();
    now.ms += dayMs;
    now.answer = { type: 'backupFailed', fault: 'full' };
    await backups.tick();
    expect(backups.state()).toMatchObject({ fault: 'full', kept: 1, lastAt: '2026-12-01T02:15:09.000Z' });
    const before = now.asked.length;
    await backups.tick();
    expect(now.asked).toHaveLength(before);
    now.answer = null;
    now.ms += 3_600_000;
    await backups.tick();
    expect(backups.state()).toMatchObject({ fault: '', failedAt: '', kept: 2 });
  });

  it('does not keep the key waiting while it hangs', async () => {
    const { now, backups, ready } = station();
    await ready();
    now.hangs = true;
    expect(backups.now()).toBe('');
    await expect.poll(() => now.asked.at(-1)?.type).toBe('backup');
    expect(await backups.keepKey('age1abc')).toBe('');
    expect(backups.state()?.isRunning).toBe(true);
  });

  it('says that the folder is gone without asking the server, and makes none', async () => {
    const { now, backups, ready } = station();
    await ready();
    rmSync(stick, { recursive: true });
    const before = now.asked.length;
    await backups.tick();
    expect([backups.state()?.fault, now.asked.length, existsSync(stick)]).toEqual(['gone', before, false]);
  });

  it('is not put into the empty place of a stick that is out', async () => {
    const { now, backups, ready } = station();
    await ready();
    // The stick was on another disk; what lies at its place now is on that of the data.
    now.file = { ...now.file, isOtherDisk: true };
    await backups.tick();
    expect([backups.state()?.fault, readdirSync(stick)]).toEqual(['gone', []]);
  });

  it('takes away the piece of one that was cut, and no other file than its own', async () => {
    const { now, backups, ready } = station();
    await ready();
    const cut = 'guichet-2026-11-30T02-15-09Z.backup';
    const others = ['guichet-2020-01-01T00-00-00Z.backup', 'guichet-2026-11-29T02-15-09Z.backup.partial', 'photo.jpg'];
    for (const name of [`${cut}.partial`, ...others]) writeFileSync(path.join(stick, name), '');
    now.file = { ...now.file, begun: cut };
    for (let day = 0; day < 40; day += 1) {
      await backups.tick();
      now.ms += dayMs;
    }
    const names = readdirSync(stick);
    expect(names).not.toContain(`${cut}.partial`);
    expect(names).toEqual(expect.arrayContaining(others));
    const ours = names.filter((name) => now.file.written.includes(name));
    // Fourteen days, and the ends of the weeks before.
    expect(ours.length).toBe(backups.state()?.kept);
    expect(ours.length).toBeGreaterThanOrEqual(14);
    expect(ours.length).toBeLessThan(22);
    expect(ours).toContain(now.file.written.at(-1));
  });

  it('counts one as ours that came to its name after nobody waited for it: the app was ended, or slept', async () => {
    const { now, backups, ready } = station();
    await ready();
    const late = 'guichet-2026-11-30T02-15-09Z.backup';
    writeFileSync(path.join(stick, late), 'sealed');
    now.file = { ...now.file, begun: late };
    await backups.tick();
    expect(now.file.written).toEqual([late, 'guichet-2026-12-01T02-15-09Z.backup']);
    expect(backups.state()?.kept).toBe(2);
  });

  it('deletes nothing when it comes to nothing', async () => {
    const { now, backups, ready } = station();
    await ready();
    for (let day = 0; day < 16; day += 1) {
      await backups.tick();
      now.ms += dayMs;
    }
    const before = readdirSync(stick);
    now.answer = { type: 'backupFailed', fault: 'full' };
    await backups.tick();
    expect(readdirSync(stick)).toEqual(before);
  });
});
