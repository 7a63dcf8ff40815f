import path from 'node:path';

import Database from 'libsql';
import pg from 'pg';

import type { BookDocument, Estate, LoggedEvent, NumberAnswered, StoredWrite } from './book';

/** Where the data of the servers are. */
export type Home = { readonly dataDir: string } | { readonly postgresUrl: string };

type Rows = (statement: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;

const withRows = async <Value>(home: Home, read: (rows: Rows) => Promise<Value>): Promise<Value> => {
  if ('postgresUrl' in home) {
    const client = new pg.Client({ connectionString: home.postgresUrl });
    await client.connect();
    try {
      return await read(async (statement) => (await client.query(statement)).rows as Record<string, unknown>[]);
    } finally {
      await client.end();
    }
  }
  const database = new Database(path.join(home.dataDir, 'guichet.sqlite'), { timeout: 5_000 });
  try {
    return await read(async (statement) => database.prepare(statement).all([]) as Record<string, unknown>[]);
  } finally {
    database.close();
  }
};

const synced = `'tickets', 'appointments', 'requests', 'citizens'`;

const text = (value: unknown): string => String(value);

const numberOf = (row: Readonly<Record<string, unknown>>): NumberAnswered => ({
  key: text(row['key']),
  day: text(row['day']),
  series: text(row['series']),
  number: Number(row['number']),
});

const writeOf = (row: Readonly<Record<string, unknown>>): StoredWrite => {
  const delta = JSON.parse(text(row['delta']) || 'null') as { readonly events?: readonly LoggedEvent[] } | null;
  return {
    seq: Number(row['seq']),
    at: text(row['at']),
    collection: text(row['collection']),
    id: text(row['id']),
    events: delta?.events ?? [],
  };
};

/** Reads the database of servers that have ended, table by table and past all of their code. */
export const readEstate = (home: Home): Promise<Omit<Estate, 'toldDigests'>> =>
  withRows(home, async (rows) => ({
    documents: (await rows(`select collection, body from documents where collection in (${synced})`)).map((row) => ({
      collection: text(row['collection']),
      document: JSON.parse(text(row['body'])) as BookDocument,
    })),
    writes: (
      await rows(
        `select audit.seq, audit.at, audit.collection, audit.id, history.delta from audit
         join history on history.site = audit.site and history.seq = audit.seq
         where audit.collection in (${synced}) order by audit.seq`,
      )
    ).map(writeOf),
    callAnswers: (await rows('select device, key, ticket_id, at from call_answers')).map((row) => ({
      deviceId: text(row['device']),
      key: text(row['key']),
      ticketId: text(row['ticket_id'] ?? ''),
      at: text(row['at']),
    })),
    numberKeys: (await rows('select key, day, series, number from number_keys')).map(numberOf),
  }));
