import { sql, type Transaction } from 'kysely';
import { z } from 'zod';

import { isStamp } from '#shared/domain/rows/register-fault';

import type { Tables } from '../sql/tables';
import type { BackupRow } from './format';

/** The lists of what must stay erased or shut out. A restore joins them with those of the machine and replaces none (0129). */
type ListName = Extract<keyof Tables, `erasures.${string}`>;

/** Ids have at most 80 signs; a list of an older version may hold longer ones. */
const MOST_SIGNS = 400;
/** PostgreSQL stores no NUL in a text. */
const text = z
  .string()
  .max(MOST_SIGNS)
  .regex(/^[^\0]*$/);
const name = text.min(1);
const at = z.iso.datetime();
const stamp = z.string().refine((one) => one === '' || isStamp(one));

/**
 * The document of an erased person, as every opening writes it again: what `mergeCitizens` leaves, which is no value at all. A row that could bring a document of
 * another kind, or a value, would let whoever writes a list write anything into the town.
 */
const tombstone = z.strictObject({
  id: name,
  siteId: z.string().max(MOST_SIGNS),
  fields: z.record(z.string(), z.strictObject({ v: z.literal(''), t: stamp, p: stamp.optional() })),
  erasedAt: z.string().refine(isStamp),
  _deleted: z.boolean(),
});

const idOfTombstone = (body: string): string | null => {
  try {
    return tombstone.parse(JSON.parse(body)).id;
  } catch {
    return null;
  }
};

/** The row of each list. A row of another shape would hinder each later start, where erasures are done again. */
const rows = {
  'erasures.list': z
    .strictObject({
      site: name,
      collection: z.literal('citizens'),
      id: name,
      at,
      day: text,
      digest: text,
      body: z.string(),
    })
    .refine(({ id, body }) => idOfTombstone(body) === id),
  'erasures.revoked': z.strictObject({ device: name, at }),
} satisfies Record<ListName, z.ZodType>;

const isList = (table: string): table is ListName => Object.hasOwn(rows, table);

/** Whether a row is one of a list that can be joined. */
export const isListRow = ([table, row]: BackupRow): boolean => isList(table) && rows[table].safeParse(row).success;

/** The lists with the columns of their keys. */
export const listsInBackup: readonly { readonly name: ListName; readonly key: readonly string[] }[] = [
  { name: 'erasures.list', key: ['site', 'collection', 'id'] },
  { name: 'erasures.revoked', key: ['device'] },
];

/** How many rows were new to the lists of the machine. `shutOut` counts devices, keys for programs, and who shall be wiped or was. */
export type Joined = { readonly erased: number; readonly shutOut: number };

const CHUNK = 200;

const joinTable = async (tx: Transaction<Tables>, table: ListName, all: readonly BackupRow[]): Promise<number> => {
  let added = 0;
  const columns = Object.keys(rows[table].shape);
  const names = sql.join(columns.map((column) => sql.ref(column)));
  for (let from = 0; from < all.length; from += CHUNK) {
    const values = all
      .slice(from, from + CHUNK)
      .map(([, row]) => sql`(${sql.join(columns.map((column) => row[column]))})`);
    const news = await sql`insert into ${sql.table(table)} (${names}) values ${sql.join(values)}
      on conflict do nothing returning 1 as one`.execute(tx);
    added += news.rows.length;
  }
  return added;
};

/** Adds rows of lists to those of the machine. What is on them already stays as it is. */
export const joinLists = async (tx: Transaction<Tables>, all: readonly BackupRow[]): Promise<Joined> => {
  const join = (table: ListName): Promise<number> =>
    joinTable(
      tx,
      table,
      all.filter(([of]) => of === table),
    );
  return { erased: await join('erasures.list'), shutOut: await join('erasures.revoked') };
};
