import { isUnserved } from '#shared/domain/insights/facts/unserved';
import type { Retention, SiteReference } from '#shared/domain/model/reference';
import { isAtTheOffice } from '#shared/domain/requests/at-the-office';
import { dueBefore, REST_DAYS } from '#shared/sync/desk-window';
import { foldDocument } from '#shared/sync/merge-document';
import type { WireDocument } from '#shared/sync/protocol';
import { sameValue } from '#shared/sync/same-document';
import type { RetentionCounts } from '#shared/sync/wire/retention-calls';
import { addMonths } from '#shared/time/add-months';
import { addDays, civilOf } from '#shared/time/civil';

import { DAY_MS } from '../bounds';
import { SERVER_ACTOR } from '../documents/authority-event';
import type { ReferenceReader } from '../documents/load-facts';
import type { Registry } from '../documents/registry';
import { knownCollection } from '../documents/require';
import { toWritten } from '../documents/to-written';
import { soundTexts } from '../lib/sound';
import type { Needs } from '../needs';
import { goneBeforeNote, noneGone, readRetention, writeRetention, type RetentionNote } from '../sites/retention-note';
import type { Origin, SiteTransaction, Store } from '../store/port';
import type { OverRow, OverWish, StayingRow } from '../store/retire-port';
import { dropPeople } from './due-people';

/** What goes when it is over, in the order in which it goes: a request tells which tickets are still needed. */
export const overCollections = ['requests', 'appointments', 'tickets', 'deskSessions'] as const;
type OverCollection = (typeof overCollections)[number];

/** Days by which what is due moves on from one turn to the next at most: by a clock that is a year ahead for a night a month goes too early and not a year. */
const MOST_DAYS = 31;

const PAGE = 500;

const kinds = Object.keys(noneGone) as readonly (keyof RetentionCounts)[];

const sumOf = (a: RetentionCounts, b: RetentionCounts): RetentionCounts =>
  Object.fromEntries(kinds.map((kind) => [kind, a[kind] + b[kind]])) as RetentionCounts;

type Reads = Needs<'giveWay'> & { readonly store: Pick<Store, 'over' | 'notOver' | 'bodies'> };

type Page<Row> = (place: { readonly after: string; readonly limit: number }) => Promise<readonly Row[]>;

const pagesOf = async function* <Row extends OverRow>(
  { giveWay }: Needs<'giveWay'>,
  siteId: string,
  read: Page<Row>,
): AsyncGenerator<readonly Row[]> {
  for (let after = ''; ;) {
    const rows = await read({ after, limit: PAGE });
    if (rows.length > 0) yield rows;
    await giveWay(siteId);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
  }
};

/**
 * Requests without a closing that nobody works on any more: those taken back, and those of who came and left without having been served. Where the ticket is
 * not here, or nobody can read it, nothing says so, and the request stays.
 */
const findEnded = async (
  { store }: Reads,
  siteId: string,
  rows: readonly StayingRow[],
): Promise<readonly OverRow[]> => {
  const atRest = rows.filter(({ isAtRest }) => isAtRest);
  const bodies = atRest.map(({ body }) => body);
  const requests = new Map(soundTexts('requests', bodies).map((request) => [request.id, request]));
  const ticketIds = [...requests.values()].flatMap(({ ticketId }) => (ticketId === '' ? [] : ticketId));
  const tickets = soundTexts('tickets', await store.bodies(siteId, 'tickets', ticketIds));
  const unserved = new Set(tickets.filter(({ status }) => isUnserved(status)).map(({ id }) => id));
  return atRest.filter(({ id }) => {
    const request = requests.get(id);
    if (!request || request.closedAt !== '') return false;
    return request.status === 'void' || (unserved.has(request.ticketId) && !isAtTheOffice(request));
  });
};

/** A page of what is due. `isHeld`: every desk still has it, since no day ends it there; it hears by a tombstone that it is gone. */
type DuePage = { readonly collection: OverCollection; readonly rows: readonly OverRow[]; readonly isHeld: boolean };

/** Documents of each kind that are due, page by page. */
export const dueRows = async function* (reads: Reads, siteId: string, wish: OverWish): AsyncGenerator<DuePage> {
  const { store } = reads;
  // Tickets that a request or an appointment still needs which stays: their facts are made with them.
  const needed = new Set<string>();
  for (const collection of ['requests', 'appointments'] as const)
    for await (const rows of pagesOf(reads, siteId, (place) =>
      store.notOver(siteId, collection, { ...wish, ...place }),
    )) {
      const ended = collection === 'requests' ? await findEnded(reads, siteId, rows) : [];
      if (ended.length > 0) yield { collection, rows: ended, isHeld: true };
      const going = new Set(ended.map(({ id }) => id));
      const staying = rows.filter(({ id }) => !going.has(id)).map(({ body }) => body);
      for (const { ticketId } of soundTexts(collection, staying)) needed.add(ticketId);
    }
  for (const collection of overCollections)
    for await (const rows of pagesOf(reads, siteId, (place) => store.over(siteId, collection, { ...wish, ...place })))
      yield {
        collection,
        rows: collection === 'tickets' ? rows.filter(({ id }) => !needed.has(id)) : rows,
        isHeld: false,
      };
};

