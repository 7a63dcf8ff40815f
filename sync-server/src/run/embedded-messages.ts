import { z } from 'zod';

import { invitedRanks } from '#shared/domain/rights/writes';

import { seedSchema } from '../seed/seed';
import type { BadBackupCode } from '../store/backup/format';

/** What the app asks about backups: of the key, with its public half alone where it is kept, and of a file by its path. */
const toBackups = [
  z.object({ type: z.literal('backupKey') }),
  z.object({ type: z.literal('freshKey') }),
  z.object({ type: z.literal('keepKey'), recipient: z.string().min(1) }),
  z.object({ type: z.literal('backup'), to: z.string().min(1) }),
  z.object({ type: z.literal('tryBackup'), from: z.string().min(1), key: z.string().max(2000) }),
] as const;
export type ToBackups = Readonly<z.infer<(typeof toBackups)[number]>>;

/** `n` comes back with the answer: one that comes after the app gave up waiting must not answer the next question. */
const numbered = z.object({
  type: z.literal('backups'),
  n: z.int(),
  asked: z.discriminatedUnion('type', toBackups),
});

/** What the app says to the server that it embeds. */
export const toEmbedded = z.discriminatedUnion('type', [
  numbered,
  z.object({
    type: z.literal('start'),
    dataDir: z.string().min(1),
    port: z.int().min(0).max(65_535),
    host: z.string().min(1),
    seed: seedSchema.nullable(),
    localDevice: z.literal(true),
  }),
  z.object({ type: z.literal('invite'), rank: z.enum(invitedRanks).optional() }),
  z.object({ type: z.literal('stop') }),
]);
export type ToEmbedded = Readonly<z.infer<typeof toEmbedded>>;

/** Why an act on backups came to nothing: the key, the file, or the folder. */
export type BackupFault = BadBackupCode | 'full' | 'notWritable' | 'other';

/** `backupKey` is the public half of the kept key, `''` = none. `freshKey` holds a secret: it is shown, and kept nowhere. */
export type FromBackups =
  | { readonly type: 'backupKey'; readonly recipient: string }
  | { readonly type: 'freshKey'; readonly secret: string; readonly recipient: string }
  | { readonly type: 'backedUp'; readonly bytes: number }
  | { readonly type: 'triedBackup' }
  | { readonly type: 'backupFailed'; readonly fault: BackupFault };

/** What the embedded server answers. */
export type FromEmbedded =
  | { readonly type: 'backups'; readonly n: number; readonly answer: FromBackups }
  | {
      readonly type: 'ready';
      readonly port: number;
      readonly siteId: string;
      readonly local: { readonly token: string; readonly deviceId: string; readonly series: string };
    }
  | { readonly type: 'invited'; readonly code: string; readonly expiresAt: string }
  | { readonly type: 'stopped' }
  | { readonly type: 'failed'; readonly code: string; readonly message: string };

/** The side of Electron's `process.parentPort` that is used here. */
export type ParentPort = {
  readonly on: (event: 'message', listener: (event: { readonly data: unknown }) => void) => unknown;
  readonly postMessage: (message: FromEmbedded) => void;
};
