import { z } from 'zod';
import { serverBackupFaults } from '#shared/ipc/backups';
import type { InvitedRank } from '#shared/domain/rights/writes';

/** What the embedded server writes on first start into an empty store. */
export type ServerSeed =
  | { readonly kind: 'demo'; readonly now?: string }
  | {
      readonly kind: 'townHall';
      readonly adminName?: string;
      readonly commune: string;
      readonly siteName: string;
      readonly desks: number;
      readonly stations: number;
    };

export type StartMessage = {
  readonly type: 'start';
  readonly dataDir: string;
  readonly port: number;
  readonly host: string;
  readonly seed: ServerSeed | null;
  readonly localDevice: true;
};

/** What is asked about backups: the key, whose secret is only ever in the answer to `freshKey` and in `tryBackup`, and a file by its path. */
export type BackupMessage =
  | { readonly type: 'backupKey' | 'freshKey' }
  | { readonly type: 'keepKey'; readonly recipient: string }
  | { readonly type: 'backup'; readonly to: string }
  | { readonly type: 'tryBackup'; readonly from: string; readonly key: string };

export type ToServer =
  | StartMessage
  | { readonly type: 'backups'; readonly n: number; readonly asked: BackupMessage }
  | { readonly type: 'invite'; readonly rank: InvitedRank }
  | { readonly type: 'stop' };

const ready = z.object({
  type: z.literal('ready'),
  port: z.int(),
  siteId: z.string(),
  local: z.object({ token: z.string(), deviceId: z.string(), series: z.string() }),
});

const backupAnswers = [
  z.object({ type: z.literal('backupKey'), recipient: z.string() }),
  z.object({ type: z.literal('freshKey'), secret: z.string(), recipient: z.string() }),
  z.object({ type: z.literal('backedUp'), bytes: z.int() }),
  z.object({ type: z.literal('triedBackup') }),
  z.object({ type: z.literal('backupFailed'), fault: z.enum(serverBackupFaults) }),
] as const;
export type BackupAnswer = Readonly<z.infer<(typeof backupAnswers)[number]>>;

export const fromServerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('backups'), n: z.int(), answer: z.discriminatedUnion('type', backupAnswers) }),
  ready,
  z.object({ type: z.literal('failed'), code: z.string(), message: z.string() }),
  z.object({ type: z.literal('invited'), code: z.string(), expiresAt: z.string() }),
  z.object({ type: z.literal('stopped') }),
]);
export type FromServer = Readonly<z.infer<typeof fromServerSchema>>;
export type ServerReady = Readonly<z.infer<typeof ready>>;
