import { sql, type Transaction, type Compilable } from 'kysely';

import { lastDayOf } from '#shared/sync/desk-window';
import { groupBy } from '#shared/lib/group-by';

import { sha256 } from '../../lib/sha256';
import { chainOf } from '../chain';
import type { Origin, Written } from '../port';
import { citizenOf } from '../citizen-of';
import { reasonIn } from '../scope-port';
import { ticketLabel, bearerKey, type TicketLabel } from '../ticket-label';
import { chunksOf } from './chunks-of';
import { clearKept } from './people-part';
import { prepared } from './prepared';
import { RESTORER } from './reapply-erasures';
import type { Tables } from './tables';

type Row = Readonly<Record<string, string | number>>;

const insertSome = async <Shape extends Row>(
  db: Transaction<Tables>,
  table: string,
  rows: readonly Shape[],
  build: (rows: readonly Shape[]) => Compilable,
): Promise<void> => {
  const columns = Object.keys(rows[0] ?? {});
  await prepared(
    db,
    `insert ${table}`,
    rows.flatMap((row) => columns.map((column) => row[column] ?? '')),
    (...values) =>
      build(
        rows.map(
          (_, index) =>
            Object.fromEntries(
              columns.map((column, place) => [column, values[index * columns.length + place]]),
            ) as unknown as Shape,
        ),
      ),
  );
};

/**
 * Inserts rows of one shape by the statement that `build` makes of them, whose text is made once for each number of rows. These are powers of two: the
 * database keeps each statement with all that it wrote last, and one for every number of rows held tens of megabytes.
 */
const insertMany = async <Shape extends Row>(
  db: Transaction<Tables>,
  table: string,
  rows: readonly Shape[],
  build: (rows: readonly Shape[]) => Compilable,
): Promise<void> => {
  for (let at = 0; at < rows.length;) {
    const count = 2 ** Math.floor(Math.log2(rows.length - at));
    await insertSome(db, table, rows.slice(at, at + count), build);
    at += count;
  }
};

type Bearer = TicketLabel & { readonly id: string };

/**
 * Notes which numbers stored tickets bear. A number that the server gave counts as seen from then on; one that it did not give is
 * reserved, so that no other ticket gets it. The counter does not move: tickets from desks leave no holes in it.
 */
const noteTickets = async (
  db: Transaction<Tables>,
  siteId: string,
  bearers: readonly Bearer[],
  at: string,
): Promise<void> => {
  for (const group of groupBy(bearers, ({ day, series }) => JSON.stringify([day, series])).values()) {
    const [first] = group;
    if (!first) continue;
    const { day, series } = first;
    await db
      .updateTable('number_keys')
      .set({ seen: 1 })
      .where('site', '=', siteId)
      .where('day', '=', day)
      .where('series', '=', series)
      .where(
        'number',
        'in',
        group.map(({ number }) => number),
      )
      .where('seen', '=', 0)
      .execute();
  }
  const rows = bearers.map(({ id, day, series, number }) => ({
    site: siteId,
    key: bearerKey(id),
    day,
    series,
    number,
    at,
    device: '',
    void_why: '',
    seen: 1,
  }));
  await insertMany(db, 'number_keys', rows, (some) =>
    db
      .insertInto('number_keys')
      .values(some)
      .onConflict((conflict) => conflict.doNothing()),
  );
};

/** Where the counter of a site stands within a transaction. */
export type SiteRow = { readonly seq: number; readonly chain: string };

type Rows = {
  readonly documents: readonly Tables['documents'][];
  readonly audit: readonly Tables['audit'][];
  readonly history: readonly Tables['history'][];
};

const rowsOf = (
  siteId: string,
  collection: string,
  written: readonly Written[],
  origin: Origin,
  from: SiteRow,
): Rows & { readonly end: SiteRow } => {
  const documents = new Map<string, Tables['documents']>();
  const audit: Tables['audit'][] = [];
  const history: Tables['history'][] = [];
  let { seq, chain } = from;
  for (const { document, day, digest, delta, erased } of written) {
    seq += 1;
    const { id } = document;
    const body = JSON.stringify(document);
    const sha = sha256(body);
    chain = chainOf(chain, { seq, at: origin.at, deviceId: origin.deviceId, collection, id, sha });
    const place = { site: siteId, seq, collection, id };
    // Twice the same document in one write: the later stays, the audit tells of both.
    const last_day = lastDayOf(collection, document);
    const citizen = citizenOf(document);
    const reason = reasonIn(collection, document);
    documents.set(id, { ...place, deleted: document._deleted ? 1 : 0, day, last_day, citizen, reason, digest, body });
    audit.push({ ...place, at: origin.at, device: origin.deviceId, sha, chain });
    history.push({ ...place, delta: JSON.stringify(delta ?? null), erased: erased ? 1 : 0 });
  }
  return { documents: [...documents.values()], audit, history, end: { seq, chain } };
};

