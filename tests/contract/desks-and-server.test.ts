import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { buildApp } from '#server/app';
import { issueCode } from '#server/devices/one-time-code';
import { seedSite } from '#server/seed/seed-site';
import { openSqliteStore } from '#server/store/sqlite/open-sqlite-store';
import { findConflicts } from '#shared/domain/conflicts/find-conflicts';
import { foldRequest } from '#shared/domain/lifecycle/fold-request';
import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import { collectionNames } from '#shared/domain/model/collections';
import type { AnyEvent } from '#shared/domain/model/event';
import { sameDocument } from '#shared/sync/same-document';
import { addDays } from '#shared/time/civil';

import { enrolOverHttp } from '../../sync-server/test/support/enrol-over-http';
import { load } from '../../src/renderer/data/load';
import { plainAll } from '../../src/renderer/data/plain';
import { must } from '../../src/renderer/data/testing/test-data';
import { siteId, town } from '../../src/renderer/data/testing/town';
import { openDesk, until, type TestDesk } from '../../src/renderer/sync/testing/test-desk';

let folder = '';
const newId = (): string => randomUUID();

const startServer = async (port = 0) => {
  const store = await openSqliteStore({
    file: join(folder, `${siteId}.sqlite`),
    at: new Date().toISOString(),
    epoch: newId(),
  });
  const app = buildApp({ store, allowedOrigins: [], clock: Date.now, newId, newToken: () => newId() + newId() });
  const baseUrl = await app.listen({ host: '127.0.0.1', port });
  return { store, app, baseUrl, port: Number(new URL(baseUrl).port) };
};

let server: Awaited<ReturnType<typeof startServer>>;
let desks: TestDesk[] = [];

const enrol = async (name: string): Promise<TestDesk> => {
  const { code } = await issueCode(
    { store: server.store, mark: () => Promise.resolve('') },
    siteId,
    'desk',
    Date.now(),
  );
  const { deviceId, token, series } = await enrolOverHttp(server.baseUrl, code, name);
  const desk = await openDesk(server.baseUrl, deviceId, { token, series });
  desks.push(desk);
  await until(
    async () => (await desk.context.database.reference.count().exec()) === town.length,
    'the reference data arrived',
  );
  return desk;
};

const stop = async (): Promise<void> => {
  const closing = server.app.close();
  // A connection that a client opened and never used counts as busy for a minute.
  server.app.server.closeAllConnections();
  await closing;
  await server.store.close();
};

const dump = async (desk: TestDesk) => {
  const all = await Promise.all(
    collectionNames.map((name) => desk.context.database.collections[name].find({ sort: [{ id: 'asc' }] }).exec()),
  );
  return all.map((documents) => documents.map((document): object => document.toJSON()));
};

