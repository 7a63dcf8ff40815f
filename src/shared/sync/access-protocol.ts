import { z } from 'zod';

export const accessScopes = ['indicators', 'rows'] as const;
/** What a key of the read interface opens: figures alone, or the facts behind them as well. Neither holds a name. */
export type AccessScope = (typeof accessScopes)[number];

/** `POST /v1/access-keys`: a new key of the read interface. For devices of rank `admin`. */
export const accessKeyRequest = z.object({ name: z.string().min(1).max(80), scope: z.enum(accessScopes) });
/** The key goes into the header `authorization: Bearer` and is told this once: the server keeps its hash only. */
export const accessKeyReply = z.object({ id: z.string(), key: z.string() });
export type MadeAccessKey = Readonly<z.infer<typeof accessKeyReply>>;

const accessKeyRow = z.object({
  id: z.string(),
  name: z.string(),
  scope: z.enum(accessScopes),
  madeAt: z.string(),
  /** Instant of its end, `''` while it opens something. */
  revokedAt: z.string(),
  /** When it was last used, to the hour; `''` = never. */
  readAt: z.string(),
});
export type AccessKeyRow = Readonly<z.infer<typeof accessKeyRow>>;
/** `GET /v1/access-keys`: all keys ever made at the site, the oldest first. For devices of rank `admin`. */
export const accessKeysReply = z.object({ keys: z.array(accessKeyRow) });
