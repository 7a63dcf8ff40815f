import { describe, expect, it } from 'vitest';

import type { OutboxEntry } from '../data/database/outbox-entry';
import { backoffMs } from './backoff';
import { createContact, type Contact } from './contact';
import { toSyncState } from './watch-sync-state';

const now = '2026-11-24T09:00:00.000Z';
const contact: Contact = {
  reach: 'reached',
  since: '2026-11-24T08:00:00.000Z',
  lastExchange: '2026-11-24T08:59:58.000Z',
  driftMs: 0,
  wentBackAt: '',
  shutOut: { agentIds: [], at: '' },
  withheld: [],
  nextTry: '',
  complete: true,
  received: 0,
};
const entry = (at: string, refusedWhy = ''): OutboxEntry => ({
  id: at,
  collectionName: 'tickets',
  documentId: 't1',
  code: 'called',
  at,
  marks: ['e1'],
  refusedWhy,
});
const facts = { enrolled: true, contact, entries: [] as readonly OutboxEntry[] };

describe('toSyncState', () => {
  it.each([
    ['synced', {}],
    ['synced', { entries: [entry('2026-11-24T08:59:59.000Z')] }],
    ['sending', { entries: [entry('2026-11-24T08:59:57.000Z')] }],
    ['offline', { contact: { ...contact, reach: 'unreachable' } }],
    ['offline', { contact: { ...contact, reach: 'unknown' } }],
    ['receiving', { contact: { ...contact, complete: false } }],
    ['offline', { contact: { ...contact, reach: 'unreachable', complete: false } }],
    ['noServer', { contact: { ...contact, reach: 'refused' } }],
    ['conflict', { entries: [entry('2026-11-24T08:00:00.000Z', 'shape')] }],
    ['clockDrift', { contact: { ...contact, driftMs: -240_000 } }],
    ['notEnrolled', { enrolled: false }],
  ] as const)('says %s', (kind, patch) => {
    expect(toSyncState({ ...facts, ...patch }, null, now).kind).toBe(kind);
  });

  it('says that it connects, not that it is offline, while a server that starts answers 503 or not at all', () => {
    const opened = '2026-11-24T08:59:58.000Z';
    const first = createContact(() => new Date(opened));
    const kindAt = (at: string) => toSyncState({ ...facts, contact: first.read() }, null, at).kind;
    expect(kindAt(now)).toBe('connecting');
    first.failed({ code: 'unreachable', status: 0 });
    expect(kindAt(now)).toBe('connecting');
    expect(kindAt('2026-11-24T09:00:03.000Z')).toBe('offline');
    first.failed({ code: 'busy', status: 503 });
    expect(kindAt('2026-11-24T09:00:30.000Z')).toBe('connecting');
    expect(kindAt('2026-11-24T09:01:30.000Z')).toBe('offline');
    // A clock that is set back meanwhile is no reason to go on hoping.
    expect(kindAt('2026-11-24T07:00:00.000Z')).toBe('offline');
    first.reached();
    expect(kindAt(now)).toBe('synced');
    // Who had an answer once and has none now is offline, whatever the server says meanwhile.
    first.failed({ code: 'busy', status: 503 });
    expect(kindAt(now)).toBe('offline');
  });

  it('goes on waiting for thirty seconds where this desk has not had everything, also after an answer that was not the last', () => {
    const opened = '2026-11-24T08:59:58.000Z';
    const first = createContact(() => new Date(opened));
    first.complete(false);
    const kindAt = (at: string) => toSyncState({ ...facts, contact: first.read() }, null, at).kind;
    expect([kindAt('2026-11-24T09:00:27.000Z'), kindAt('2026-11-24T09:00:29.000Z')]).toEqual(['connecting', 'offline']);
    first.reached();
    expect(kindAt(now)).toBe('receiving');
    first.failed({ code: 'unreachable', status: 0 });
    expect([kindAt('2026-11-24T09:00:27.000Z'), kindAt('2026-11-24T09:00:29.000Z')]).toEqual(['connecting', 'offline']);
    first.complete(true);
    expect(kindAt(now)).toBe('offline');
  });

  it('keeps since while the kind stays, and tells since when the line is gone', () => {
    const offline = { ...facts, contact: { ...contact, reach: 'unreachable' } as const };
    expect(toSyncState(offline, null, now).since).toBe(contact.since);
    const before = toSyncState(facts, null, '2026-11-24T08:30:00.000Z');
    expect(toSyncState(facts, before, now).since).toBe('2026-11-24T08:30:00.000Z');
  });

  it('counts what waits apart from what was put aside', () => {
    const entries = [entry('2026-11-24T08:00:00.000Z', 'shape'), entry('2026-11-24T08:01:00.000Z')];
    expect(toSyncState({ ...facts, entries }, null, now)).toMatchObject({
      toSend: 1,
      conflicts: 1,
      refused: [{ why: 'shape' }],
    });
  });
});

describe('backoffMs', () => {
  it('doubles up to half a minute, with jitter', () => {
    expect([0, 1, 2].map((failures) => backoffMs(failures, () => 1))).toEqual([500, 1_000, 2_000]);
    expect(backoffMs(40, () => 1)).toBe(30_000);
    expect(backoffMs(40, () => 0)).toBe(15_000);
    expect([0, 1].map((chance) => backoffMs(0, () => chance, 5_000))).toEqual([5_000, 7_500]);
    expect(backoffMs(0, () => 0, 3_600_000)).toBe(30_000);
  });
});
