import { z } from 'zod';

/** Why the server of this station could not write or read a backup. */
export const serverBackupFaults = [
  'noKey',
  'badKey',
  'otherKey',
  'gone',
  'otherTown',
  'damaged',
  'full',
  'notWritable',
  'other',
] as const;

/**
 * The same, and what the app sees itself: `inside` = the folder lies in the data of Guichet; `noBackup` = none of ours lies in it; `noServer` = the server of this
 * station does not answer; `notReplaced` = whoever sits there wants the key of before.
 */
export const backupFaults = [
  ...serverBackupFaults,
  'noFolder',
  'inside',
  'noBackup',
  'noServer',
  'notReplaced',
  'busy',
] as const;
export type BackupFault = (typeof backupFaults)[number];

const fault = z.enum([...backupFaults, '']);

/** The backups of the server of this station. An instant is `''` where there is none. */
export const backupStateSchema = z.object({
  /** Public half of the recovery key, `''` = there is none; `null` while the server has not said. */
  recipient: z.string().nullable(),
  /** Where backups go, `''` = not chosen. */
  folder: z.string(),
  /** The folder is on the disk of the data, which may be lost with them. */
  isSameDisk: z.boolean(),
  lastAt: z.string(),
  lastBytes: z.int(),
  /** How many of ours lie in the folder. */
  kept: z.int(),
  /** When the next one is made by itself; past = within a minute. */
  nextAt: z.string(),
  isRunning: z.boolean(),
  /** Why the last try came to nothing, `''` = it did not. */
  fault,
  failedAt: z.string(),
});
export type BackupState = Readonly<z.infer<typeof backupStateSchema>>;

const windows = ['main'] as const;
const done = z.object({ fault });

/** What an administrator does about backups at the station that is the server. A secret passes here twice: shown once, and typed to try. */
export const backupChannels = {
  /** `null` where this station is not the server of a town hall. */
  'backups.state': { input: z.undefined(), output: backupStateSchema.nullable(), windows },
  /** A recovery key to be shown; nothing is kept of it before `backups.keepKey`. `null` when the server does not answer. */
  'backups.newKey': {
    input: z.undefined(),
    output: z.object({ secret: z.string(), recipient: z.string() }).nullable(),
    windows,
  },
  /** The key that was shown is put away: backups go to it from now on. Where there is another one, a window of the system asks first. */
  'backups.keepKey': { input: z.object({ recipient: z.string().max(200) }), output: done, windows },
  /** Asks for a folder by the window of the system; a folder that cannot be taken changes nothing. `isChosen` = no when it was closed. */
  'backups.choose': { input: z.undefined(), output: done.extend({ isChosen: z.boolean() }), windows },
  /** Begins a backup and answers at once; `backups.changed` tells how it ended. */
  'backups.now': { input: z.undefined(), output: done, windows },
  /** Reads the last backup to its end with the typed key, which is kept nowhere. */
  'backups.try': { input: z.object({ key: z.string().max(2000) }), output: done, windows },
} as const;
