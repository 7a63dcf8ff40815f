import { Observable } from 'rxjs';
import type { RxCollection } from 'rxdb/plugins/core';

import type { Citizen } from '#shared/domain/model/citizen';
import type { CollectionName, Documents } from '#shared/domain/model/collections';
import { byId } from '#shared/lib/compare';
import type { LogCollection } from '#shared/sync/merge-document';
import { addDays, daysBetween } from '#shared/time/civil';
import { isCivilDay } from '#shared/time/civil-day';

import type { GuichetDatabase } from './database/collections';
import { bulksOf } from './plain';
import { readEveryCitizen } from './pass/every-citizen';
import { breathe, readDays } from './read-portion';

/** So many days are read at a stretch: of a large town some nine hundred rows, of which each is judged before it is shown. */
const portionDays = 3;
/** A year that is half typed makes a stretch of centuries: it is read in so many portions all the same. */
const mostPortions = 40;

type Order<Document> = (a: Document, b: Document) => number;

type Rows<Document> = {
  /** The order of the answer; no two documents are alike in it. */
  readonly order: Order<Document>;
  readonly isWanted: (document: Document) => boolean;
  /** Reads what is wanted, and maybe more, portion by portion; ends early when nobody listens any more. */
  readonly read: (take: (rows: readonly Document[]) => boolean) => Promise<void>;
};

/** Where a document stands in a sorted list, or would stand. */
const placeIn = <Document>(sorted: readonly Document[], one: Document, order: Order<Document>): number => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const there = sorted[middle];
    if (there !== undefined && order(there, one) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
};

/**
 * The wanted documents of a collection: read from the storage in portions, then kept in step with every change. A live query of RxDB
 * steps through a cursor, makes a document of its own of each row and looks at all of its rows again for each change; of the weeks ahead
 * of a large town those are tens of thousands. A document that did not change is the same object in the next answer.
 */
const watchRows = <Name extends CollectionName>(
  collection: RxCollection<Documents[Name]>,
  { order, isWanted, read }: Rows<Documents[Name]>,
): Observable<readonly Documents[Name][]> =>
  new Observable((subscriber) => {
    const held = new Map<string, Documents[Name]>();
    const touched = new Set<string>();
    // Kept in order from the first answer on: to sort thousands anew at every write took longer than the write.
    let sorted: Documents[Name][] | null = null;
    const put = (id: string, document: Documents[Name] | null): boolean => {
      const before = held.get(id);
      held.delete(id);
      if (document) held.set(id, document);
      if (sorted && before) {
        const place = placeIn(sorted, before, order);
        // Were two documents alike in the order, the other one must stay.
        sorted.splice(sorted[place] === before ? place : sorted.indexOf(before), 1);
      }
      if (document) sorted?.splice(placeIn(sorted, document, order), 0, document);
      return before !== undefined || document !== null;
    };
    const changes = bulksOf<Name>(collection).subscribe((bulk) => {
      let isOurs = false;
      for (const { id, document } of bulk) {
        if (!sorted) touched.add(id);
        isOurs = put(id, document !== null && isWanted(document) ? document : null) || isOurs;
      }
      if (isOurs && sorted) subscriber.next([...sorted]);
    });
    const take = (rows: readonly Documents[Name][]): boolean => {
      // What changed meanwhile is newer than what was read.
      for (const row of rows) if (!touched.has(row.id) && isWanted(row)) held.set(row.id, row);
      return !subscriber.closed;
    };
    read(take)
      .then(() => {
        sorted = [...held.values()].toSorted(order);
        touched.clear();
        subscriber.next([...sorted]);
      })
      .catch((error: unknown) => {
        if (!collection.closed) subscriber.error(error);
      });
    return () => changes.unsubscribe();
  });

/** The documents from a civil day to another, both included, in an order; none where either is no civil day. */
export const watchDays = <Name extends LogCollection>(
  collection: RxCollection<Documents[Name]>,
  fromDay: string,
  toDay: string,
  order: Order<Documents[Name]>,
  isWanted: (document: Documents[Name]) => boolean = () => true,
): Observable<readonly Documents[Name][]> =>
  watchRows<Name>(collection, {
    order,
    isWanted: (document) => fromDay <= document.day && document.day <= toDay && isWanted(document),
    read: async (take) => {
      if (!isCivilDay(fromDay) || !isCivilDay(toDay)) return;
      const whole = daysBetween(fromDay, toDay);
      const days = Math.max(portionDays, Math.ceil((whole + 1) / mostPortions));
      for (let at = 0; at <= whole; at += days) {
        const isLast = at + days > whole;
        const last = isLast ? toDay : addDays(fromDay, at + days - 1);
        if (!take(await readDays<Name>(collection, addDays(fromDay, at - 1), last))) return;
        if (!isLast) await breathe();
      }
    },
  });

/** The wanted ones among all citizens, by id. */
export const watchCitizens = (
  database: GuichetDatabase,
  isWanted: (citizen: Citizen) => boolean,
): Observable<readonly Citizen[]> =>
  watchRows<'citizens'>(database.citizens, {
    order: byId,
    isWanted,
    read: (take) => readEveryCitizen(database, take),
  });
