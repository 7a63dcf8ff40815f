import type { Kysely, Transaction } from 'kysely';

import type { JournalLine } from '#shared/sync/wire/journal-calls';

import { emptyJournal, goneOf, type JournalPart, type JournalReads, type KeptLine, type Noted } from '../journal-port';
import { chained, unknownLines } from '../journal-seal';
import { chunksOf } from './chunks-of';
import { idChunks } from './id-chunks';
import { prepared } from './prepared';
import type { Tables } from './tables';

const LINE_CHUNK = 100;
const ID_CHUNK = 200;

type Row = Tables['journal'];

const toLine = (row: Row): KeptLine => ({
  n: row.n,
  deviceId: row.device,
  id: row.id,
  at: row.at,
  keptAt: row.kept_at,
  agentId: row.agent,
  kind: row.kind as JournalLine['kind'],
  subject: row.subject,
  count: row.count,
  isProved: row.proved === 1,
  link: row.link,
});

const toRow = (site: string, line: KeptLine): Row => ({
  site,
  n: line.n,
  device: line.deviceId,
  id: line.id,
  at: line.at,
  kept_at: line.keptAt,
  agent: line.agentId,
  kind: line.kind,
  subject: line.subject,
  count: line.count,
  proved: line.isProved ? 1 : 0,
  link: line.link,
});

const headOf = async (db: Kysely<Tables>, siteId: string) => {
  const [row] = await prepared(db, 'journal head', [siteId], (site) =>
    db.selectFrom('journal_heads').select(['n', 'link', 'since', 'base']).where('site', '=', site),
  );
  return row ?? emptyJournal;
};

const knownOf = async (
  db: Kysely<Tables>,
  siteId: string,
  { deviceId, lines }: Noted,
): Promise<ReadonlySet<string>> => {
  const ids = lines.flatMap(({ id }) => (id === '' ? [] : [id]));
  const known = new Set<string>();
  for (const some of idChunks(ids, ID_CHUNK)) {
    const rows = await db
      .selectFrom('journal')
      .select('id')
      .where('site', '=', siteId)
      .where('device', '=', deviceId)
      .where('id', '!=', '')
      .where('id', 'in', some)
      .execute();
    for (const { id } of rows) known.add(id);
  }
  return known;
};

/** Adds lines in a transaction that holds the lock of the site. */
export const keepLines = async (db: Transaction<Tables>, siteId: string, noted: Noted): Promise<void> => {
  const fresh = unknownLines(noted, await knownOf(db, siteId, noted));
  if (fresh.lines.length === 0) return;
  const { kept, head } = chained(siteId, await headOf(db, siteId), fresh);
  for (const some of chunksOf(kept, LINE_CHUNK))
    await db
      .insertInto('journal')
      .values(some.map((line) => toRow(siteId, line)))
      .execute();
  await db
    .insertInto('journal_heads')
    .values({ site: siteId, ...head })
    .onConflict((conflict) => conflict.column('site').doUpdateSet({ n: head.n, link: head.link }))
    .execute();
};

/** The part of a site's transaction that keeps the journal. */
export const journalPart = (db: Transaction<Tables>, siteId: string): JournalPart => ({
  keepLines: (noted) => keepLines(db, siteId, noted),
  pruneJournal: async ({ most, ...times }) => {
    const { since } = await headOf(db, siteId);
    const first = await journalReads(db).journalLines(siteId, since - 1, most);
    const gone = goneOf(first, times);
    const last = first[gone - 1];
    if (!last) return 0;
    // First: only what lies before the begin may be removed.
    await db
      .updateTable('journal_heads')
      .set({ since: last.n + 1, base: last.link })
      .where('site', '=', siteId)
      .execute();
    await db.deleteFrom('journal').where('site', '=', siteId).where('n', '<=', last.n).execute();
    return gone;
  },
});

/** What a store tells of the journal of a site, without taking a lock. */
export const journalReads = (db: Kysely<Tables>): JournalReads => ({
  journalHead: (siteId) => headOf(db, siteId),
  journalPage: async (siteId, { since, until, agentId, subjects, before, limit }) => {
    const ofSite = db.selectFrom('journal').where('site', '=', siteId);
    const last =
      before === null ? undefined : await ofSite.select('kept_at').where('n', '=', before).executeTakeFirst();
    let wanted = ofSite.selectAll().where('kept_at', '>=', since).where('kept_at', '<', until);
    if (agentId !== '') wanted = wanted.where('agent', '=', agentId);
    if (subjects.length > 0) wanted = wanted.where('subject', 'in', [...subjects]);
    if (before !== null && !last) wanted = wanted.where('n', '<', before);
    if (before !== null && last)
      wanted = wanted
        .where('kept_at', '<=', last.kept_at)
        .where((where) => where.or([where('kept_at', '<', last.kept_at), where('n', '<', before)]));
    return (await wanted.orderBy('kept_at', 'desc').orderBy('n', 'desc').limit(limit).execute()).map(toLine);
  },
  journalLines: async (siteId, after, limit) => {
    const rows = await db
      .selectFrom('journal')
      .selectAll()
      .where('site', '=', siteId)
      .where('n', '>', after)
      .orderBy('n')
      .limit(limit)
      .execute();
    return rows.map(toLine);
  },
});
