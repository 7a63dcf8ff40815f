import { BehaviorSubject, type Observable } from 'rxjs';
import type { RxCollection } from 'rxdb/plugins/core';

import type { UnreadableRow } from '#shared/domain/conflicts/conflict';
import { collectionNames, type CollectionName, type Documents } from '#shared/domain/model/collections';
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

const note = (collection: RxCollection, key: string, value: object, sound: object | null): void => {
  const ledger = ledgerOf(collection.database);
  const name = collection.name as CollectionName;
  const row: UnreadableRow = { collection: name, id: markOf(key), isWhole: sound === null };
  if (ledger.rows.get(`${name} ${key}`)?.isWhole !== row.isWhole) {
    ledger.rows.set(`${name} ${key}`, row);
    tellSoon(ledger);
  }
  if (!ledger.logged.has(`${name} ${key}`)) {
    ledger.logged.add(`${name} ${key}`);
    log(row, unsoundParts(name, value as Documents[CollectionName]));
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
  const isLeftOut =
    (sound as unknown) !== value && unsoundParts(name, value as unknown as Documents[CollectionName]).length > 0;
  if (isLeftOut) note(collection, String((value as { readonly id?: unknown }).id), value, sound);
  return sound as Value | null;
};

/** The documents of this store that readers leave out, whole or in part, as far as anybody came across them. */
export const unreadableIn = (database: object): Observable<readonly UnreadableRow[]> => ledgerOf(database).latest;
