import type { CollectionName } from '#shared/domain/model/collections';

import type { GuichetDatabase } from '../data/database/collections';
import type { OutboxEntry } from '../data/database/outbox-entry';
import type { Contact, ContactStore } from './contact';
import { isOutOfReach, type SyncKind, type SyncState, type WaitingWrite } from './sync-state';

/** A clock that differs more from the server's makes times wrong. */
export const mostDriftMs = 120_000;
/** Where the two differ by so much, a server without a battery would take the desks of a town to another day. */
const mostFollowedMs = 12 * 3_600_000;

/**
 * By how much a desk puts its clock right, whose machine is so much ahead of the server, milliseconds: hours on tickets, waits and the order of people
 * are the same at all desks then (decision 0091). 0 = it goes by its own clock.
 */
export const followedDrift = (driftMs: number): number =>
  Math.abs(driftMs) > mostDriftMs && Math.abs(driftMs) <= mostFollowedMs ? driftMs : 0;
/** What is gone within two seconds is not worth a sign. */
const sendingAfterMs = 2_000;
/** The first contact takes a moment, and a server that starts says so: until then the desk is not offline. */
const firstContactMs = { unknown: 4_000, unreachable: 4_000, starting: 60_000 };
/**
 * A desk that has not had everything waits for the longest call of an exchange, and one try more: what it shows before may be of somebody
 * who was erased meanwhile (0107).
 */
const unheardMs = { unknown: 30_000, unreachable: 30_000, starting: 60_000 };
const connectingLookMs = 500;

type Facts = {
  readonly enrolled: boolean;
  readonly contact: Contact;
  readonly entries: readonly OutboxEntry[];
};

const toWaiting = (entry: OutboxEntry): WaitingWrite => ({
  id: entry.documentId,
  collection: entry.collectionName as CollectionName,
  code: entry.code,
  at: entry.at,
});

const isConnecting = ({ reach, since, lastExchange, complete }: Contact, nowMs: number): boolean => {
  if (complete && lastExchange !== '') return false;
  if (reach !== 'unknown' && reach !== 'unreachable' && reach !== 'starting') return false;
  const waitedMs = nowMs - Date.parse(since);
  // A clock that was set back meanwhile says nothing: the desk is offline then.
  return waitedMs >= 0 && waitedMs < (complete ? firstContactMs : unheardMs)[reach];
};

const kindOf = ({ enrolled, contact, entries }: Facts, nowMs: number): SyncKind => {
  if (!enrolled) return 'notEnrolled';
  if (contact.reach === 'refused') return 'noServer';
  if (contact.reach === 'outdated') return 'outdated';
  if (isConnecting(contact, nowMs)) return 'connecting';
  if (contact.reach !== 'reached') return 'offline';
  if (!contact.complete) return 'receiving';
  if (entries.some((entry) => entry.refusedWhy !== '')) return 'conflict';
  if (Math.abs(contact.driftMs) > mostDriftMs) return 'clockDrift';
  return entries.some((entry) => nowMs - Date.parse(entry.at) >= sendingAfterMs) ? 'sending' : 'synced';
};

/** The state of the exchange in the words of the screen. Pure. */
export const toSyncState = (facts: Facts, before: SyncState | null, nowIso: string): SyncState => {
  const kind = kindOf(facts, Date.parse(nowIso));
  const entries = facts.entries.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const refused = entries.filter((entry) => entry.refusedWhy !== '');
  const unsent = entries.filter((entry) => entry.refusedWhy === '');
  const contactKind = isOutOfReach(kind);
  return {
    kind,
    since: before?.kind === kind ? before.since : contactKind ? facts.contact.since : nowIso,
    lastExchange: facts.contact.lastExchange,
    toSend: unsent.length,
    waiting: unsent.map(toWaiting),
    refused: refused.map((entry) => ({ ...toWaiting(entry), why: entry.refusedWhy })),
    conflicts: refused.length,
    driftMs: facts.contact.driftMs,
    wentBackAt: facts.contact.wentBackAt,
    shutOut: facts.contact.shutOut,
    withheld: facts.contact.withheld,
    received: facts.contact.received,
    nextTry: facts.contact.nextTry,
  };
};

export type SyncStateWatch = {
  readonly read: () => SyncState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Resolves once what is unsent has been counted for the first time. */
  readonly counted: Promise<void>;
  /** Something that nobody tells of may have changed: look again. */
  readonly renew: () => void;
  readonly stop: () => void;
};

/** Follows the outbox and the line for as long as the store is open. Conflicts are found elsewhere, by `useConflicts`. */
export const watchSyncState = (
  database: GuichetDatabase,
  enrolled: () => boolean,
  contact: ContactStore,
  now: () => Date,
): SyncStateWatch => {
  const listeners = new Set<() => void>();
  let entries: readonly OutboxEntry[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (before: SyncState | null): SyncState => {
    const facts = { enrolled: enrolled(), contact: contact.read(), entries };
    return toSyncState(facts, before, now().toISOString());
  };
  let state = look(null);

  let count = (): void => undefined;
  const counted = new Promise<void>((resolve) => {
    count = resolve;
  });
  const renew = (): void => {
    clearTimeout(timer);
    state = look(state);
    if (state.kind === 'connecting') timer = setTimeout(renew, connectingLookMs);
    if (state.toSend > 0 && state.kind === 'synced') timer = setTimeout(renew, sendingAfterMs / 2);
    for (const listener of listeners) listener();
  };
  const subscription = database.outbox.find().$.subscribe((documents) => {
    entries = documents.map((document) => document.toJSON() as OutboxEntry);
    renew();
    count();
  });
  const unsubscribe = contact.subscribe(renew);
  return {
    counted,
    renew,
    read: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => {
      clearTimeout(timer);
      unsubscribe();
      subscription.unsubscribe();
    },
  };
};
