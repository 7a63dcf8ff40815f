import type { Citizen } from '#shared/domain/model/citizen';
import { collectionNames, type CollectionName } from '#shared/domain/model/collections';
import { digestOf } from '#shared/sync/digest';
import { holdsWords } from '#shared/sync/erase-words';
import { logOf } from '#shared/sync/merge-document';
import type { WireDocument } from '#shared/sync/protocol';
import { sameValue } from '#shared/sync/same-document';

import { askMessages } from '../messages/follow-appointment';
import { doubtNumbers } from '../tickets/doubt-numbers';
import { guichetJudge } from './guichet-judge';
import { nameByCause } from '../documents/authority-event';
import { clearedBy, sweepWords } from '../documents/erased-words';
import type { Change, CollectionRules, Registry } from '../documents/registry';
import { toWritten } from '../documents/to-written';

const isErasedPerson = (document: WireDocument): boolean => (document['erasedAt'] ?? '') !== '';

const dayOf = (document: WireDocument): string => (typeof document['day'] === 'string' ? document['day'] : '');

const addedEvents = (stored: WireDocument | null, document: WireDocument): unknown => {
  const known = new Set(logOf(stored ?? {}).map((event) => event.id));
  return { events: logOf(document).filter((event) => !known.has(event.id)), _deleted: document._deleted };
};

const addedRegisters = (stored: WireDocument | null, document: WireDocument): unknown => {
  const known = (stored?.['fields'] ?? {}) as Citizen['fields'];
  const fields = (document['fields'] ?? {}) as Citizen['fields'];
  // Not by the stamp alone: of two values under one stamp the greater wins, and then it is what was added.
  const added = Object.entries(fields).filter(([name, register]) => !sameValue(known[name], register));
  return { fields: Object.fromEntries(added), erasedAt: document['erasedAt'], _deleted: document._deleted };
};

const deltaOf = (collection: CollectionName): CollectionRules['deltaOf'] => {
  if (collection === 'reference') return (_stored, document) => document;
  return collection === 'citizens' ? addedRegisters : addedEvents;
};

/** Who was not erased before is by one of these changes. */
const newlyErased = (changes: readonly Change[]): readonly string[] =>
  changes.flatMap(({ before, after }) =>
    isErasedPerson(after) && !(before && isErasedPerson(before)) ? after.id : [],
  );

/** Words of whom a push erases go in the transaction that does. */
const sweepPushed: NonNullable<CollectionRules['written']> = ({ site, rules, at, seal }, changes) =>
  sweepWords(
    {
      site,
      rules,
      voice: { at, seal, nameOf: nameByCause },
      written: (collection, stored, document) => toWritten(rulesOf(collection), stored, document),
    },
    newlyErased(changes),
  );

const rulesOf = (collection: CollectionName): CollectionRules => ({
  judge: (scene) => guichetJudge(collection, scene),
  ...(collection === 'appointments' ? { written: askMessages } : {}),
  ...(collection === 'citizens' ? { written: sweepPushed } : {}),
  ...(collection === 'tickets' ? { doubts: doubtNumbers } : {}),
  dayOf,
  digestOf,
  deltaOf: deltaOf(collection),
  isErased: (document) => collection === 'citizens' && isErasedPerson(document),
  ...(holdsWords(collection) ? { clearedBy: (document: WireDocument) => clearedBy(collection, document) } : {}),
});

/** The collections of the product. */
export const guichetRegistry: Registry = Object.fromEntries(
  collectionNames.map((collection) => [collection, rulesOf(collection)]),
);
