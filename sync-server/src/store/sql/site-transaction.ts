import { sql, type Kysely, type Transaction } from 'kysely';

import type { WireDocument } from '#shared/sync/protocol';

import { byCodePoint } from '../by-code-point';
import { newestWithin } from '../newest-within';
import type { PastEntry, SiteTransaction, Hold } from '../port';
import { callClaims } from './call-claims';
import { idChunks } from './id-chunks';
import { journalPart } from './journal';
import { messages } from './messages';
import { numbers } from './numbers';
import { peoplePart } from './people-part';
import { prepared } from './prepared';
import { retireDocuments } from './retire';
import { sheetPart } from './sheets';
import { asidePart } from './set-aside';
import type { Tables } from './tables';
import { writeDocuments, type SiteRow } from './write-documents';

const toHold = (row: Tables['holds']): Hold => ({
  id: row.id,
  key: row.key,
  deviceId: row.device,
  kind: row.kind === 'lease' ? 'lease' : 'reservation',
  appointmentId: row.appointment_id,
  place: {
    day: row.day,
    time: row.time,
    durationMin: row.duration_min,
    deskId: row.desk_id,
    reasonId: row.reason_id,
  },
  until: row.until,
});

const toRow = (siteId: string, { place, ...hold }: Hold): Tables['holds'] => ({
  site: siteId,
  id: hold.id,
  key: hold.key,
  device: hold.deviceId,
  kind: hold.kind,
  appointment_id: hold.appointmentId,
  day: place.day,
  time: place.time,
  duration_min: place.durationMin,
  desk_id: place.deskId,
  reason_id: place.reasonId,
  until: hold.until,
});

/** The part of a site's transaction that keeps places for devices: leases and reservations. */
const holds = (
  db: Transaction<Tables>,
  siteId: string,
): Pick<SiteTransaction, 'holdsOfDay' | 'holdsOfDevice' | 'holdOfKey' | 'putHold' | 'dropHolds'> => {
  const all = () => db.selectFrom('holds').selectAll().where('site', '=', siteId).orderBy('id');
  return {
    holdsOfDay: async (day, at) => (await all().where('day', '=', day).where('until', '>', at).execute()).map(toHold),
    holdsOfDevice: async (deviceId, at) =>
      (await all().where('device', '=', deviceId).where('until', '>', at).execute()).map(toHold),
    holdOfKey: async (key) => {
      const row = await all().where('key', '=', key).executeTakeFirst();
      return row ? toHold(row) : null;
    },
    putHold: async (hold) => {
      const { site, id, ...rest } = toRow(siteId, hold);
      await db
        .insertInto('holds')
        .values({ site, id, ...rest })
        .onConflict((conflict) => conflict.columns(['site', 'id']).doUpdateSet(rest))
        .execute();
    },
    dropHolds: async (ids) => {
      if (ids.length > 0) await db.deleteFrom('holds').where('site', '=', siteId).where('id', 'in', ids).execute();
    },
  };
};

const noteNameOf = (siteId: string, name: string): string => `site.${siteId}.${name}`;

export const readSiteNote = async (db: Kysely<Tables>, siteId: string, name: string): Promise<string> => {
  const [row] = await prepared(db, 'siteNote', [noteNameOf(siteId, name)], (note) =>
    db.selectFrom('meta').select('value').where('name', '=', note),
  );
  return row?.value ?? '';
};

