import { z } from 'zod';

/** The layout of the tables in a backup. A program reads its own and older ones. */
export const BACKUP_VERSION = 3;

/** First line of a backup. `at` is the instant of the snapshot. */
export const backupHead = z.object({
  format: z.literal('guichet-backup'),
  version: z.int().min(1),
  epoch: z.string(),
  at: z.string(),
});
export type BackupHead = Readonly<z.infer<typeof backupHead>>;

/** A line in between: a table and one of its rows. */
export const backupRow = z.tuple([z.string(), z.record(z.string(), z.union([z.string(), z.number()]))]);
export type BackupRow = readonly [table: string, row: Readonly<Record<string, string | number>>];

/** Last line: how many lines came before, and the SHA-256 of them with their ends. */
export const backupTail = z.object({ lines: z.int(), sha256: z.string() });

/** What a screen tells apart; the sentence of a `BadBackup` is for the terminal. */
export const badBackups = ['noKey', 'badKey', 'otherKey', 'gone', 'otherTown', 'damaged'] as const;
export type BadBackupCode = (typeof badBackups)[number];

/** A backup that cannot be restored, said for the person who tries. */
export class BadBackup extends Error {
  readonly code: BadBackupCode;
  constructor(message: string, code: BadBackupCode = 'damaged') {
    super(message);
    this.code = code;
  }
}