/** The days by which a site measures at an instant what is due. */
export const retentionDays = ({ site }: SiteReference, retention: Retention, nowMs: number) => {
  const { day: today } = civilOf(new Date(nowMs).toISOString(), site.zone);
  return {
    today,
    lines: {
      records: dueBefore(today, retention, site.deskWindowDays),
      people: addMonths(today, -retention.personMonths),
    },
    writtenBefore: new Date(nowMs - REST_DAYS * DAY_MS).toISOString(),
  };
};

type RetentionNeeds = Needs<'store' | 'clock' | 'journal' | 'giveWay'> & {
  readonly registry: Registry;
  readonly referenceOf: ReferenceReader;
};

const earlier = (a: string, b: string): string => (a < b ? a : b);
const later = (a: string, b: string): string => (a > b ? a : b);

/** Where a turn takes to, from where the last one did; `''` = nobody saw yet what goes. */
const lineOf = (last: string, due: string): string => (last === '' ? '' : earlier(due, addDays(last, MOST_DAYS)));

/**
 * Begins the turn of a civil day, in one transaction: no other process begins it as well, and a turn that is cut short is not made twice; what it left
 * goes another day. `null` = nothing is to be done.
 */
const beginTurn = ({ store, clock, referenceOf }: RetentionNeeds, siteId: string) =>
  store.withSite(siteId, async (site) => {
    const ref = await referenceOf(site);
    const retention = ref?.site.retention;
    if (!ref || !retention) return null;
    const { today, lines: due, writtenBefore } = retentionDays(ref, retention, clock());
    const note = await readRetention(site);
    if (note.day === today) return null;
    const lines = {
      records: lineOf(note.lines.records, due.records),
      people: lineOf(note.lines.people, due.people),
    };
    // Before anything goes: facts that are made anew from here on must know that their documents may be gone.
    const begun: RetentionNote = {
      ...note,
      day: today,
      lines: { records: lines.records || due.records, people: lines.people || due.people },
      reached: later(note.reached, lines.records),
    };
    await writeRetention(site, begun);
    if (lines.records === '' || lines.people === '') return null;
    return { begun, wish: { before: lines.records, writtenBefore } };
  });

/** Whether a turn is still what the site wishes: who chose again meanwhile has it end where it is. */
const isStill = async (site: SiteTransaction, begun: RetentionNote): Promise<boolean> => {
  const { day, lines } = await readRetention(site);
  return day === begun.day && sameValue(lines, begun.lines);
};

/** What leaves of the documents of a site, each page in a transaction of its own. Says whether it came to its end. */
const dropRecords = async (
  { store, registry, giveWay }: RetentionNeeds,
  siteId: string,
  { begun, wish }: { readonly begun: RetentionNote; readonly wish: OverWish },
  { origin, gone }: { readonly origin: Origin; readonly gone: Record<OverCollection, number> },
): Promise<boolean> => {
  for await (const { collection, rows, isHeld } of dueRows({ store, giveWay }, siteId, wish)) {
    const known = knownCollection(registry, collection);
    const count = await store.withSite(
      siteId,
      async (site) => {
        if (!(await isStill(site, begun))) return null;
        const ids = await site.retire(collection, rows, origin);
        const tombstones = ids.map((id) => ({ ...foldDocument(collection, id, siteId, []), _deleted: true }));
        const written = tombstones.map((one) => toWritten(known, null, one as unknown as WireDocument));
        if (isHeld) await site.write(collection, written, origin);
        return ids.length;
      },
      true,
    );
    if (count === null) return false;
    gone[collection] += count;
  }
  return true;
};

/**
 * Once a civil day of the site: what is due leaves the store for good, and people of whom nothing else is left are erased. Facts stay, so
 * the figures of past years do too; this is therefore done when all facts are made.
 */
export const tendRetention =
  (needs: RetentionNeeds) =>
  async (siteId: string): Promise<void> => {
    const { store, clock, journal } = needs;
    const turn = await beginTurn(needs, siteId);
    if (!turn) return;
    const { begun, wish } = turn;
    await store.writeNote(goneBeforeNote(siteId), begun.reached);
    const origin = { deviceId: SERVER_ACTOR.deviceId, at: new Date(clock()).toISOString() };
    const gone = { ...noneGone };
    try {
      const isWhole = await dropRecords(needs, siteId, turn, { origin, gone });
      const people = { before: begun.lines.people, writtenBefore: wish.writtenBefore };
      if (isWhole) gone.citizens = await dropPeople(needs, siteId, people, (site) => isStill(site, begun));
    } finally {
      const records = overCollections.reduce((sum, collection) => sum + gone[collection], 0);
      await store.withSite(siteId, async (site) => {
        const note = await readRetention(site);
        // A second choice brings a second turn on the same day.
        const before = note.last?.day === begun.day ? note.last.gone : noneGone;
        await writeRetention(site, { ...note, last: { day: begun.day, gone: sumOf(before, gone) } });
        for (const [subject, count] of [
          ['records', records],
          ['citizens', gone.citizens],
        ] as const)
          if (count > 0) await journal.note(site, null, { kind: 'retentionDone', agentId: '', subject, count });
      });
    }
  };
