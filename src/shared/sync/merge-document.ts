import { foldAppointment } from '../domain/lifecycle/fold-appointment';
import { foldDeskSession } from '../domain/lifecycle/fold-desk-session';
import { foldRequest } from '../domain/lifecycle/fold-request';
import { foldTicket } from '../domain/lifecycle/fold-ticket';
import type { Citizen } from '../domain/model/citizen';
import type { CollectionName, Documents } from '../domain/model/collections';
import type { AnyEvent, EventLog } from '../domain/model/event';

import { eraseWords, holdsWords } from './erase-words';
import { laterText, mergeCitizens } from './merge-citizens';
import { allRules, type SyncRules } from './rules';
import { unionEvents } from './union-events';

/** A document as a store or the wire holds it. */
export type Stored<Document> = Document & { readonly _deleted?: boolean };

/** A document that is written as a log of events. */
export type LogCollection = Exclude<CollectionName, 'citizens' | 'reference'>;

const folds: { readonly [Name in LogCollection]: (id: string, siteId: string, log: EventLog) => Documents[Name] } = {
  appointments: foldAppointment,
  tickets: foldTicket,
  requests: foldRequest,
  deskSessions: foldDeskSession,
};

/** Whether the documents of a collection are logs of events. */
export const isLogCollection = (collection: CollectionName): collection is LogCollection =>
  Object.hasOwn(folds, collection);

/** The document that a log tells, by collection; without the words of whom the log calls erased. */
export const foldDocument = <Name extends LogCollection>(
  collection: Name,
  id: string,
  siteId: string,
  log: EventLog,
): Documents[Name] => folds[collection](id, siteId, holdsWords(collection) ? eraseWords(log) : log);

const isEvent = (event: unknown): event is AnyEvent => typeof event === 'object' && event !== null;

/**
 * The log of a document, whatever its collection; empty when it has none. A store of before every row was checked may hold anything: what
 * is no event at all is passed over.
 */
export const logOf = (document: object): readonly AnyEvent[] => {
  if (!('events' in document) || !Array.isArray(document.events)) return [];
  const events: unknown[] = document.events;
  const log = events.filter(isEvent);
  return log.length === events.length ? (events as AnyEvent[]) : log;
};

/** What the server leaves of a log that its town keeps no longer: it says nothing, so whoever still has the log, and news in it, is not overruled by it. */
export const isEmptied = (document: object): boolean =>
  '_deleted' in document && document._deleted === true && 'events' in document && logOf(document).length === 0;

/** Deletion of either side stays; the key is written only where one side had it. */
const deletion = (a: Stored<object>, b: Stored<object>): { readonly _deleted?: boolean } =>
  a._deleted === undefined && b._deleted === undefined ? {} : { _deleted: a._deleted === true || b._deleted === true };

/**
 * Two copies of a document in one that knows all that either knew. For logs: the union of events by id, folded; for
 * citizens: per-field registers. Commutative, associative, idempotent and total, so any replica may send any copy at any
 * time, twice, late or stale. Two things are not symmetric: reference data, which the server alone writes, and events of one
 * id with two contents, which only a broken device makes; there `a`, the master, is the answer.
 */
export const mergeDocument = <Name extends CollectionName>(
  collection: Name,
  a: Stored<Documents[Name]>,
  b: Stored<Documents[Name]>,
  rules: SyncRules = allRules,
): Stored<Documents[Name]> => {
  if (isLogCollection(collection) && isEmptied(a)) return b;
  if (isLogCollection(collection) && isEmptied(b)) return a;
  const merge = (): Documents[CollectionName] => {
    if (collection === 'reference') return a;
    if (collection === 'citizens') return mergeCitizens(a as Citizen, b as Citizen, rules);
    const siteId = laterText(a.siteId, b.siteId);
    return foldDocument(collection as LogCollection, a.id, siteId, unionEvents(logOf(a), logOf(b)));
  };
  // The collection's name decides the type of both copies and so of what is folded from them.
  const merged = merge() as Documents[Name];
  return collection === 'reference' ? (merged as Stored<Documents[Name]>) : { ...merged, ...deletion(a, b) };
};