const areEqual = async (): Promise<boolean> => {
  const [one, two] = await Promise.all([dump(desks[0] as TestDesk), dump(desks[1] as TestDesk)]);
  return sameDocument({ all: one }, { all: two }) && desks.every((desk) => desk.sync.read().toSend === 0);
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guichet-desks-'));
  server = await startServer();
  await seedSite(server.store, siteId, { reference: town }, new Date().toISOString());
});
afterEach(async () => {
  for (const desk of desks) await desk.close();
  desks = [];
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Tomorrow or later, always a working day. */
const workingDay = (): string => {
  const day = new Date(Date.now() + 86_400_000);
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6) day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
};

const booking = (time: string) => ({
  citizen: { values: { lastName: 'Testard', firstName: 'Zoé' } },
  reasonId: 'passport',
  persons: [{ preApplicationNumber: '' }],
  day: workingDay(),
  time,
  channel: 'phone' as const,
});
const passage = { reasonId: 'advice', channel: 'desk', priority: false, next: 'ticket' } as const;

it('carries writes both ways, confirms a booking, and lets one desk win a call', async () => {
  const [one, two] = [await enrol('un'), await enrol('deux')];
  const { appointmentId } = must(await one.commands.bookAppointment(booking('10:00')));
  await until(
    async () => (await load(one.context, 'appointments', appointmentId))?.confirmation === 'accepted',
    'the server confirmed',
  );
  await until(
    async () => (await load(two.context, 'appointments', appointmentId))?.confirmation === 'accepted',
    'the other desk sees it',
  );

  const tickets = [];
  for (const desk of [one, two, one]) tickets.push(must(await desk.commands.logPassage(passage)).ticketId);
  await until(areEqual, 'both desks hold the same');
  const labels = await Promise.all(tickets.map(async (id) => (await load(two.context, 'tickets', id))?.label));
  expect(new Set(labels)).toEqual(new Set(['A001', 'A002', 'A003']));

  must(await one.commands.signOnDesk({ deskId: 'desk-1', agentId: 'agent-1' }));
  must(await two.commands.signOnDesk({ deskId: 'desk-2', agentId: 'agent-2' }));
  const calls = await Promise.all([
    one.commands.callNext({ deskId: 'desk-1' }),
    two.commands.callNext({ deskId: 'desk-2' }),
  ]);
  const called = calls.map((call) => must(call));
  expect(new Set(called.map((call) => call.ticketId)).size).toBe(2);
  expect(called.every((call) => !call.tentative)).toBe(true);
  await until(areEqual, 'both desks hold the same');
  expect([...one.faults, ...two.faults]).toEqual([]);
});

const dayBefore = (days: number): string => addDays(new Date().toISOString().slice(0, 10), -days);

const eventOf = (
  id: string,
  day: string,
  body: { readonly type: string; readonly [field: string]: unknown },
): AnyEvent => ({
  ...body,
  id,
  n: 1,
  at: `${day}T09:00:00.000Z`,
  by: { agentId: 'agent-1', deviceId: 'earlier', deskId: 'desk-1' },
});

const pastTicket = (day: string, number: number) => {
  const issued = { type: 'issued', day, series: 'A', number, reasonId: 'advice', priority: false, citizenId: 'c1' };
  const none = { appointmentId: '', requestId: '', dueAt: '' };
  return foldTicket(`past-${day}-${number}`, siteId, [eventOf(`${day}-${number}`, day, { ...issued, ...none })]);
};

const pastRequest = (day: string) => {
  const received = { type: 'received', day, channel: 'mail', reasonId: 'advice', citizenId: '', ticketId: '' };
  return foldRequest(`request-${day}`, siteId, [eventOf(`r-${day}`, day, received)]);
};

it('leaves the past with the server, and asks for that of a person', async () => {
  const [long, late] = [dayBefore(100), dayBefore(5)];
  const tickets = [...Array.from({ length: 40 }, (_, index) => pastTicket(long, index + 1)), pastTicket(late, 1)];
  const requests = [pastRequest(dayBefore(300))];
  await seedSite(server.store, siteId, { tickets, requests }, new Date().toISOString());
  const desk = await enrol('un');
  await until(() => desk.sync.read().kind === 'synced', 'the desk is in step');
  const { database, server: line } = desk.context;
  const held = async (name: 'tickets' | 'requests') =>
    (await database.collections[name].find().exec()).map((one): string => one.id);
  expect([await held('tickets'), await held('requests')]).toEqual([[`past-${late}-1`], [`request-${dayBefore(300)}`]]);
  const known = await line.passages({ citizenIds: ['c1'] });
  expect(known.ok && known.value.tickets.length).toBe(41);
  const standing = await line.standing({ ids: [`request-${dayBefore(300)}`, 'none'] });
  expect(standing.ok && standing.value.rows.map(({ status }) => status)).toEqual(['received']);
  await stop();
  expect([await line.passages({ citizenIds: ['c1'] }), await line.standing({ ids: ['x'] })]).toMatchObject([
    { reason: { code: 'unreachable' } },
    { reason: { code: 'unreachable' } },
  ]);
  server = await startServer(server.port);
});

it('goes on at both desks while the server is gone, and loses nothing', async () => {
  const [one, two] = [await enrol('un'), await enrol('deux')];
  await stop();
  const first = must(await one.commands.bookAppointment(booking('10:00')));
  const second = must(await two.commands.bookAppointment(booking('10:00')));
  const walkIns = [must(await one.commands.logPassage(passage)), must(await two.commands.logPassage(passage))];
  must(await one.commands.signOnDesk({ deskId: 'desk-1', agentId: 'agent-1' }));
  expect(must(await one.commands.callNext({ deskId: 'desk-1' }))).toMatchObject({
    tentative: true,
    ticketId: walkIns[0]?.ticketId,
  });
  await until(() => one.sync.read().kind === 'offline' && one.sync.read().toSend > 0, 'the desk knows');

  server = await startServer(server.port);
  for (const desk of desks) desk.wake();
  await until(areEqual, 'both desks hold the same');
  const confirmations = await Promise.all(
    [first, second].map(
      async ({ appointmentId }) => (await load(one.context, 'appointments', appointmentId))?.confirmation,
    ),
  );
  // One enrolment station: of two passports at the same time one is beyond capacity, and says so.
  expect(new Set(confirmations)).toEqual(new Set(['accepted', 'overbooked']));
  for (const desk of desks) {
    const appointments = plainAll(await desk.context.database.appointments.find().exec());
    const facts = { today: booking('10:00').day, appointments, tickets: [], citizens: [], quarantine: [] };
    expect(findConflicts(facts).map(({ kind }) => kind)).toEqual(['overbooked']);
  }
  for (const { ticketId } of walkIns) expect(await load(two.context, 'tickets', ticketId)).not.toBeNull();
});
