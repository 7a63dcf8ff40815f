import { z } from 'zod';

import { keptBackup, triedBackup, type KeptBackup, type TriedBackup } from '#shared/sync/wire/protection-calls';

// Three notes, each written as a whole: a backup and the trial of one may end at the same moment.
const LAST = 'backup.last';
const TRIED = 'backup.tried';
const ELSEWHERE = 'backup.elsewhere';

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

/** The folders of backups that were on another disk than the data when one was written there. */
export const readElsewhere = async ({ note }: Pick<Notes, 'note'>): Promise<readonly string[]> =>
  readAs(z.array(z.string()), await note(ELSEWHERE)) ?? [];

export const noteElsewhere = async (notes: Notes, folder: string): Promise<void> => {
  const others = (await readElsewhere(notes)).filter((one) => one !== folder);
  await notes.writeNote(ELSEWHERE, JSON.stringify([...others, folder].slice(-MOST_FOLDERS)));
};
