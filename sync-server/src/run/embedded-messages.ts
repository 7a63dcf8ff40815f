import { z } from 'zod';

import { invitedRanks } from '#shared/domain/rights/writes';

import { seedSchema } from '../seed/seed';

/** What the app says to the server that it embeds. */
export const toEmbedded = z.discriminatedUnion('type', [
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

/** What the embedded server answers. */
export type FromEmbedded =
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
