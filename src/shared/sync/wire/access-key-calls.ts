import { z } from 'zod';

import { CALM_MS, type Call } from './call';

export const accessScopes = ['indicators', 'rows'] as const;
/** What a key of the read interface opens: figures alone, or the facts behind them as well. Neither holds a name. */
export type AccessScope = (typeof accessScopes)[number];

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

/** The calls by which an administrator makes, lists and ends the keys of the read interface. */
export const accessKeyCalls = {
  makeAccessKey: {
    method: 'POST',
    path: '/v1/access-keys',
    summary: 'A new key of the read interface. It is told this once.',
    door: 'admin',
    input: z.object({ name: z.string().min(1).max(80), scope: z.enum(accessScopes) }),
    /** The key goes into the header `authorization: Bearer`; the server keeps its hash only. */
    output: z.object({ id: z.string(), key: z.string() }),
    patienceMs: CALM_MS,
  },
  accessKeys: {
    method: 'GET',
    path: '/v1/access-keys',
    summary: 'All keys of the read interface ever made at the site, the oldest first, without the keys themselves.',
    door: 'admin',
    input: z.object({}),
    output: z.object({ keys: z.array(accessKeyRow) }),
    patienceMs: CALM_MS,
  },
  revokeAccessKey: {
    method: 'POST',
    path: '/v1/access-keys/:id/revoke',
    summary: 'Ends a key of the read interface for good.',
    door: 'admin',
    input: z.object({ id: z.string() }),
    output: z.object({ revoked: z.boolean() }),
    patienceMs: CALM_MS,
  },
} as const satisfies Readonly<Record<string, Call>>;
