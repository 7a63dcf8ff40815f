import { z } from 'zod';

import { backupFaults } from '#shared/ipc/backups';

/** What this machine remembers of its backups; no secret, and never synced. */
export const backupsFileSchema = z.object({
  version: z.literal(1),
  folder: z.string(),
  /** The folder was on another disk than the data when it was chosen. Found on the same one later, that disk is not there. */
  isOtherDisk: z.boolean(),
  /** Names that this machine wrote, in the order of writing: nothing else is ever deleted. */
  written: z.array(z.string()),
  /** A backup that was begun and not ended: its piece goes at the next one. `''` = none. */
  begun: z.string(),
  lastAt: z.string(),
  lastBytes: z.int(),
  fault: z.enum([...backupFaults, '']),
  failedAt: z.string(),
});
export type BackupsFile = Readonly<z.infer<typeof backupsFileSchema>>;

export const newBackupsFile = (): BackupsFile => ({
  version: 1,
  folder: '',
  isOtherDisk: false,
  written: [],
  begun: '',
  lastAt: '',
  lastBytes: 0,
  fault: '',
  failedAt: '',
});
