import { expect, it } from 'vitest';

import { queueTicket } from '#shared/domain/queue/testing/queue-ticket';
import { no } from '#shared/lib/result';

import type { Act } from '../../data/commands/door/act';
import { recentOf } from './use-recent';

const at = '2026-11-23T09:40:00.000Z';
const gone = queueTicket({ number: 43, reasonId: 'r', issuedMs: Date.parse(at) - 600_000, status: 'abandoned' });
const act: Act = {
  id: 'act',
  agentId: 'a',
  at,
  undone: false,
  stays: false,
  undo: () => Promise.resolve(no({ code: 'nothingToUndo' })),
  code: 'abandoned',
  label: gone.label,
  why: 'left',
};

it('lists who was noted as gone, with the way back and no paper', () => {
  const needs = { zone: 'Europe/Paris', today: '2026-11-23', most: 8, onReprint: () => 0, onRefused: () => 0 };
  const [line] = recentOf([act], { ...needs, tickets: [gone] });
  expect(line).toMatchObject({ ticketLabel: gone.label, ticketId: gone.id });
  expect(line?.words).toContain('parti sans rien dire');
  expect(line?.acts.map(({ label }) => label)).toEqual(['Annuler']);
  // Somebody has put them back into the queue meanwhile.
  const [later] = recentOf([act], { ...needs, tickets: [{ ...gone, status: 'waiting' }] });
  expect(later?.acts).toEqual([]);
});
