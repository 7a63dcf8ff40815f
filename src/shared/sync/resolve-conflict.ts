import type { Citizen } from '../domain/model/citizen';
import { isAuthorityEvent } from '../domain/lifecycle/event-log';
import type { CollectionName, Documents } from '../domain/model/collections';
import type { AnyEvent } from '../domain/model/event';
import { isSoundEvent } from '../domain/rows/event-fault';
import { registerFault } from '../domain/rows/register-fault';

import { isEmptied, isLogCollection, logOf, mergeDocument, type Stored } from './merge-document';
import { mergeCitizens } from './merge-citizens';
import { allRules, type SyncRules } from './rules';
import { sameValue } from './same-document';

/** A word of the authority without its proof, which the server does not hold: nobody else says such words. */
const isForged = (event: AnyEvent): boolean => isAuthorityEvent(event) && typeof event['mac'] !== 'string';

/**
 * A copy without the events and registers that no reader could bear and that the master does not hold: the server set them aside, and
 * they must not come back. So a desk that holds such a thing is healed by the server's copy.
 */
export const bearable = <Name extends CollectionName>(
  collection: Name,
  master: Stored<Documents[Name]>,
  fork: Stored<Documents[Name]>,
): Stored<Documents[Name]> => {
  if (isLogCollection(collection)) {
    const held = new Set(logOf(master).map((event) => event.id));
    const log = logOf(fork);
    const mayStay = (event: unknown): boolean => isSoundEvent(collection, event) && !isForged(event);
    const events = log.filter((event) => mayStay(event) || held.has((event as AnyEvent | null)?.id ?? ''));
    return events.length === log.length ? fork : ({ ...fork, events } as Stored<Documents[Name]>);
  }
  if (collection !== 'citizens') return fork;
  const fields = (fork as Citizen).fields ?? {};
  const theirs = (master as Citizen).fields ?? {};
  const names = Object.keys(fields);
  const kept = names.filter((name) => registerFault(name, fields[name]) === '' || theirs[name]?.t === fields[name]?.t);
  return kept.length === names.length
    ? fork
    : ({ ...fork, fields: Object.fromEntries(kept.map((name) => [name, fields[name]])) } as Stored<Documents[Name]>);
};

const addsEvents = (master: object, fork: object): boolean => {
  const known = new Set(logOf(master).map((event) => event.id));
  return logOf(fork).some((event) => !known.has(event.id));
};

const addsRegisters = (master: Citizen, fork: Citizen): boolean =>
  !sameValue(mergeCitizens(master, fork), mergeCitizens(master, master));

/** Whether a copy knows anything that the master does not: an event, a later register, an erasure or a deletion. */
export const addsToMaster = <Name extends CollectionName>(
  collection: Name,
  master: Stored<Documents[Name]>,
  fork: Stored<Documents[Name]>,
): boolean => {
  if (collection === 'reference' || isEmptied(fork)) return false;
  if (fork._deleted === true && master._deleted !== true) return true;
  return collection === 'citizens' ? addsRegisters(master as Citizen, fork as Citizen) : addsEvents(master, fork);
};

/**
 * What a desk keeps when its copy and the server's differ: the union of both, and the master verbatim when the union adds
 * nothing. Without the second rule, a desk whose fold differs from the server's by its version would push for ever.
 */
export const resolveConflict = <Name extends CollectionName>(
  collection: Name,
  master: Stored<Documents[Name]>,
  fork: Stored<Documents[Name]>,
  rules: SyncRules = allRules,
): Stored<Documents[Name]> => {
  const mine = bearable(collection, master, fork);
  return !rules.masterVerbatim || addsToMaster(collection, master, mine)
    ? mergeDocument(collection, master, mine, rules)
    : master;
};
