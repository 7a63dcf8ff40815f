import type { Kysely, Transaction } from 'kysely';

import type { Noted } from '../journal-port';
import { lockSite } from './devices';
import { keepLines } from './journal';
import type { Tables } from './tables';

/** The tables of keys that are held outside, and what marks each in the list of what must stay shut. */
const marks = { access_keys: 'access', calendars: 'calendar' } as const;
type KeyTable = keyof typeof marks;

/** The columns that every such table has. */
type KeyRow = Omit<Tables['calendars'], 'agent'>;

/** What a store of keys does with each of them, whatever it opens. Rows come with the end that counts in `revoked_at`. */
export type OutsideKeys<Table extends KeyTable> = {
  /** The key of which this is the hash, while it opens something. */
  readonly openOf: (keyHash: string) => Promise<Tables[Table] | null>;
  /** All keys of a site in the order in which they were made. */
  readonly list: (siteId: string) => Promise<readonly Tables[Table][]>;
  readonly revoke: (siteId: string, id: string, at: string, noted?: Noted) => Promise<boolean>;
  readonly noteRead: (id: string, at: string) => Promise<void>;
};

/** Adds lines of the journal about a key to the transaction that makes or ends it. */
export const noteKey = async (tx: Transaction<Tables>, siteId: string, noted: Noted): Promise<void> => {
  await lockSite(tx, siteId);
  await keepLines(tx, siteId, noted);
};

/**
 * The life of the keys of a table. What is revoked stands beside revoked devices, where no restore reaches it; no id of a device has a
 * colon, so that names cannot meet.
 */
export const outsideKeys = <Table extends KeyTable>(whole: Kysely<Tables>, table: Table): OutsideKeys<Table> => {
  // The builder takes no table by a variable: it is told of one with the columns of a key, and rows are given back whole.
  const db = whole.withTables<{ readonly keys: KeyRow }>();
  const keys = table as string as 'keys';
  const shutName = (id: string): string => `${marks[table]}:${id}`;
  const withEnds = async (rows: readonly KeyRow[]): Promise<readonly Tables[Table][]> => {
    if (rows.length === 0) return [];
    const names = rows.map(({ id }) => shutName(id));
    const shut = await db.selectFrom('erasures.revoked').selectAll().where('device', 'in', names).execute();
    const ends = new Map(shut.map(({ device, at }) => [device, at]));
    const endOf = (row: KeyRow): string => row.revoked_at || (ends.get(shutName(row.id)) ?? '');
    return rows.map((row) => ({ ...row, revoked_at: endOf(row) }) as Tables[Table]);
  };
  return {
    openOf: async (keyHash) => {
      const [key] = await withEnds(await db.selectFrom(keys).selectAll().where('key_hash', '=', keyHash).execute());
      return key?.revoked_at === '' ? key : null;
    },
    list: async (siteId) =>
      withEnds(
        await db.selectFrom(keys).selectAll().where('site', '=', siteId).orderBy('made_at').orderBy('id').execute(),
      ),
    revoke: (siteId, id, at, noted) =>
      db.transaction().execute(async (tx) => {
        const ended = await tx
          .updateTable(keys)
          .set({ revoked_at: at })
          .where('id', '=', id)
          .where('site', '=', siteId)
          .where('revoked_at', '=', '')
          .returning('id')
          .executeTakeFirst();
        if (!ended) return false;
        await tx
          .insertInto('erasures.revoked')
          .values({ device: shutName(id), at })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        if (noted) await noteKey(tx, siteId, noted);
        return true;
      }),
    noteRead: async (id, at) => {
      await db.updateTable(keys).set({ read_at: at }).where('id', '=', id).execute();
    },
  };
};
