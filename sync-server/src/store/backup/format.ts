import { createHash } from 'node:crypto';

import { z } from 'zod';

/** The layout of a backup. A program reads its own and older ones. */
export const BACKUP_VERSION = 4;

/** From this version on a backup begins with the lists of what must stay erased or shut out, and a line that closes them. */
export const WITH_LISTS = 4;

/** First line of a backup. `at` is the instant of the snapshot; `sites` tells of which town hall it is, none before version 4. */
export const backupHead = z.object({
  format: z.literal('guichet-backup'),
  version: z.int().min(1),
  epoch: z.string(),
  at: z.string(),
  sites: z.array(z.string()).default([]),
});
export type BackupHead = Readonly<z.infer<typeof backupHead>>;

/** A line in between: a table and one of its rows. */
export const backupRow = z.tuple([z.string(), z.record(z.string(), z.union([z.string(), z.number()]))]);
export type BackupRow = readonly [table: string, row: Readonly<Record<string, string | number>>];

/** Last line, and the one that closes the lists: how many lines came before, and the SHA-256 of them with their ends. */
export const backupTail = z.object({ lines: z.int(), sha256: z.string() });

/** Sums up lines with their ends, for the lines that tell how many came before. */
export const sumOfLines = () => {
  const hash = createHash('sha256');
  let lines = 0;
  return {
    add: (text: string, count: number): void => {
      hash.update(text);
      lines += count;
    },
    told: (): z.infer<typeof backupTail> => ({ lines, sha256: hash.copy().digest('hex') }),
  };
};

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
