import { map, type Observable } from 'rxjs';
import type { RxCollection, RxDocument } from 'rxdb/plugins/core';

import type { CollectionName, Documents } from '#shared/domain/model/collections';

import { soundHere } from './unreadable';

/** What the storage adds to a document. */
type Stored = {
  readonly _deleted?: unknown;
  readonly _rev?: unknown;
  readonly _meta?: unknown;
  readonly _attachments?: unknown;
};

const seen = new WeakMap<object, unknown>();

/**
 * A document as readers see it, `null` when nothing of it is sound. The same revision gives the same object, so that screens can skip
 * unchanged rows.
 */
export const plain = <Value extends object>(document: RxDocument<Value>): Value | null => {
  const known = seen.get(document);
  if (known !== undefined) return known as Value | null;
  const value = soundHere(document.collection, document.toJSON() as Value);
  seen.set(document, value);
  return value;
};

export const plainAll = <Value extends object>(documents: Iterable<RxDocument<Value>>): readonly Value[] =>
  [...documents].flatMap((document) => plain(document) ?? []);

/** A row of the storage as readers see it, without what the storage adds. */
export const plainRow = <Name extends CollectionName>(
  collection: RxCollection<Documents[Name]>,
  row: Documents[Name],
): Documents[Name] | null => {
  const { _deleted: _, _rev: __, _meta: ___, _attachments: ____, ...document } = row as Documents[Name] & Stored;
  return soundHere(collection, document as unknown as Documents[Name]);
};

/** A question to the store, whatever RxDB makes of its answer. */
type Query<Answer> = { readonly exec: () => Promise<Answer>; readonly $: Observable<Answer> };
type Many<Value> = Query<RxDocument<Value>[]> | Query<Map<string, RxDocument<Value>>>;
type One<Value> = Query<RxDocument<Value> | null>;

/** Reads the documents of a query once, those that are sound. */
export const readAll = async <Value extends object>(query: Many<Value>): Promise<readonly Value[]> =>
  plainAll<Value>((await query.exec()).values());

/** Reads one document; `null` when there is none, or nothing of it is sound. */
export const readOne = async <Value extends object>(query: One<Value>): Promise<Value | null> => {
  const document = await query.exec();
  return document && plain<Value>(document);
};

/** The documents of a query, those that are sound, and every change of them. */
export const watchAll = <Value extends object>(query: Many<Value>): Observable<readonly Value[]> => {
  const found = query.$ as Observable<{ readonly values: () => Iterable<RxDocument<Value>> }>;
  return found.pipe(map((documents) => plainAll<Value>(documents.values())));
};

/** One document and every change of it; `null` while there is none, or nothing of it is sound. */
export const watchOne = <Value extends object>(query: One<Value>): Observable<Value | null> =>
  query.$.pipe(map((document) => document && plain<Value>(document)));

/** What happened to a document: what is left of it now (`null` = nothing that is sound, or it is gone), and what it was. */
export type Changed<Document> = {
  readonly id: string;
  readonly document: Document | null;
  readonly before: () => Document | null;
};

type Event = {
  readonly documentId: string;
  readonly operation: string;
  readonly documentData: unknown;
  readonly previousDocumentData?: unknown;
};

const written = new WeakMap<object, unknown>();

/** What was written, judged once for all who hear of it, and the same object for each of them. */
const plainOnce = <Name extends CollectionName>(
  collection: RxCollection<Documents[Name]>,
  row: Documents[Name],
): Documents[Name] | null => {
  const known = written.get(row);
  if (known !== undefined) return known as Documents[Name] | null;
  const fresh = plainRow<Name>(collection, row);
  written.set(row, fresh);
  return fresh;
};

const toChanged =
  <Name extends CollectionName>(collection: RxCollection<Documents[Name]>) =>
  ({ documentId: id, operation, documentData, previousDocumentData }: Event): Changed<Documents[Name]> => ({
    id,
    document: operation === 'DELETE' ? null : plainOnce<Name>(collection, documentData as Documents[Name]),
    before: () => (previousDocumentData ? plainRow<Name>(collection, previousDocumentData as Documents[Name]) : null),
  });

/** Every change of a collection from now on. */
export const changesOf = <Name extends CollectionName>(
  collection: RxCollection<Documents[Name]>,
): Observable<Changed<Documents[Name]>> => collection.$.pipe(map(toChanged<Name>(collection)));

/** The same, those together that were written together. */
export const bulksOf = <Name extends CollectionName>(
  collection: RxCollection<Documents[Name]>,
): Observable<readonly Changed<Documents[Name]>[]> =>
  collection.eventBulks$.pipe(map(({ events }) => events.map(toChanged<Name>(collection))));