/** The part of a site's transaction that keeps small facts of the server. */
const siteNotes = (db: Transaction<Tables>, siteId: string): Pick<SiteTransaction, 'siteNote' | 'writeSiteNote'> => ({
  siteNote: (name) => readSiteNote(db, siteId, name),
  writeSiteNote: async (name, value) => {
    await db
      .insertInto('meta')
      .values({ name: noteNameOf(siteId, name), value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
  },
});

const READ_CHUNK = 500;

const parse = (row: { readonly body: string }): WireDocument => JSON.parse(row.body) as WireDocument;

/** What an open transaction on a site works with. `wrote` hears of each write before the commit. */
export type SiteScene = {
  readonly db: Transaction<Tables>;
  readonly siteId: string;
  /** The counter as it was when the lock was taken. */
  readonly from: SiteRow;
  /** Documents written by one statement. */
  readonly chunk: number;
  readonly wrote: (collection: string, seq: number, deviceId: string) => void;
  /** Hears before the commit that a person was erased, or words of theirs, or documents retired; `isNews`: a person who was not erased before. */
  readonly erased: (isNews: boolean) => void;
};

/** The site's side of an open transaction. The counter row in `sites` is the lock, the order and the guard in one. */
export const siteTransaction = ({ db, siteId, from, chunk, wrote, erased }: SiteScene): SiteTransaction => {
  let at = from;
  const all = (collection: string) =>
    db.selectFrom('documents').select('body').where('site', '=', siteId).where('collection', '=', collection);

  return {
    siteId,
    head: async () => at.seq,
    read: async (collection, ids) => {
      const found = new Map<string, WireDocument>();
      for (const some of idChunks(ids, READ_CHUNK))
        for (const row of await prepared(db, 'read', [siteId, collection, ...some], (site, name, ...wanted) =>
          db
            .selectFrom('documents')
            .select(['id', 'body'])
            .where('site', '=', site)
            .where('collection', '=', name)
            .where('id', 'in', wanted),
        ))
          found.set(row.id, parse(row));
      return found;
    },
    // Sorted here: asked to sort, SQLite walks the key of the whole collection instead of the index by day.
    readDay: async (collection, day) =>
      day === ''
        ? []
        : (await all(collection).where('day', '=', day).execute()).map(parse).sort((a, b) => byCodePoint(a.id, b.id)),
    deltasOf: async (collection, id, mostBytes = Infinity) => {
      const past = db
        .selectFrom('history')
        .where('site', '=', siteId)
        .where('collection', '=', collection)
        .where('id', '=', id)
        .where('delta', '!=', '');
      const size = sql<number>`length(delta)`.as('size');
      const sizes = await past.select(['seq', size]).orderBy('seq', 'desc').execute();
      const kept = newestWithin(sizes, mostBytes, ({ size: bytes }) => Number(bytes));
      const oldest = kept.at(-1);
      if (!oldest) return [];
      const rows = await past.select('delta').where('seq', '>=', oldest.seq).orderBy('seq').execute();
      return rows.map((row): unknown => JSON.parse(row.delta));
    },
    lastWrites: async (collection, ids, { deviceId, fromSeq, toSeq }) => {
      const found = new Map<string, number>();
      for (const some of idChunks(ids, READ_CHUNK)) {
        const rows = await db
          .selectFrom('history')
          .innerJoin('audit', (join) =>
            join.onRef('audit.site', '=', 'history.site').onRef('audit.seq', '=', 'history.seq'),
          )
          .select(({ fn }) => ['history.id', fn.max('history.seq').as('last')])
          .where('history.site', '=', siteId)
          .where('history.collection', '=', collection)
          .where('history.id', 'in', some)
          .where('history.seq', '>=', fromSeq)
          .where('history.seq', '<=', toSeq)
          .where('audit.device', '=', deviceId)
          .groupBy('history.id')
          .execute();
        for (const { id, last } of rows) found.set(id, Number(last));
      }
      return found;
    },
    entriesOf: async (collection, ids) => {
      const found = new Map<string, PastEntry[]>();
      for (const some of idChunks(ids, READ_CHUNK)) {
        const rows = await db
          .selectFrom('history')
          .innerJoin('audit', (join) =>
            join.onRef('audit.site', '=', 'history.site').onRef('audit.seq', '=', 'history.seq'),
          )
          .select(['history.id', 'history.seq', 'history.delta', 'audit.at', 'audit.device'])
          .where('history.site', '=', siteId)
          .where('history.collection', '=', collection)
          .where('history.id', 'in', some)
          .where('history.delta', '!=', '')
          .orderBy('history.seq')
          .execute();
        for (const { id, seq, delta, at: when, device } of rows) {
          const entries = found.get(id) ?? [];
          entries.push({ seq, delta: JSON.parse(delta), at: when, deviceId: device });
          found.set(id, entries);
        }
      }
      return found;
    },
    readAll: async (collection) => (await all(collection).orderBy('id').execute()).map(parse),
    lastSeq: async (collection) => {
      const [last] = await prepared(db, 'last seq', [siteId, collection], (site, name) =>
        db
          .selectFrom('documents')
          .select('seq')
          .where('site', '=', site)
          .where('collection', '=', name)
          .orderBy('seq', 'desc')
          .limit(1),
      );
      const retired = await db
        .selectFrom('retired')
        .select('seq')
        .where('site', '=', siteId)
        .where('collection', '=', collection)
        .executeTakeFirst();
      return Math.max(last?.seq ?? 0, Number(retired?.seq ?? 0));
    },
    write: async (collection, documents, origin) => {
      if (documents.length === 0) return at.seq;
      at = await writeDocuments(db, { siteId, collection, chunk, erased }, documents, origin, at);
      wrote(collection, at.seq, origin.deviceId);
      return at.seq;
    },
    retire: async (collection, rows, origin) => {
      const { end, gone } = await retireDocuments(db, { siteId, collection }, rows, origin, at);
      at = end;
      if (gone.length === 0) return [];
      wrote(collection, at.seq, origin.deviceId);
      erased(false);
      return gone;
    },
    ...asidePart(db, siteId),
    ...numbers(db, siteId),
    ...holds(db, siteId),
    ...callClaims(db, siteId),
    ...messages(db, siteId),
    ...journalPart(db, siteId),
    ...peoplePart(db, siteId),
    ...siteNotes(db, siteId),
    ...sheetPart(db, siteId),
  };
};
