import { Observable } from 'rxjs';
import type { RxCollection } from 'rxdb/plugins/core';

import type { Documents } from '#shared/domain/model/collections';
import type { LogCollection } from '#shared/sync/merge-document';
import { addDays } from '#shared/time/civil';

import { readDays } from './read-portion';

/** What the storage adds to a document. */
type Stored = {
  readonly _deleted?: unknown;
  readonly _rev?: unknown;
  readonly _meta?: unknown;
  readonly _attachments?: unknown;
};

const bare = <Document extends object>(row: Document): Document => {
  const { _deleted: _, _rev: __, _meta: ___, _attachments: ____, ...document } = row as Document & Stored;
  return document as Document;
};

/**
 * The documents from a civil day to another, both included: read in one piece, then kept in step with every change of the store. A
 * live query of RxDB steps through a cursor and looks at all of its rows again for each change; of the weeks ahead of a large town those are
 * tens of thousands. A document that did not change is the same object in the next answer.
 */
export const watchDays = <Name extends LogCollection>(
  collection: RxCollection<Documents[Name]>,
  fromDay: string,
  toDay: string,
): Observable<readonly Documents[Name][]> =>
  new Observable((subscriber) => {
    const held = new Map<string, Documents[Name]>();
    const touched = new Set<string>();
    let isRead = false;
    const tell = (): void => subscriber.next([...held.values()]);
    const changes = collection.eventBulks$.subscribe(({ events }) => {
      let isOurs = false;
      for (const { documentId, documentData } of events) {
        const document = documentData as Documents[Name] & { readonly _deleted: boolean };
        touched.add(documentId);
        const isWithin = !document._deleted && fromDay <= document.day && document.day <= toDay;
        isOurs = held.delete(documentId) || isWithin || isOurs;
        if (isWithin) held.set(documentId, bare<Documents[Name]>(document));
      }
      if (isOurs && isRead) tell();
    });
    const read = async (): Promise<void> => {
      const rows = await readDays<Name>(collection, fromDay === '' ? '' : addDays(fromDay, -1), toDay);
      // What changed meanwhile is newer than what was read.
      for (const row of rows) if (!touched.has(row.id)) held.set(row.id, bare<Documents[Name]>(row));
      isRead = true;
      tell();
    };
    read().catch((error: unknown) => {
      if (!collection.closed) subscriber.error(error);
    });
    return () => changes.unsubscribe();
  });
