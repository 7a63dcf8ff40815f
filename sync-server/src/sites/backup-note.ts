import { z } from 'zod';

import { keptBackup, triedBackup, type KeptBackup, type TriedBackup } from '#shared/sync/wire/protection-calls';

// Three notes, each written as a whole: a backup and the trial of one may end at the same moment.
const LAST = 'backup.last';
const TRIED = 'backup.tried';
const MOUNTS = 'backup.mounts';

/** So many folders are remembered, the newest. */
const MOST_FOLDERS = 20;

/** The part of a store that keeps what the commands of backups left. */
type Notes = {
  readonly note: (name: string) => Promise<string | null>;
  readonly writeNote: (name: string, value: string) => Promise<void>;
};

const readAs = <Note>(schema: z.ZodType<Note>, text: string | null): Note | null => {
  if (text === null) return null;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
};

/** The last backup that the command wrote, and the last one that was read to its end with its recovery key; `null` = none is known. */
export const readBackupNotes = async ({
  note,
}: Pick<Notes, 'note'>): Promise<{ readonly last: KeptBackup | null; readonly tried: TriedBackup | null }> => ({
  last: readAs(keptBackup, await note(LAST)),
  tried: readAs(triedBackup, await note(TRIED)),
});

export const noteBackup = ({ writeNote }: Pick<Notes, 'writeNote'>, backup: KeptBackup): Promise<void> =>
  writeNote(LAST, JSON.stringify(backup));

export const noteTrial = ({ writeNote }: Pick<Notes, 'writeNote'>, trial: TriedBackup): Promise<void> =>
  writeNote(TRIED, JSON.stringify(trial));

const backupMounts = z.array(z.object({ folder: z.string(), mount: z.string() }));
/** Where the disk of a folder of backups was mounted when one was written there. */
type BackupMount = z.infer<typeof backupMounts>[number];

export const readBackupMounts = async ({ note }: Pick<Notes, 'note'>): Promise<readonly BackupMount[]> =>
  readAs(backupMounts, await note(MOUNTS)) ?? [];

export const noteBackupMount = async (notes: Notes, mount: BackupMount): Promise<void> => {
  const others = (await readBackupMounts(notes)).filter(({ folder }) => folder !== mount.folder);
  await notes.writeNote(MOUNTS, JSON.stringify([...others, mount].slice(-MOST_FOLDERS)));
};
