import { expect, it } from 'vitest';

import type { AnyEvent } from '#shared/domain/model/event';

import type { History } from '../history/history';
import { checkCalls } from './calls';
import { createFindings } from './finding';

// Line 7 must be able to fail, and must not fail where all is well.

type Written = { readonly event: AnyEvent; readonly saw: readonly string[] };

const written = (id: string, n: number, desk: string, type: string, more: object, saw: readonly string[]): Written => ({
  event: {
    id,
    n,
    at: '2026-11-24T08:00:00.000Z',
    by: { agentId: '', deviceId: `device-${desk}`, deskId: `desk-${desk}` },
    type,
    ...more,
  } as AnyEvent,
  saw,
});
const called = (id: string, n: number, desk: string, saw: readonly string[]): Written =>
  written(id, n, desk, 'called', { deskId: `desk-${desk}`, tentative: false, why: [] }, saw);

/** What line 7 says of one ticket of which the server holds these events. */
const said = async (...log: readonly Written[]): Promise<readonly string[]> => {
  const findings = createFindings();
  const events = log.map(({ event }) => event);
  const store = {
    epoch: 'e',
    head: () => Promise.resolve(log.length),
    digests: () => Promise.resolve([['t', '']]),
    bodies: () => Promise.resolve([JSON.stringify({ id: 't', events, calledTwice: false })]),
  };
  await checkCalls({
    server: { store, life: () => 1 },
    ledger: { saved: new Map(log.map(({ event, saw }) => [`tickets t ${event.id}`, { seen: new Set(saw) }])) },
    watch: { grants: [], answers: [] },
    restores: [],
    findings,
  } as unknown as History);
  return findings.all.map(({ what }) => what);
};

const first = called('c1', 2, '1', []);
const back = written('back', 3, '1', 'requeued', { call: 'c1' }, ['c1']);
const second = called('c2', 4, '2', ['c1']);
const takenBack = written('undo', 5, '2', 'undone', { target: 'c2' }, ['c1', 'c2']);
const third = called('c3', 6, '2', ['c1', 'c2', 'undo']);
const twice = ['t was called by desk-1 (device-1) and by desk-2 (device-2), and nobody is told'];

it('finds nothing where a desk put somebody back and later began a service by the call of another, which was taken back', async () => {
  // Also where the disk was looked at only after the answer of the server had come.
  for (const more of [[], ['undo']]) {
    const begun = written('begun', 5, '1', 'started', { call: 'c2' }, ['c1', 'c2', ...more]);
    expect(await said(first, back, second, begun, takenBack, third)).toEqual([]);
  }
});

it('finds a person who was called while another desk had called them or served them', async () => {
  expect(await said(first, second)).toEqual(twice);
  expect(await said(first, second, takenBack, third)).toEqual(twice);
  // Set aside by who had not seen that the service had begun, also after another call that was taken back.
  const begun = written('begun', 3, '1', 'started', { call: 'c1' }, ['c1']);
  expect(await said(first, begun, written('aside', 3, '3', 'parked', { call: 'c1' }, ['c1']), second)).toEqual(twice);
  const later = written('later', 6, '1', 'started', { call: 'c1' }, ['c1', 'c2', 'undo']);
  const aside = written('aside', 6, '3', 'parked', { call: 'c1' }, ['c1']);
  const last = called('c4', 7, '2', ['c1', 'c2', 'undo']);
  expect(await said(first, second, takenBack, aside, later, last)).toEqual(twice);
});
