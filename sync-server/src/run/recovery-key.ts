import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';

import { freshRecoveryKey, isRecipient } from '../store/backup/age';
import { BadBackup } from '../store/backup/format';
import { partialOf, writeWhole } from '../store/backup/sync-to-disk';
import { holdsTown, type Place } from './open-store';

/**
 * The file that holds the public half of the recovery key of a place: in the folder of the data, or with PostgreSQL beside the folder that
 * `--data` names, like the key of the journal. It opens nothing.
 */
export const recipientFileOf = ({ dataDir, postgresUrl = '' }: Place): string =>
  postgresUrl === '' ? path.join(dataDir, 'recovery-key.pub') : `${path.resolve(dataDir)}.recovery-key.pub`;

const textOf = async (file: string): Promise<string | null> => (existsSync(file) ? readFile(file, 'utf8') : null);

/** What a backup of a place is encrypted to: the recipient that is asked for (`''` = none is), or the kept one. Throws `BadBackup`. */
export const recipientOf = async (place: Place, wanted: string): Promise<string> => {
  if (wanted !== '') {
    if (isRecipient(wanted)) return wanted;
    throw new BadBackup('--recipient: the public half of a recovery key, age1…, is wanted; this is none');
  }
  const kept = (await textOf(recipientFileOf(place)))?.trim();
  if (kept === undefined)
    throw new BadBackup(
      'backups are always encrypted, and there is no recovery key here yet: make it once with the command recovery-key',
      'noKey',
    );
  if (isRecipient(kept)) return kept;
  throw new BadBackup('the file of the recovery key is damaged: make another key with recovery-key --replace', 'noKey');
};

const paperLines = (secret: string): readonly string[] => [
  'Recovery key of the backups:',
  '',
  secret,
  '',
  'Print it, lock the paper away in another place than the server, clear this screen and delete any file it was saved to. It is shown this',
  'once and kept nowhere else: without it nobody can restore a backup, neither you nor the makers of Guichet.',
];

/**
 * Makes the recovery key of a place, or takes the one whose public half is `recipient` (`''` = none is), and keeps its public half. Returns what
 * to tell: the secret, this once. Throws `BadBackup`.
 */
export const makeRecoveryKey = async (
  place: Place,
  { recipient, replace }: { readonly recipient: string; readonly replace: boolean },
): Promise<readonly string[]> => {
  if (!holdsTown(place)) throw new BadBackup('this folder holds no town hall');
  const file = recipientFileOf(place);
  const before = (await textOf(file))?.trim();
  if (before !== undefined && !replace)
    throw new BadBackup(
      'there is a recovery key here already; say --replace to make another. Backups made so far are then still opened by the present one alone: keep both',
    );
  const fresh = recipient === '' ? await freshRecoveryKey() : null;
  const kept = fresh?.recipient ?? (await recipientOf(place, recipient));
  await rm(partialOf(file), { force: true });
  await writeWhole(file, `${kept}\n`);
  return [
    ...(fresh ? paperLines(fresh.secret) : []),
    `Backups are encrypted to ${kept} from now on.`,
    ...(before === undefined || before === kept
      ? []
      : [
          `Backups made before are opened by the key of ${isRecipient(before) ? before : 'before'} alone: keep it as long as you keep them.`,
        ]),
  ];
};
