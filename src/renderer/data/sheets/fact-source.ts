import type { RxCollection } from 'rxdb/plugins/core';

import type { Facts, FactSheet } from '#shared/domain/insights/facts/fact';
import { factSheet } from '#shared/domain/insights/facts/fact-sheets';
import { toFacts } from '#shared/domain/insights/facts/to-facts';
import { visitIndex } from '#shared/domain/insights/facts/visit-index';
import { withDaysBetween } from '#shared/domain/insights/facts/with-days-between';
import type { Site, SiteReference } from '#shared/domain/model/reference';
import { toSiteReference } from '#shared/domain/model/site-reference';
import type { ReadApart } from '#shared/sync/read-apart';
import { windowFrom } from '#shared/sync/desk-window';
import { addDays, civilOf, minutesOf } from '#shared/time/civil';

import type { GuichetDatabase } from '../database/collections';
import { readAll } from '../plain';
import { breathe, breatheQuietly } from '../read-portion';
import { readApartIn } from '../unreadable';
import { localDays, type LocalDays } from './local-days';
import { markDays } from './marked-days';
import { rememberFacts } from './remember-facts';
import { isPartOnly, type SheetState, type SheetStore } from './sheet-store';

type Identified = { readonly id: string };

/** The ids of documents that this desk has, by kind of fact, among those asked for. */
type Held = {
  readonly [Kind in 'requests' | 'appointments' | 'tickets']: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
};