const insertRows = async (db: Transaction<Tables>, { documents, audit, history }: Rows): Promise<void> => {
  await insertMany(db, 'documents', documents, (rows) =>
    db
      .insertInto('documents')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['site', 'collection', 'id']).doUpdateSet((excluded) => ({
          seq: excluded.ref('excluded.seq'),
          deleted: excluded.ref('excluded.deleted'),
          day: excluded.ref('excluded.day'),
          last_day: excluded.ref('excluded.last_day'),
          citizen: excluded.ref('excluded.citizen'),
          reason: excluded.ref('excluded.reason'),
          body: excluded.ref('excluded.body'),
          digest: excluded.ref('excluded.digest'),
        })),
      ),
  );
  await insertMany(db, 'audit', audit, (rows) => db.insertInto('audit').values(rows));
  await insertMany(db, 'history', history, (rows) => db.insertInto('history').values(rows));
};

/** Forgets all that was ever said about an erased person, and notes the erasure where no restore can take it back. Says whether it is new there. */
const erase = async (db: Transaction<Tables>, siteId: string, collection: string, at: string, written: Written) => {
  const { document, day, digest } = written;
  const { id } = document;
  await db
    .updateTable('history')
    .set({ delta: '' })
    .where('site', '=', siteId)
    .where('collection', '=', collection)
    .where('id', '=', id)
    .where('erased', '=', 0)
    .execute();
  await db
    .updateTable('quarantine')
    .set({ body: '' })
    .where('site', '=', siteId)
    // Rows of the person, and those that name them.
    .where((where) =>
      where.or([
        where.and([where('collection', '=', collection), where('id', '=', id)]),
        where(sql<string>`replace(body, ${JSON.stringify(id)}, '')`, '!=', where.ref('body')),
      ]),
    )
    .execute();
  const body = JSON.stringify(document);
  const news = await db
    .insertInto('erasures.list')
    .values({ site: siteId, collection, id, at, day, digest, body })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (news) return true;
  await db
    .updateTable('erasures.list')
    .set({ day, digest, body })
    .where('site', '=', siteId)
    .where('collection', '=', collection)
    .where('id', '=', id)
    .execute();
  return false;
};

/** Notes where the counter of a site stands. */
export const moveSite = async (db: Transaction<Tables>, siteId: string, at: SiteRow): Promise<void> => {
  await prepared(db, 'move site', [siteId, at.seq, at.chain], (id, seq, chain) =>
    db
      .insertInto('sites')
      .values({ id, device_count: 0, seq, chain })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ seq, chain })),
  );
};

/** Stores documents with their audit and history under the next numbers of the site. Returns where its counter then stands. */
export const writeDocuments = async (
  db: Transaction<Tables>,
  place: {
    readonly siteId: string;
    readonly collection: string;
    readonly chunk: number;
    /** Hears that something was taken out of the database; `isNews`: somebody erased a person who was not erased before, and who did not go by their age. */
    readonly erased: (isNews: boolean) => void;
  },
  written: readonly Written[],
  origin: Origin,
  from: SiteRow,
): Promise<SiteRow> => {
  const { siteId, collection, chunk, erased } = place;
  let at = from;
  for (const some of chunksOf(written, chunk)) {
    const rows = rowsOf(siteId, collection, some, origin, at);
    await insertRows(db, rows);
    const bearers = some.flatMap(({ document }) => {
      const label = ticketLabel(collection, document);
      return label ? [{ ...label, id: document.id }] : [];
    });
    if (bearers.length > 0) await noteTickets(db, siteId, bearers, origin.at);
    at = rows.end;
  }
  await moveSite(db, siteId, at);
  for (const one of written) {
    const isNew = one.erased && (await erase(db, siteId, collection, origin.at, one));
    const isNews = isNew && origin.deviceId !== RESTORER;
    if ((await clearKept(db, siteId, collection, one)) || one.erased) erased(isNews);
  }
  return at;
};
