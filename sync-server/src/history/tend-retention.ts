import { isUnserved } from '#shared/domain/insights/facts/unserved';
import type { Retention, SiteReference } from '#shared/domain/model/reference';
import { foldDocument } from '#shared/sync/merge-document';
import type { WireDocument } from '#shared/sync/protocol';
import { dueBefore, REST_DAYS } from '#shared/sync/desk-window';
import { addDays, civilOf } from '#shared/time/civil';
import { isCivilDay } from '#shared/time/civil-day';

import { DAY_MS } from '../bounds';
import { SERVER_ACTOR } from '../documents/authority-event';
import type { ReferenceReader } from '../documents/load-facts';
import type { Registry } from '../documents/registry';
import { knownCollection } from '../documents/require';
import { toWritten } from '../documents/to-written';
import { soundTexts } from '../lib/sound';
import type { Needs } from '../needs';
import type { Store } from '../store/port';
import type { OverRow, OverWish, StayingRow } from '../store/retire-port';
import { dropPeople, findDuePeople } from './due-people';
import { noneGone, readRetention, writeRetention } from './retention-note';

/** What goes when it is over, in the order in which it goes: a request tells which tickets are still needed. */
export const overCollections = ['requests', 'appointments', 'tickets', 'deskSessions'] as const;
type OverCollection = (typeof overCollections)[number];

/**
 * Days of the past that one turn takes. A clock that is a year ahead for a night takes a month too much and not a year; a town that keeps
 * less than before gets there a month a day.
 */
const MOST_DAYS = 31;

const PAGE = 500;

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

/** Requests without a closing that nobody works on any more: those taken back, and those of who came and left without having been served. */
const findEnded = async (
  { store }: Reads,
  siteId: string,
  rows: readonly StayingRow[],
): Promise<readonly OverRow[]> => {
  const atRest = rows.filter(({ isAtRest }) => isAtRest);
  const requests = new Map(
    soundTexts(
      'requests',
      atRest.map(({ body }) => body),
    ).map((request) => [request.id, request]),
  );
  const ticketIds = [...requests.values()].flatMap(({ closedAt, ticketId }) => (closedAt === '' ? ticketId : []));
  const tickets = soundTexts('tickets', await store.bodies(siteId, 'tickets', ticketIds));
  const unserved = new Set(tickets.filter(({ status }) => isUnserved(status)).map(({ id }) => id));
  return atRest.filter(({ id }) => {
    const { status = '', closedAt = '', ticketId = '' } = requests.get(id) ?? {};
    return status === 'void' || (closedAt === '' && unserved.has(ticketId));
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
    before: dueBefore(today, retention, site.deskWindowDays),
    writtenBefore: new Date(nowMs - REST_DAYS * DAY_MS).toISOString(),
  };
};

/** So many texts that are no day are passed over: a device that writes nonsense must keep nothing from going. */
const MOST_PASSED_OVER = 100;

/** The earliest day on which something ended, `''` when nothing has. */
const earliestDay = async (store: Store, siteId: string): Promise<string> => {
  const days: string[] = [];
  for (const collection of overCollections)
    for (let day = '', looks = 0; looks < MOST_PASSED_OVER; looks += 1) {
      day = await store.earliestDay(siteId, collection, day);
      if (day !== '' && !isCivilDay(day)) continue;
      days.push(day);
      break;
    }
  return days.filter((day) => day !== '').toSorted()[0] ?? '';
};

type RetentionNeeds = Needs<'store' | 'clock' | 'journal' | 'giveWay'> & {
  readonly registry: Registry;
  readonly referenceOf: ReferenceReader;
};

/**
 * Once a civil day of the site: what is due leaves the store for good, and people of whom nothing else is left are erased. Facts stay, so
 * the figures of past years do too; this is therefore done when all facts are made.
 */
export const tendRetention =
  ({ store, clock, registry, referenceOf, journal, giveWay }: RetentionNeeds) =>
  async (siteId: string): Promise<void> => {
    const nowMs = clock();
    const origin = { deviceId: SERVER_ACTOR.deviceId, at: new Date(nowMs).toISOString() };
    const { ref, note } = await store.withSite(siteId, async (site) => ({
      ref: await referenceOf(site),
      note: await readRetention(site),
    }));
    const retention = ref?.site.retention;
    if (!ref || !retention) return;
    const { today, before: due, writtenBefore } = retentionDays(ref, retention, nowMs);
    if (note.day === today) return;
    const earliest = (await earliestDay(store, siteId)) || due;
    const step = addDays(note.reached > earliest ? note.reached : earliest, MOST_DAYS);
    const before = step < due ? step : due;
    const reached = note.reached > before ? note.reached : before;
    // Before anything goes: facts that are made anew from here on must know that their documents may be gone.
    await store.withSite(siteId, (site) => writeRetention(site, { ...note, reached }));
    const gone = { ...noneGone };
    for await (const { collection, rows, isHeld } of dueRows({ store, giveWay }, siteId, { before, writtenBefore })) {
      const known = knownCollection(registry, collection);
      gone[collection] += await store.withSite(
        siteId,
        async (site) => {
          const ids = await site.retire(collection, rows, origin);
          const tombstones = ids.map((id) => ({ ...foldDocument(collection, id, siteId, []), _deleted: true }));
          if (isHeld)
            await site.write(
              collection,
              tombstones.map((one) => toWritten(known, null, one as unknown as WireDocument)),
              origin,
            );
          return ids.length;
        },
        true,
      );
    }
    const people = await findDuePeople({ store, giveWay, siteId, retention, today });
    gone.citizens = await dropPeople({ store, clock, registry }, siteId, people);
    const records = overCollections.reduce((sum, collection) => sum + gone[collection], 0);
    await store.withSite(siteId, async (site) => {
      await writeRetention(site, { day: today, reached, gone });
      for (const [subject, count] of [
        ['records', records],
        ['citizens', gone.citizens],
      ] as const)
        if (count > 0) await journal.note(site, null, { kind: 'retentionDone', agentId: '', subject, count });
    });
  };
