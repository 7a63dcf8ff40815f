import { BehaviorSubject, type Observable } from 'rxjs';
import type { RxCollection } from 'rxdb/plugins/core';

import type { UnreadableRow } from '#shared/domain/conflicts/conflict';
import { collectionNames, type CollectionName, type Documents } from '#shared/domain/model/collections';
import { createReadApart, type ReadApart } from '#shared/sync/read-apart';
import { soundDocument, unsoundParts } from '#shared/sync/sound-document';

import { guichetBridge } from '../platform/bridge';

type Ledger = {
  readonly rows: Map<string, UnreadableRow>;
  readonly latest: BehaviorSubject<readonly UnreadableRow[]>;
  /** Collections whose changes are heard: a document that was mended is readable again. */
  readonly heard: Set<string>;
  /** What the log has been told of already. */
  readonly logged: Set<string>;
  isDue: boolean;
};

/** By which a row is found again. Nobody knows who made it: its id may be of any length, and hold anything. */
const markOf = (id: string): string => id.replaceAll(/[^\w:-]/g, '').slice(0, 30);

/** So many parts of one document are named in the log. */
const mostParts = 5;

const idOf = (document: object): string => String((document as { readonly id?: unknown }).id);

const ledgers = new WeakMap<object, Ledger>();

const ledgerOf = (database: object): Ledger => {
  const known = ledgers.get(database);
  if (known) return known;
  const fresh: Ledger = {
    rows: new Map(),
    latest: new BehaviorSubject<readonly UnreadableRow[]>([]),
    heard: new Set(),
    logged: new Set(),
    isDue: false,
  };
  ledgers.set(database, fresh);
  return fresh;
};

/** Told together: a store may hold hundreds of them. */
const tellSoon = (ledger: Ledger): void => {
  if (ledger.isDue) return;
  ledger.isDue = true;
  setTimeout(() => {
    ledger.isDue = false;
    ledger.latest.next([...ledger.rows.values()]);
  });
};

const log = ({ collection, id }: UnreadableRow, parts: readonly string[]): void => {
  const some = parts.slice(0, mostParts).join(', ');
  const more = parts.length > mostParts ? ` +${parts.length - mostParts}` : '';
  guichetBridge()
    ?.invoke('log.report', { level: 'error', code: 'data.unreadable', detail: `${collection} ${id} ${some}${more}` })
    .catch(() => undefined);
};

const isSynced = (name: string): name is CollectionName => (collectionNames as readonly string[]).includes(name);

type Noted = { readonly isWhole: boolean; readonly parts: readonly string[]; readonly reader?: string };

const note = (collection: RxCollection, key: string, { isWhole, parts, reader = '' }: Noted): void => {
  const ledger = ledgerOf(collection.database);
  const name = collection.name as CollectionName;
  const row: UnreadableRow = { collection: name, id: markOf(key), isWhole };
  if (ledger.rows.get(`${name} ${key}`)?.isWhole !== row.isWhole) {
    ledger.rows.set(`${name} ${key}`, row);
    tellSoon(ledger);
  }
  if (!ledger.logged.has(`${name} ${key} ${reader}`)) {
    ledger.logged.add(`${name} ${key} ${reader}`);
    log(row, parts);
  }
  if (ledger.heard.has(name)) return;
  ledger.heard.add(name);
  collection.$.subscribe(({ documentId, operation, documentData }) => {
    if (!ledger.rows.has(`${name} ${documentId}`)) return;
    if (operation === 'DELETE' || unsoundParts(name, documentData as Documents[CollectionName]).length === 0) {
      ledger.rows.delete(`${name} ${documentId}`);
      tellSoon(ledger);
    }
  });
};

/**
 * The one gate through which readers see a document of this store (decision 0058): what is sound of it, `null` when nothing is. What
 * is left out is noted, for Conflits, and named in the log once, by collection and id alone.
 */
export const soundHere = <Value extends object>(collection: RxCollection, value: Value): Value | null => {
  const { name } = collection;
  // The outbox is of this desk alone: nobody else writes into it.
  if (!isSynced(name)) return value;
  const sound = soundDocument(name, value as unknown as Documents[CollectionName]);
  const parts = (sound as unknown) === value ? [] : unsoundParts(name, value);
  if (parts.length > 0) note(collection, idOf(value), { isWhole: sound === null, parts });
  return sound as Value | null;
};

const apart = new WeakMap<object, Map<string, ReadApart>>();

/**
 * A reader of this store that leaves out the documents over which it fails although they are sound: each is named like one that cannot be
 * read, and the rest is shown. The same reader for the same name, so that places that ask together look for them once.
 */
export const readApartIn = (database: Readonly<Record<CollectionName, unknown>>, reader: string): ReadApart => {
  const readers = apart.get(database) ?? new Map<string, ReadApart>();
  apart.set(database, readers);
  const known = readers.get(reader);
  if (known) return known;
  const fresh = createReadApart((name, document) =>
    note(database[name] as RxCollection, idOf(document), { isWhole: false, parts: [reader], reader }),
  );
  readers.set(reader, fresh);
  return fresh;
};

/** The documents of this store that readers leave out, whole or in part, as far as anybody came across them. */
export const unreadableIn = (database: object): Observable<readonly UnreadableRow[]> => ledgerOf(database).latest;
