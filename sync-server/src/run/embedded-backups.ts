import { readFile, stat } from 'node:fs/promises';

import { freshRecoveryKey, secretKeysIn } from '../store/backup/age';
import { BadBackup } from '../store/backup/format';
import { backup, tryBackup } from './backup';
import type { BackupFault, FromBackups, ToBackups } from './embedded-messages';
import type { Place } from './open-store';
import { makeRecoveryKey, recipientFileOf } from './recovery-key';

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const NOT_WRITABLE = new Set(['EACCES', 'EPERM', 'EROFS']);
const GONE = new Set(['ENOENT', 'ENOTDIR', 'EIO', 'ENODEV', 'ENXIO', 'ESTALE', 'EHOSTDOWN', 'ENOTCONN']);

const faultOf = (error: unknown): BackupFault => {
  if (error instanceof BadBackup) return error.code;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (FULL.has(code)) return 'full';
  if (NOT_WRITABLE.has(code)) return 'notWritable';
  return GONE.has(code) ? 'gone' : 'other';
};

/**
 * The backups of the server inside the app, beside the server’s own messages, which never wait for one. One file after the other, and one act on the key
 * after the other: the key does not wait for a file, since whoever cancels it would find it kept when a slow stick is done.
 */
export const createEmbeddedBackups = (place: Place): ((asked: ToBackups) => Promise<FromBackups>) => {
  /** The public halves of keys that were shown. Only these are kept: no page may name a key of its own. */
  const shown = new Set<string>();

  const recipient = async (): Promise<string> =>
    (await readFile(recipientFileOf(place), 'utf8').catch(() => '')).trim();

  const carryOut = async (asked: ToBackups): Promise<FromBackups> => {
    switch (asked.type) {
      case 'backupKey':
        return { type: 'backupKey', recipient: await recipient() };
      case 'freshKey': {
        const fresh = await freshRecoveryKey();
        shown.add(fresh.recipient);
        return { type: 'freshKey', ...fresh };
      }
      case 'keepKey': {
        // It is kept already where the first answer was lost.
        if (asked.recipient === (await recipient())) return { type: 'backupKey', recipient: asked.recipient };
        if (!shown.has(asked.recipient)) throw new BadBackup('this key was not shown', 'noKey');
        await makeRecoveryKey(place, { recipient: asked.recipient, replace: true });
        shown.clear();
        return { type: 'backupKey', recipient: asked.recipient };
      }
      case 'backup':
        await backup(place, asked.to);
        return { type: 'backedUp', bytes: (await stat(asked.to)).size };
      case 'tryBackup':
        await tryBackup(place, asked.from, () => secretKeysIn(asked.key));
        return { type: 'triedBackup' };
    }
  };

  const queues: Record<'key' | 'file', Promise<unknown>> = { key: Promise.resolve(), file: Promise.resolve() };
  return (asked) => {
    const queue = asked.type === 'backup' || asked.type === 'tryBackup' ? 'file' : 'key';
    const answer = queues[queue].then(() =>
      carryOut(asked).catch((error: unknown): FromBackups => ({ type: 'backupFailed', fault: faultOf(error) })),
    );
    queues[queue] = answer;
    return answer;
  };
};
