import { get } from 'node:http';

import { stampEvents } from '#shared/domain/lifecycle/event-log';
import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import type { Ticket } from '#shared/domain/model/ticket';
import { SCHEMA_VERSION } from '#shared/sync/protocol';
import { calls } from '#shared/sync/wire/calls';

import type { DeskIdentity } from '../../tests/faults/support/desk-calls';

/** A counter as the server sees one: its device, its desk and its open stream. */
export type Counter = { readonly identity: DeskIdentity; readonly deskId: string; readonly close: () => void };

/** Asks the server in the name of a device. */
export const ask = async (url: string, token: string, to: string, body?: unknown): Promise<unknown> => {
  const reply = await fetch(url + to, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(15_000),
  });
  if (!reply.ok) throw new Error(`${to}: ${reply.status} ${await reply.text()}`);
  return reply.json();
};

/** Opens the stream of a device and reads it, as a desk does all day. */
export const openStream = (url: string, { token }: DeskIdentity): (() => void) => {
  const request = get(`${url}/v1/stream`, { headers: { authorization: `Bearer ${token}` } }, (reply) => reply.resume());
  request.on('error', () => undefined);
  return () => request.destroy();
};

/** Pushes tickets; every one must be taken. */
const push = async (url: string, { token }: DeskIdentity, epoch: string, tickets: readonly Ticket[]): Promise<void> => {
  const rows = tickets.map((ticket) => ({ ...ticket, _deleted: false }));
  const body = { collection: 'tickets', epoch, schemaVersion: SCHEMA_VERSION, rows };
  const { verdicts } = calls.push.output.parse(await ask(url, token, '/v1/push', body));
  const bad = verdicts.filter(({ verdict }) => verdict === 'quarantined');
  if (bad.length > 0) throw new Error(`the server set tickets aside: ${JSON.stringify(bad[0])}`);
};

/** So many people who wait, on the civil day that the server has. */
export const fillQueue = async (url: string, device: DeskIdentity, reasonId: string, count: number) => {
  const { epoch, siteId, now } = calls.head.output.parse(await ask(url, device.token, '/v1/head'));
  const tickets = Array.from({ length: count }, (_, index) => {
    const id = `BENCH${String(index).padStart(5, '0')}`;
    const by = { agentId: 'agent-1', deviceId: device.deviceId, deskId: '' };
    const issued = {
      type: 'issued',
      day: now.slice(0, 10),
      series: 'A',
      number: index + 1,
      reasonId,
      priority: false,
      appointmentId: '',
      requestId: '',
      citizenId: '',
      dueAt: '',
    } as const;
    return foldTicket(id, siteId, stampEvents([], [issued], { at: now, by, newId: () => `${id}-issued` }));
  });
  await push(url, device, epoch, tickets);
  return { epoch, tickets };
};

/** One press of F8 at a counter: the server grants the person, the call is pushed. Gives the ticket as it stands then. */
export const callPerson = async (url: string, epoch: string, counter: Counter, ticket: Ticket): Promise<Ticket> => {
  const { identity, deskId } = counter;
  const wish = { key: `call-${ticket.id}`, deskId, candidates: [ticket.id] };
  const { ticketId } = calls.callNext.output.parse(await ask(url, identity.token, '/v1/call-next', wish));
  if (ticketId !== ticket.id) throw new Error(`${ticket.id} was not granted`);
  const called = { type: 'called', deskId, tentative: false, why: [] } as const;
  const by = { agentId: 'agent-1', deviceId: identity.deviceId, deskId };
  const at = new Date().toISOString();
  const events = stampEvents(ticket.events, [called], { at, by, newId: () => `${ticket.id}-called` });
  const next = foldTicket(ticket.id, ticket.siteId, [...ticket.events, ...events]);
  await push(url, identity, epoch, [next]);
  return next;
};

/** The end of a service, so that desks are free and the board does not only grow. */
export const finishPerson = async (url: string, epoch: string, counter: Counter, ticket: Ticket): Promise<void> => {
  const { identity, deskId } = counter;
  const by = { agentId: 'agent-1', deviceId: identity.deviceId, deskId };
  const at = new Date().toISOString();
  const bodies = [{ type: 'started' }, { type: 'done', outcome: 'answered' }] as const;
  let n = 0;
  const events = stampEvents(ticket.events, bodies, { at, by, newId: () => `${ticket.id}-end${(n += 1)}` });
  await push(url, identity, epoch, [foldTicket(ticket.id, ticket.siteId, [...ticket.events, ...events])]);
};
