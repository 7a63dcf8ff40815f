import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { citizen, documentOf, eventsOf, logCollections } from '../../../tests/arbitraries/event-logs';
import { demoTown } from '../demo/demo-town';
import { isAuthorityEvent } from '../domain/lifecycle/event-log';
import { collectionNames } from '../domain/model/collections';
import { eventFault, isSoundEvent } from '../domain/rows/event-fault';
import { soundRegisters } from '../domain/rows/register-fault';
import { foldDocument, isLogCollection, logOf } from './merge-document';
import { soundDocument, unsoundParts } from './sound-document';
import { resolveConflict } from './resolve-conflict';

const runs = { numRuns: 300 };

describe('the demonstration town', () => {
  const town = demoTown({ seed: 1, today: '2026-11-24', now: '2026-11-24T09:30:00.000Z' });

  it('has nothing that a reader could not bear, and each of its documents is seen as the very same object', () => {
    for (const name of collectionNames)
      for (const document of town[name]) {
        expect(unsoundParts(name, document)).toEqual([]);
        expect(soundDocument(name, document as never)).toBe(document);
      }
  });

  it('has no event that may not be written today', () => {
    for (const name of collectionNames.filter(isLogCollection))
      for (const document of town[name])
        for (const event of document.events) expect(eventFault(name, event, 'written')).toBe('');
  });
});

describe.each(logCollections)('a document of %s', (collection) => {
  it('is seen with its sound events alone, as their fold tells it, and once more the same', () => {
    fc.assert(
      fc.property(documentOf(collection), (document) => {
        const seen = soundDocument(collection, document);
        if (seen === null) return;
        const sound = logOf(document).filter((event) => isSoundEvent(collection, event));
        expect(logOf(seen)).toEqual(sound);
        expect(seen).toMatchObject(foldDocument(collection, document.id, document.siteId, sound));
        expect(soundDocument(collection, seen)).toBe(seen);
        expect(soundDocument(collection, document)).toBe(seen);
      }),
      runs,
    );
  });

  it('that holds what nobody can bear is healed by the copy of the server, and keeps its own sound events', () => {
    fc.assert(
      fc.property(eventsOf(collection), eventsOf(collection), (theirs, ours) => {
        const sound = theirs.filter((event) => isSoundEvent(collection, event));
        const master = foldDocument(collection, 'doc', 'site', sound);
        const fork = foldDocument(collection, 'doc', 'site', [...theirs, ...ours]);
        const healed = resolveConflict(collection, master, fork);
        expect(logOf(healed).every((event) => isSoundEvent(collection, event))).toBe(true);
        const ids = new Set(logOf(healed).map((event) => event.id));
        // Words of the server without its proof are the server's to say.
        const kept = ours.filter((event) => isSoundEvent(collection, event) && !isAuthorityEvent(event));
        expect(kept.every((event) => ids.has(event.id))).toBe(true);
      }),
      runs,
    );
  });
});

describe('a citizen', () => {
  it('is seen without the registers that nobody can bear', () => {
    fc.assert(
      fc.property(citizen, (one) => {
        const seen = soundDocument('citizens', one);
        expect(seen === null || soundRegisters(seen.fields).faults.length === 0).toBe(true);
        if (unsoundParts('citizens', one).length === 0) expect(seen).toBe(one);
      }),
      runs,
    );
  });

  it('whose erasure bears no stamp is not seen at all', () => {
    const erased = { id: 'c1', siteId: 's', fields: {}, erasedAt: '~' };
    expect(soundDocument('citizens', erased)).toBeNull();
  });

  it('is not emptied by a stamp that is none, whichever copy comes first', () => {
    const t = '000000000000001-000000-d1';
    const one = { id: 'c1', siteId: 's', fields: { lastName: { v: 'Durand', t } }, erasedAt: '' };
    const emptied = { ...one, fields: { lastName: { v: '', t: '~' } } };
    for (const [master, fork] of [
      [one, emptied],
      [emptied, one],
    ] as const)
      expect(resolveConflict('citizens', master, fork).fields['lastName']?.v).toBe('Durand');
  });
});

it('a document of 50,000 events is read by its first ones', () => {
  const by = { agentId: '', deviceId: 'd', deskId: '' };
  const at = '2026-11-23T08:00:00.000Z';
  const opened = { id: 'o', n: 1, at, by, type: 'opened', day: '2026-11-23', deskId: 'k', agentId: 'a' };
  const flood = Array.from({ length: 50_000 }, (_, index) => ({
    id: `e${index}`,
    n: index + 2,
    at,
    by,
    type: 'paused',
  }));
  const seen = soundDocument('deskSessions', foldDocument('deskSessions', 'k:2026-11-23', 's', [opened, ...flood]));
  expect(seen?.events).toHaveLength(500);
  expect(seen).toMatchObject({ deskId: 'k', status: 'paused' });
});

it('an event that is too deep to be written is not sound', () => {
  let deep: unknown = 'x';
  for (let level = 0; level < 20_000; level += 1) deep = [deep];
  const by = { agentId: '', deviceId: 'd', deskId: '' };
  const event = { id: 'e', n: 1, at: '2026-11-23T08:00:00.000Z', by, type: 'ofTheFuture', deep };
  expect(eventFault('tickets', event, 'read')).toBe('event.size');
});
