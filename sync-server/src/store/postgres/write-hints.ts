import pg from 'pg';
import { z } from 'zod';

import { Problem } from '../../lib/problem';
import type { WriteHint } from '../port';
import { OPEN_LOCK } from './locks';

/** The name under which servers tell each other of writes. */
export const CHANNEL = 'guichet_write';

const RETRY_MS = 1_000;

const hintSchema = z.object({
  from: z.string(),
  siteId: z.string(),
  collection: z.string(),
  seq: z.number(),
  deviceId: z.string(),
});

/** The text that goes over the channel. */
export const hintText = (from: string, hint: WriteHint): string => JSON.stringify({ from, ...hint });

const hintOf = (text: string | undefined): z.output<typeof hintSchema> | null => {
  try {
    const hint = hintSchema.safeParse(JSON.parse(text ?? ''));
    return hint.success ? hint.data : null;
  } catch {
    return null;
  }
};

type Listening = {
  readonly onHint: (hint: WriteHint) => void;
  readonly own: string;
  readonly settings: pg.ClientConfig;
};

/** One connection that listens, and that shares the lock which keeps a restore away. `lost` is called once when it breaks. */
const connect = async ({ onHint, own, settings }: Listening, lost: () => void): Promise<pg.Client> => {
  const client = new pg.Client({ ...settings, keepAlive: true });
  let ended = false;
  const end = (): void => {
    if (ended) return;
    ended = true;
    lost();
  };
  client.on('error', end);
  client.on('end', end);
  client.on('notification', ({ payload }) => {
    const hint = hintOf(payload);
    if (!hint || hint.from === own) return;
    const { from: _, ...write } = hint;
    onHint(write);
  });
  await client.connect();
  const { rows } = await client.query<{ readonly free: boolean }>(
    `select pg_try_advisory_lock_shared(${OPEN_LOCK}) as free`,
  );
  if (rows[0]?.free !== true) {
    ended = true;
    await client.end();
    throw new Problem('busy', 'a backup is being restored into this database');
  }
  await client.query(`listen ${CHANNEL}`);
  return client;
};

/** What listens until it is closed. */
export type WriteLine = { readonly close: () => Promise<void> };

/**
 * Hears what other servers on the same database write. A hint only: whatever happens while the connection is lost is found
 * by asking. It comes back by itself. Throws when the first connection fails.
 */
export const listenForWrites = async (listening: Listening): Promise<WriteLine> => {
  let closed = false;
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | null = null;

  const open = async (): Promise<void> => {
    client = await connect(listening, again);
    // Closed meanwhile.
    if (closed) await client.end();
  };
  const again = (): void => {
    client = null;
    if (closed || retry) return;
    retry = setTimeout(() => {
      retry = null;
      if (!closed) open().catch(again);
    }, RETRY_MS);
    retry.unref();
  };
  try {
    await open();
  } catch (error) {
    closed = true;
    throw error;
  }
  return {
    close: async () => {
      closed = true;
      if (retry) clearTimeout(retry);
      await client?.end();
    },
  };
};
