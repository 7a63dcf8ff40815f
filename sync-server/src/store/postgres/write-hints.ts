import { setTimeout } from 'node:timers/promises';

import pg from 'pg';
import { z } from 'zod';

import { Problem } from '../../lib/problem';
import type { WriteHint } from '../port';
import { OPEN_LOCK } from './locks';

/** The name under which servers tell each other of writes. */
const CHANNEL = 'guichet_write';

/**
 * Hints go out at most so often, milliseconds: PostgreSQL takes one lock of the whole cluster for each transaction that notifies, so they are no part of
 * the commits, and one transaction tells of many.
 */
const TELL_EVERY_MS = 20;

const RETRY_MS = 1_000;

/** So long a close waits for a connection, which may no longer answer. */
const CLOSE_WITHIN_MS = 1_000;

const soon = (work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work, setTimeout(CLOSE_WITHIN_MS, undefined, { ref: false })]);

const hintSchema = z.object({
  from: z.string(),
  siteId: z.string(),
  collection: z.string(),
  seq: z.number(),
  deviceId: z.string(),
});

/** One hint for two writes to a collection. When two devices wrote it names neither, so that both are told of the other's write. */
const both = (earlier: WriteHint | undefined, later: WriteHint): WriteHint => ({
  ...later,
  seq: Math.max(earlier?.seq ?? 0, later.seq),
  deviceId: earlier && earlier.deviceId !== later.deviceId ? '' : later.deviceId,
});

/** Gathers hints, and sends those of a moment together; one that cannot be sent is lost. */
const gathering = (send: (hints: readonly WriteHint[]) => Promise<void>) => {
  const waiting = new Map<string, WriteHint>();
  let sending: Promise<void> | null = null;
  const sendAll = async (): Promise<void> => {
    while (waiting.size > 0) {
      const hints = [...waiting.values()];
      waiting.clear();
      await send(hints).catch(() => undefined);
      await setTimeout(TELL_EVERY_MS, undefined, { ref: false });
    }
    sending = null;
  };
  return {
    tell: (hint: WriteHint): void => {
      const key = JSON.stringify([hint.siteId, hint.collection]);
      waiting.set(key, both(waiting.get(key), hint));
      sending ??= sendAll();
    },
    settled: async (): Promise<void> => void (await sending),
  };
};

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

/** What tells and listens until it is closed. */
export type WriteLine = {
  /** Tells other servers of a write that is committed. */
  readonly tell: (hint: WriteHint) => void;
  readonly close: () => Promise<void>;
};

/**
 * Hears what other servers on the same database write, and tells them of the writes of this one, by a connection of its own. A hint only:
 * whatever happens while the connection is lost is found by asking. It comes back by itself. Throws when the first connection fails.
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
    retry = globalThis.setTimeout(() => {
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
  const { tell, settled } = gathering(async (hints) => {
    const texts = hints.map((hint) => JSON.stringify({ from: listening.own, ...hint }));
    await client?.query('select pg_notify($1, text) from unnest($2::text[]) as text', [CHANNEL, texts]);
  });
  return {
    tell,
    close: async () => {
      await soon(settled());
      closed = true;
      if (retry) clearTimeout(retry);
      if (client) await soon(client.end());
    },
  };
};
