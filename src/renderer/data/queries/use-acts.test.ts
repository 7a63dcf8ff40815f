import { expect, it } from 'vitest';

import type { ActFacts } from '#shared/domain/model/act-facts';
import { ok } from '#shared/lib/result';

import type { Act } from '../commands/door/act';
import { putInQueue } from './use-acts';

const act = (facts: ActFacts): Act => ({
  ...facts,
  id: 'act-1',
  agentId: 'agent-1',
  at: '2026-11-23T09:00:00.000Z',
  undo: () => Promise.resolve(ok(null)),
  undone: false,
  stays: false,
});
const label = 'A012';
const came = { name: 'Aurore Zéphyrin', priority: false, label };

it('holds a ticket for one’s own that was given here or put back into the queue', () => {
  const own: readonly ActFacts[] = [
    { code: 'checkedIn', ...came },
    { code: 'receivedToday', day: '2026-11-25', ...came },
    { code: 'passageLogged', reason: 'Passeport', reasonId: 'passport', channel: 'desk', next: 'ticket', ...came },
    { code: 'requeued', label },
  ];
  for (const facts of own) {
    expect(putInQueue([act(facts)], label), facts.code).toBe(true);
    expect(putInQueue([act(facts)], 'A013'), facts.code).toBe(false);
  }
});

it('holds none for one’s own that was only called, served or marked here: who is sent back to the queue is told', () => {
  const other: readonly ActFacts[] = [
    { code: 'called', label, desk: '3' },
    { code: 'started', label },
    { code: 'priorityMarked', label, priority: true },
  ];
  for (const facts of other) expect(putInQueue([act(facts)], label), facts.code).toBe(false);
});
