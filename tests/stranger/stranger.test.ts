import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';

import { toCitizenValues } from '#shared/domain/model/citizen-values';
import { soundDocument } from '#shared/sync/sound-document';

import { enrolOverHttp } from '../../sync-server/test/support/enrol-over-http';
import { buildServer, runToEnd, startProcess, type ServerProcess } from '../../sync-server/test/support/server-process';
import { load } from '../../src/renderer/data/load';
import { openDesk, until, type TestDesk } from '../../src/renderer/sync/testing/test-desk';
import { createClient, type Client } from './client/client';
import type { Document, Fields } from './client/json';
import { enrol } from './client/line';

// What the stranger writes, and what our own desk makes of it. The stranger itself knows nothing of ours: see tests/architecture.

let folder = '';
let server: ServerProcess | null = null;
let desk: TestDesk | null = null;
let streams = new AbortController();

// Without an anchor: what shows an older copy is the checkpoint of a client.
const args = (): readonly string[] => ['--data', path.join(folder, 'data'), '--port', '0', '--anchor', ''];
const start = async (...more: readonly string[]): Promise<ServerProcess> => {
  server = await startProcess([...args(), ...more]);
  return server;
};

beforeAll(buildServer, 240_000);
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guichet-stranger-'));
  streams = new AbortController();
});
afterEach(async () => {
  streams.abort();
  await desk?.close();
  desk = null;
  await server?.end('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const join = async (url: string, code: string, number: number): Promise<Client> => {
  const line = await enrol(url, code, `Étranger ${number}`);
  const client = createClient(line, { agentId: `agent-${number}`, deskId: `desk-${number}` });
  await client.sync();
  return client;
};
const newCode = async (client: Client): Promise<string> => (await client.line.post('/v1/codes', {}))['code'] as string;

/** The bodies of the reference data of a kind, by id. */
const bodiesOf = (client: Client, kind: string): readonly (readonly [string, Fields])[] =>
  [...client.all('reference').values()]
    .filter((entry) => entry['kind'] === kind)
    .map((entry) => [entry.id, entry['body'] as Fields] as const);

const reasonOf = (client: Client): string => {
  const [found] = bodiesOf(client, 'reason').filter(
    ([, body]) => body['bookable'] && body['walkIn'] && !body['needsStation'],
  );
  if (!found) throw new Error('no reason');
  return found[0];
};

const workingDay = (): string => {
  const day = new Date(Date.now() + 2 * 86_400_000);
  while (day.getUTCDay() % 6 === 0) day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
};
const today = (): string => new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris' }).format(new Date());

const book = async (client: Client, citizenId: string): Promise<string> => {
  const appointmentId = client.newId();
  const reasonId = reasonOf(client);
  const place = { day: workingDay(), time: '09:00', durationMin: 20, deskId: 'desk-1' };
  const held = await client.line.post('/v1/reserve-slot', {
    key: client.newId(),
    appointmentId,
    place: { ...place, reasonId },
  });
  expect(held['granted']).toBe(true);
  const persons = [{ preApplicationNumber: '' }];
  await client.append('appointments', appointmentId, {
    type: 'booked',
    ...place,
    reasonId,
    citizenId,
    persons,
    channel: 'phone',
  });
  return appointmentId;
};

const print = async (client: Client, citizenId: string): Promise<string> => {
  const ticketId = client.newId();
  const [series] = bodiesOf(client, 'series');
  const letter = String(series?.[1]['letter']);
  const day = today();
  const { number } = await client.line.post('/v1/issue-number', { key: client.newId(), day, series: letter });
  const none = { priority: false, appointmentId: '', requestId: '', dueAt: '' };
  const issued = { type: 'issued', day, series: letter, number, reasonId: reasonOf(client), citizenId, ...none };
  await client.append('tickets', ticketId, issued);
  return ticketId;
};

const callNext = async (client: Client, deskId: string): Promise<string | null> => {
  const key = client.newId();
  const candidates = [...client.all('tickets').values()]
    .filter(({ status }) => status === 'waiting')
    .map(({ id }) => id);
  const grant = await client.line.post('/v1/call-next', { key, deskId, candidates });
  if (grant['ticketId'] === null) return null;
  const id = grant['ticketId'] as string;
  if (grant['ticket']) client.take('tickets', grant['ticket'] as Document);
  await client.append('tickets', id, { type: 'called', id: key, deskId, tentative: false, why: [] });
  return id;
};

const everything = ['reference', 'citizens', 'appointments', 'tickets', 'requests', 'deskSessions'] as const;
const differing = async (client: Client): Promise<readonly string[]> =>
  (await Promise.all(everything.map((name) => client.differing(name)))).flat();

it('writes a day of work that a desk of ours reads as its own, over a restore too', { timeout: 240_000 }, async () => {
  let running = await start('--commune', 'Commune', '--desks', '2');
  const one = await join(running.url, running.code, 1);
  const two = await join(running.url, await newCode(one), 2);

  // The second one listens, and hears of what the first writes.
  let opened = false;
  const listening = two.line
    .listen(
      streams.signal,
      () => (opened = true),
      ({ collection }) => void two.pull(collection as 'citizens'),
    )
    .catch((error: unknown) => expect(streams.signal.aborted || error).toBe(true));
  await until(() => opened, 'the stream is open');
  const citizenId = one.newId();
  await one.writeCitizen(citizenId, {
    lastName: 'Testard',
    firstName: 'Zoé',
    birthDate: '1990-02-28',
    phone: '0601020304',
  });
  await until(() => two.all('citizens').has(citizenId), 'the other one heard of the citizen');

  const appointmentId = await book(one, citizenId);
  expect(one.all('appointments').get(appointmentId)).toMatchObject({ status: 'booked', confirmation: 'accepted' });

  const [backup, key] = [path.join(folder, 'backup'), path.join(folder, 'key')];
  writeFileSync(key, runToEnd(['recovery-key', '--data', path.join(folder, 'data')]).stdout);
  expect(runToEnd(['backup', '--to', backup, '--data', path.join(folder, 'data')]).status).toBe(0);

  const [first, second] = [await print(one, citizenId), await print(one, '')];
  expect([first, second].map((id) => one.all('tickets').get(id)?.['label'])).toEqual(['A001', 'A002']);
  await two.sync();
  const [mine, theirs] = await Promise.all([callNext(one, 'desk-1'), callNext(two, 'desk-2')]);
  expect(new Set([mine, theirs])).toEqual(new Set([first, second]));
  // The other one has not heard of that call: its answer brings it.
  await two.append('tickets', mine ?? '', { type: 'priorityMarked', priority: true });
  expect(two.all('tickets').get(mine ?? '')).toMatchObject({ status: 'called', deskId: 'desk-1', priority: true });
  await one.append('tickets', mine ?? '', { type: 'started' }, { type: 'done', outcome: 'answered' });
  await two.append('tickets', theirs ?? '', { type: 'noAnswer' });

  // A correction, and two that did not know of each other.
  await two.writeCitizen(citizenId, { phone: '0699999999' });
  await one.writeCitizen(citizenId, { lastName: 'Testart' });
  await two.writeCitizen(citizenId, { lastName: 'Testaud' });
  await one.sync();
  const { fields } = one.all('citizens').get(citizenId) as unknown as {
    readonly fields: Record<string, { v: string }>;
  };
  expect([fields['phone']?.v, fields['lastName']?.v, fields['lastName~other']?.v]).toEqual([
    '0699999999',
    'Testaud',
    'Testart',
  ]);

  // A row that is set aside is not sent again; one with a stamp of the future is settled.
  const bad = one.newId();
  await one.append('requests', bad, {
    type: 'received',
    day: '2026-02-30',
    channel: 'mail',
    reasonId: '',
    citizenId: '',
    ticketId: '',
  });
  expect(one.aside).toEqual([{ collection: 'requests', id: bad, why: 'received.day' }]);
  const { rows } = await one.line.get('/v1/quarantine');
  expect(rows).toMatchObject([{ collection: 'requests', id: bad, why: 'received.day', deviceId: one.line.deviceId }]);
  const ahead = one.newId();
  const t = `${String(Date.now() + 3_600_000).padStart(15, '0')}-000000-${one.line.deviceId}`;
  const person = { lastName: { v: 'Futur', t, p: '' } };
  one.forge('citizens', { id: ahead, siteId: one.line.siteId, fields: person, erasedAt: '', _deleted: false });
  await one.push('citizens');

  for (const client of [one, two]) {
    await client.sync();
    expect(await client.reconcile()).toBe(0);
    expect(await differing(client)).toEqual([]);
  }
  expect(one.aside).toHaveLength(1);

  // What a desk of ours sees of it.
  const joined = await enrolOverHttp(running.url, await newCode(one), 'Poste');
  desk = await openDesk(running.url, joined.deviceId, joined);
  const { context } = desk;
  await until(async () => (await load(context, 'citizens', ahead)) !== null, 'the desk has the citizens');
  await until(async () => (await load(context, 'tickets', first))?.status !== undefined, 'the desk has the tickets');
  await until(
    async () => (await load(context, 'appointments', appointmentId)) !== null,
    'the desk has the appointments',
  );
  const values = toCitizenValues(
    (await load(context, 'citizens', citizenId)) ?? { id: '', siteId: '', fields: {}, erasedAt: '' },
  );
  expect(values).toEqual({
    lastName: 'Testaud',
    firstName: 'Zoé',
    birthDate: '1990-02-28',
    phone: '0699999999',
    email: '',
  });
  expect(await load(context, 'appointments', appointmentId)).toMatchObject({
    status: 'booked',
    confirmation: 'accepted',
    time: '09:00',
  });
  expect(await load(context, 'tickets', mine ?? '')).toMatchObject({
    status: 'done',
    deskId: 'desk-1',
    outcome: 'answered',
    priority: true,
  });
  expect(await load(context, 'tickets', theirs ?? '')).toMatchObject({ status: 'noAnswer', calledTwice: false });
  expect(desk.faults).toEqual([]);
  // Every document of the stranger is sound as it stands, fold and all.
  for (const name of everything)
    for (const document of one.all(name).values()) expect(soundDocument(name, document as never)).toBe(document);
  await desk.close();
  desk = null;

  // Another history: what the backup missed comes back from whoever holds it.
  const before = one.epoch();
  streams.abort();
  await listening;
  await running.end('SIGKILL');
  const back = ['restore', '--from', backup, '--key', key, '--replace', '--data', path.join(folder, 'data')];
  expect(runToEnd(back).status).toBe(0);
  running = await start();
  for (const client of [one, two]) {
    client.line.moveTo(running.url);
    await client.sync();
    await client.reconcile();
    expect(client.epoch()).not.toBe(before);
  }
  for (const client of [one, two]) {
    await client.sync();
    expect(await differing(client)).toEqual([]);
  }
  expect(two.all('tickets').get(first)).toEqual(one.all('tickets').get(first));
  expect(one.all('tickets').get(mine ?? '')).toMatchObject({ status: 'done' });

  // An older copy of the folder: the checkpoint that comes back as it came shows it, and the refusal is one of the page.
  const [data, copy] = [path.join(folder, 'data'), path.join(folder, 'copy')];
  await running.end('SIGTERM');
  cpSync(data, copy, { recursive: true });
  running = await start();
  for (const client of [one, two]) client.line.moveTo(running.url);
  await one.writeCitizen(one.newId(), { lastName: 'Inventé' });
  for (const client of [one, two]) await client.sync();
  const held = new Set(two.all('citizens').keys());
  const restored = two.epoch();
  await running.end('SIGTERM');
  rmSync(data, { recursive: true });
  cpSync(copy, data, { recursive: true });
  running = await start();
  for (const client of [one, two]) client.line.moveTo(running.url);
  await expect(two.sync()).rejects.toThrow('epochMismatch');
  for (const client of [two, one]) {
    await client.sync();
    await client.reconcile();
    expect(client.epoch()).not.toBe(restored);
  }
  expect(new Set(one.all('citizens').keys())).toEqual(held);
  expect(await differing(one)).toEqual([]);
});
