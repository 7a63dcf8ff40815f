import type { Citizen } from '../domain/model/citizen';
import type { CollectionName, Documents } from '../domain/model/collections';

import { logOf, mergeDocument, type Stored } from './merge-document';
import { mergeCitizens } from './merge-citizens';
import { allRules, type SyncRules } from './rules';
import { sameValue } from './same-document';

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
  if (collection === 'reference') return false;
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
): Stored<Documents[Name]> =>
  !rules.masterVerbatim || addsToMaster(collection, master, fork)
    ? mergeDocument(collection, master, fork, rules)
    : master;
