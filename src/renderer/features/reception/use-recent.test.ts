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

const me = { agentId: 'a', deviceId: 'd' };

it('lists the tickets that were given here before Guichet was started again, each once, with their paper', () => {
  const given = (number: number, by: object) => {
    const ticket = queueTicket({ number, reasonId: 'r', issuedMs: Date.parse(at) + number * 1000, status: 'waiting' });
    const [issued, ...later] = ticket.events;
    return { ...ticket, events: [{ ...issued, by: { deskId: '', ...by } }, ...later] } as typeof ticket;
  };
  const own = [given(1, me), given(2, me), { ...given(43, me), label: gone.label }];
  const others = [given(3, { ...me, deviceId: 'other' }), given(4, { ...me, agentId: 'other' })];
  const printed: string[] = [];
  const needs = { zone: 'Europe/Paris', today: '2026-11-23', most: 2, onRefused: () => 0 };
  const lines = recentOf([act], { ...needs, tickets: [...own, ...others], onReprint: (id) => printed.push(id) }, me);
  expect(lines.map(({ ticketLabel }) => ticketLabel)).toEqual([gone.label, own[1]?.label]);
  lines[1]?.acts[0]?.run();
  expect(printed).toEqual([own[1]?.id]);
});

it('lists who was noted as gone, with the way back and no paper', () => {
  const needs = { zone: 'Europe/Paris', today: '2026-11-23', most: 8, onReprint: () => 0, onRefused: () => 0 };
  const [line] = recentOf([act], { ...needs, tickets: [gone] }, me);
  expect(line).toMatchObject({ ticketLabel: gone.label, ticketId: gone.id });
  expect(line?.words).toContain('parti sans rien dire');
  expect(line?.acts.map(({ label }) => label)).toEqual(['Annuler']);
  // Somebody has put them back into the queue meanwhile.
  const [later] = recentOf([act], { ...needs, tickets: [{ ...gone, status: 'waiting' }] }, me);
  expect(later?.acts).toEqual([]);
});

it('says of a cancellation of somebody who was there that it changed nothing, and offers no way back', () => {
  const off: Act = { ...act, code: 'cancelled', name: 'Zoé Testard' };
  const needs = {
    zone: 'Europe/Paris',
    today: '2026-11-23',
    most: 2,
    tickets: [],
    onReprint: () => 0,
    onRefused: () => 0,
  };
  const lineOf = (one: Act) => recentOf([one], needs, me)[0];
  expect(lineOf(off)).toMatchObject({ words: 'Rendez-vous de Zoé Testard annulé' });
  expect(lineOf(off)?.acts).toHaveLength(1);
  expect(lineOf({ ...off, inVain: true })).toMatchObject({
    words: 'Rendez-vous de Zoé Testard annulé, sans effet, la personne était déjà là',
    acts: [],
  });
});