/** What this desk knows of a document counts; the server’s fact stands where this desk does not have it. An id counts once. */
const overlay = async <Fact extends Identified>(
  server: readonly Fact[],
  own: readonly Fact[],
  held: (ids: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<readonly Fact[]> => {
  const mine = new Set(own.map(({ id }) => id));
  const others = server.filter(({ id }) => !mine.has(id));
  if (others.length === 0) return own;
  // A document that moved to another day, or counts no more, takes its fact from here.
  const gone = await held(others.map(({ id }) => id));
  return [...own, ...others.filter(({ id }) => !gone.has(id))];
};

/**
 * Sheets of other days without the appointments that this desk knows on one of its own days: another desk moved them, and the server
 * told the document first. A sheet without any stays the same object.
 */
const withoutMoved = (sheet: FactSheet, own: ReadonlySet<string>): FactSheet =>
  sheet.appointments.some(({ id }) => own.has(id))
    ? { ...sheet, appointments: sheet.appointments.filter(({ id }) => !own.has(id)) }
    : sheet;

/** The server’s sheet of a day under what this desk’s own documents say of it. */
const overlaySheet = async (server: FactSheet | undefined, own: FactSheet, held: Held): Promise<FactSheet> =>
  server
    ? {
        ...own,
        requests: await overlay(server.requests, own.requests, held.requests),
        appointments: await overlay(server.appointments, own.appointments, held.appointments),
        tickets: await overlay(server.tickets, own.tickets, held.tickets),
      }
    : own;

/** Facts of a stretch of civil days, and what they are worth. */
export type KnownFacts = {
  /** `null` until they are read. */
  readonly facts: Facts | null;
  /** Instant up to which the server’s history is known here; `''` = it was never received. */
  readonly asOf: string;
  /** The server was not asked lately: what others wrote since is missing. */
  readonly isStale: boolean;
  /** The server’s history was never all here: what is known is a part of it, which no sum and no comparison may be made of. */
  readonly isPartial: boolean;
};

/** Where screens have their facts from: the server’s sheets, under what this desk wrote itself. */
export type FactSource = {
  readonly read: (from: string, to: string) => Promise<KnownFacts>;
  /** Somebody looks at figures: the server is asked soon. */
  readonly want: () => void;
  readonly subscribe: (listener: () => void) => () => void;
  readonly stop: () => void;
};

export type FactNeeds = {
  readonly database: GuichetDatabase;
  readonly sheets: SheetStore;
  readonly now: () => Date;
  /** When everything that the server has was last fetched, milliseconds since 1970; 0 = not since the start. */
  readonly fetchedMs: () => number;
  readonly want: () => void;
};

/** Figures are called stale when the server was not asked for so long. */
export const staleMs = 15 * 60_000;
const minuteStep = 5;
/** More days than these are made in the background, beside what somebody does. */
const fewDays = 3;
/** So many documents at either end of the store are looked at for one that can be read. */
const edgeRows = 50;

type Dated = { readonly id: string; readonly day: string };

const datedOf = (database: GuichetDatabase, name: keyof Held): RxCollection<Dated> =>
  database[name] as unknown as RxCollection<Dated>;

const heldBy = (database: GuichetDatabase): Held => {
  const of = (name: keyof Held) => async (ids: readonly string[]) => {
    const found = await readAll<Dated>(datedOf(database, name).findByIds([...ids]));
    return new Set(found.map(({ id }) => id));
  };
  return { requests: of('requests'), appointments: of('appointments'), tickets: of('tickets') };
};

/** Days of writes that the server does not hold yet. */
const unsentDays = async (database: GuichetDatabase): Promise<ReadonlySet<string>> => {
  const days = new Set<string>();
  for (const { collectionName, documentId } of await database.outbox.find().exec()) {
    if (collectionName !== 'requests' && collectionName !== 'appointments' && collectionName !== 'tickets') continue;
    const [document] = await readAll<Dated>(datedOf(database, collectionName).findByIds([documentId]));
    if (document) days.add(document.day);
  }
  return days;
};

/** The civil days on which this desk has documents, from the first to the last. */
const spanOf = async (database: GuichetDatabase): Promise<{ readonly first: string; readonly last: string } | null> => {
  const days: string[] = [];
  for (const name of ['requests', 'appointments', 'tickets'] as const)
    for (const order of ['asc', 'desc'] as const) {
      const [document] = await readAll<Dated>(
        datedOf(database, name).find({ sort: [{ day: order }], limit: edgeRows }),
      );
      if (document) days.push(document.day);
    }
  const sorted = days.toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  return first !== undefined && last !== undefined ? { first, last } : null;
};

const daysOfRange = (from: string, to: string): readonly string[] => {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
};

type Own = {
  readonly day: string;
  readonly server: FactSheet | undefined;
  readonly ref: SiteReference;
  readonly now: string;
  readonly rest: () => Promise<void>;
};

/** Rests once it is made: all who wait for the same day go on after that, and not beside an act. */
const ownSheet = async (
  documents: LocalDays,
  held: Held,
  apart: ReadApart,
  { day, server, ref, now, rest }: Own,
): Promise<FactSheet> => {
  const own = await documents.of(day);
  const visitDays = visitIndex(await documents.visitsBefore(day, rest), ref.site.zone);
  const sheet = await overlaySheet(
    server,
    apart(own, (found) => factSheet(found, day, { ref, now, visitDays })),
    held,
  );
  await rest();
  return sheet;
};

/** A sheet of one civil day, from which sheet of the server, and on which day. */
type Made = {
  readonly server: FactSheet | undefined;
  readonly today: string;
  readonly sheet: Promise<FactSheet>;
};

/** Reads facts for the screens of one open store. */
export const createFactSource = ({ database, sheets, now, fetchedMs, want }: FactNeeds): FactSource => {
  const marked = markDays(database, now);
  const documents = localDays(database);
  const held = heldBy(database);
  const apart = readApartIn(database, 'figures');
  const remember = rememberFacts();
  /** Sheets that are made or being made. All who read at the same time wait for the same ones. */
  const made = new Map<string, Made>();
  const stopMarks = marked.subscribe((day) => {
    // Readers that already wait get the old sheet; the listeners of this write read again, and that makes the day anew.
    made.delete(day);
    documents.forget(day);
  });

  const readReference = async (): Promise<SiteReference | null> =>
    toSiteReference(await readAll(database.reference.find()));

  /** Days that this desk knows better than the server’s sheets: all of them while there are none. */
  const daysToMake = async (
    state: SheetState,
    { site, today }: { readonly site: Site; readonly today: string },
    from: string,
    to: string,
  ): Promise<readonly string[]> => {
    if (state.asOf === '') {
      const span = await spanOf(database);
      // Of days before the window a desk has a few documents only: their figures would be those of a town that slept.
      const known = windowFrom(today, site.deskWindowDays);
      const first = [from, span?.first ?? from, known].toSorted().at(-1) ?? from;
      return span ? daysOfRange(first, to < span.last ? to : span.last) : [];
    }
    const unsent = await unsentDays(database);
    marked.settle(fetchedMs(), unsent);
    return [...new Set([...marked.all(), ...unsent, today])].filter((day) => day >= from && day <= to);
  };

  const ownDays = async (
    days: readonly string[],
    scene: Pick<Own, 'ref' | 'now'> & { readonly byDay: ReadonlyMap<string, FactSheet>; readonly today: string },
  ): Promise<readonly FactSheet[]> => {
    const { byDay, today, ref, now: instant } = scene;
    const sheets: FactSheet[] = [];
    // Weeks of days, before the history of the server came, are made beside whatever else is done; a day or two are asked for by who looks at them.
    const rest = days.length > fewDays ? breatheQuietly : breathe;
    for (const day of days) {
      const server = byDay.get(day);
      const known = made.get(day);
      if (known && known.server === server && known.today === today) {
        sheets.push(await known.sheet);
        continue;
      }
      const sheet = ownSheet(documents, held, apart, { day, server, ref, now: instant, rest });
      const making: Made = { server, today, sheet };
      made.set(day, making);
      try {
        sheets.push(await sheet);
      } catch (error) {
        if (made.get(day) === making) made.delete(day);
        throw error;
      }
    }
    return sheets;
  };

  const read: FactSource['read'] = async (from, to) => {
    const [ref, state, server] = await Promise.all([readReference(), sheets.state(), sheets.between(from, to)]);
    if (!ref) return { facts: null, asOf: state.asOf, isStale: true, isPartial: isPartOnly(state) };
    const instant = now().toISOString();
    const { day: today, time } = civilOf(instant, ref.site.zone);
    const byDay = new Map(server.map((sheet) => [sheet.day, sheet]));
    const own = await ownDays(await daysToMake(state, { site: ref.site, today }, from, to), {
      byDay,
      today,
      ref,
      now: instant,
    });
    const moved = new Set(own.flatMap(({ appointments }) => appointments.map(({ id }) => id)));
    for (const [day, sheet] of byDay) byDay.set(day, withoutMoved(sheet, moved));
    for (const sheet of own) byDay.set(sheet.day, sheet);
    const isStale = state.asOf === '' || !state.isWhole || now().getTime() - Date.parse(state.asOf) > staleMs;
    const minute = Math.floor(minutesOf(time) / minuteStep) * minuteStep;
    const asOf = { day: today, minute, unsyncedDesks: state.unsyncedDesks };
    const shown = [...byDay.values()].filter(({ day }) => day >= from && day <= to);
    const stamp = `${today} ${String(minute)} ${String(state.unsyncedDesks)}`;
    const facts = remember(`${from} ${to}`, stamp, shown, () => toFacts(withDaysBetween(shown, ref), asOf));
    return { facts, asOf: state.asOf, isStale, isPartial: isPartOnly(state) };
  };

  return {
    read,
    want,
    subscribe: (listener) => {
      const stopMarked = marked.subscribe(listener);
      const stopSheets = sheets.subscribe(listener);
      return () => {
        stopMarked();
        stopSheets();
      };
    },
    stop: () => {
      stopMarks();
      marked.stop();
    },
  };
};
