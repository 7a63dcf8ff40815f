import { z } from 'zod';
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

export type ToServer =
  StartMessage | { readonly type: 'invite'; readonly rank: InvitedRank } | { readonly type: 'stop' };

const ready = z.object({
  type: z.literal('ready'),
  port: z.int(),
  siteId: z.string(),
  local: z.object({ token: z.string(), deviceId: z.string(), series: z.string() }),
});

export const fromServerSchema = z.discriminatedUnion('type', [
  ready,
  z.object({ type: z.literal('failed'), code: z.string(), message: z.string() }),
  z.object({ type: z.literal('invited'), code: z.string(), expiresAt: z.string() }),
  z.object({ type: z.literal('stopped') }),
]);
export type FromServer = Readonly<z.infer<typeof fromServerSchema>>;
export type ServerReady = Readonly<z.infer<typeof ready>>;
