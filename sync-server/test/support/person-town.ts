import type { Device } from '#server/store/port';
import type { Agent, Reference } from '#shared/domain/model/reference';
import type { AnyEvent } from '#shared/domain/model/event';
import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import { allRules, type SyncRules } from '#shared/sync/rules';
import type { WireDocument } from '#shared/sync/protocol';
import { answerCall } from '#server/wire/answer-call';
import type { CallName } from '#shared/sync/wire/calls';

import { issuedEvent, SITE, wire } from './documents';
import { device, testCore } from './test-core';

export const HOUR = 3_600_000;

/** An agent of the reference data; its id is its name. */
export const agentOf = (id: string, role: Agent['role'] = 'counter'): Reference => ({
  id,
  siteId: SITE,
  kind: 'agent',
  body: { kind: 'agent', name: id, shortName: id, role, usualDeskId: '' },
});

/** Personal codes of the agents of a town. */
export const pins = { ann: '482913', bob: '204857', eve: '771390', max: '650312' } as const;
export type Name = keyof typeof pins;

/** A small site with three agents, an administrator (`max`) and whom the test adds, two desks and a device of an administrator. */
export const personTown = async (rules: SyncRules = allRules, others: readonly Reference[] = []) => {
  const core = await testCore(rules, 1, [
    agentOf('ann'),
    agentOf('bob', 'supervisor'),
    agentOf('eve', 'manager'),
    agentOf('max', 'admin'),
    ...others,
  ]);
  const { handlers, time, store } = core;
  const at = new Date(time.nowMs).toISOString();
  for (const [id, rank] of [
    ['k1', 'desk'],
    ['k2', 'desk'],
    ['boss', 'admin'],
  ] as const)
    await store.addDevice({ id, siteId: SITE, name: id, rank, publicKey: `key ${id}`, at });
  const [k1, k2, boss] = [device('k1'), device('k2'), device('boss', 'admin')] as const;
  const call = (name: CallName, by: Device, body: Readonly<Record<string, unknown>> = {}): Promise<unknown> =>
    answerCall(handlers, name, { device: by, body, ...(typeof body['id'] === 'string' ? { id: body['id'] } : {}) });
  const signIn = (agentId: string, by: Device, pin: string = pins[agentId as Name]) =>
    handlers.signIn({ agentId, pin }, by);
  /** An agent chooses their first code, which signs them in. */
  const choose = (agentId: Name, by: Device = agentId === 'max' ? boss : k1) =>
    handlers.choosePin({ agentId, pin: '', next: pins[agentId] }, by);
  /** All agents choose their codes, `max` at the device of an administrator, who lets the site go by codes. */
  const provePersons = async (): Promise<void> => {
    for (const name of ['ann', 'bob', 'eve', 'max'] as const) await choose(name);
    await handlers.chooseSignIn({ mode: 'pin', lockMin: 10 }, boss);
  };
  return { ...core, k1, k2, boss, call, signIn, choose, provePersons };
};

export type PersonTown = Awaited<ReturnType<typeof personTown>>;

/** An event of an agent at an instant. */
export const eventOf = (
  id: string,
  n: number,
  agentId: string,
  atMs: number,
  body: { readonly type: string; readonly [key: string]: unknown },
): AnyEvent => ({
  ...body,
  id,
  n,
  at: new Date(atMs).toISOString(),
  by: { agentId, deviceId: 'device-1', deskId: '' },
});

/** A ticket that an agent gives, and what follows. */
export const ticketOf = (
  id: string,
  agentId: string,
  atMs: number,
  more: readonly AnyEvent[] = [],
  number = 1,
): WireDocument => {
  const issued = { ...issuedEvent(id, number), at: new Date(atMs).toISOString() };
  return wire(foldTicket(id, SITE, [{ ...issued, by: { ...issued.by, agentId } }, ...more]));
};
