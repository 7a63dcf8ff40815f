import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createHandlers } from '#server/handlers';
import { createParts } from '#server/parts';
import { seedSite } from '#server/seed/seed-site';
import { openMemoryStore } from '#server/store/memory/open-memory-store';
import { openPostgresStore } from '#server/store/postgres/open-postgres-store';
import type { Device, Store } from '#server/store/port';
import { openSqliteStore } from '#server/store/sqlite/open-sqlite-store';
import type { Handlers } from '#server/wire/handler';
import { foldRequest } from '#shared/domain/lifecycle/fold-request';
import type { AnyEvent } from '#shared/domain/model/event';
import { digestOf } from '#shared/sync/digest';
import { isEmptied, logOf } from '#shared/sync/merge-document';
import { SCHEMA_VERSION, type WireDocument } from '#shared/sync/protocol';
import { rulesWithout } from '#shared/sync/rules';
import type { CallInput, CallOutput, Calls } from '#shared/sync/wire/calls';

import { DAY, event, reference, SITE, wire } from './support/documents';
import { agentOf } from './support/person-town';
import { startPostgres, type TestPostgres } from './support/postgres';
import { quickProof, device } from './support/test-core';
import { socialAid } from './support/sensitive-town';

const AT = '2026-11-23T08:00:00.000Z';
const WORDS = 'Loyer impayé depuis mars';
const CITIZEN = 'citizen-in-need';

/** What every device of the staff may call. A new call does not compile here until its way out is tried as well. */
type StaffCall = {
  [Name in keyof Calls]: Calls[Name]['door'] extends 'staff' | 'sums' ? Name : never;
}[keyof Calls];

let postgres: TestPostgres;
let folder: string;
let opened: Store[] = [];
beforeAll(async () => {
  postgres = await startPostgres();
}, 240_000);
afterAll(() => postgres.stop(), 240_000);
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guichet-scope-'));
  opened = [];
});
afterEach(async () => {
  for (const store of opened) await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const openers: readonly (readonly [string, () => Promise<Store>])[] = [
  ['memory', async () => openMemoryStore({ epoch: 'epoch-1' })],
  ['SQLite', () => openSqliteStore({ file: path.join(folder, 'site.sqlite'), at: AT, epoch: 'epoch-1' })],
  ['PostgreSQL', async () => openPostgresStore({ url: await postgres.createDatabase(), at: AT, epoch: 'epoch-1' })],
];

const reception = device('reception');
const social: Device = { ...device('social'), departmentIds: ['department-social'] };
const boss = device('boss', 'admin');

const received = (id: string, reasonId: string, by = social.id): AnyEvent =>
  event(
    `${id}-1`,
    1,
    { type: 'received', day: DAY, channel: 'mail', reasonId, citizenId: CITIZEN, ticketId: '', subject: WORDS },
    by,
  );
const qualified = (id: string, n: number, reasonId: string, by = social.id): AnyEvent =>
  event(`${id}-${n}`, n, { type: 'qualified', reasonId }, by);
const request = (id: string, ...events: readonly AnyEvent[]): WireDocument => wire(foldRequest(id, SITE, events));

type Town = {
  readonly store: Store;
  readonly handlers: Handlers;
  readonly push: (by: Device, ...rows: readonly WireDocument[]) => Promise<CallOutput<'push'>['verdicts']>;
  readonly pulled: (by: Device, since?: CallOutput<'pull'>['checkpoint'] | null) => Promise<CallOutput<'pull'>>;
  readonly digests: (by: Device) => Promise<ReadonlyMap<string, string>>;
  readonly fetched: (by: Device, id: string) => Promise<WireDocument | undefined>;
};

const openTown = async (open: () => Promise<Store>, isFiltered = true): Promise<Town> => {
  const store = await open();
  opened.push(store);
  const documents = [...reference(1), ...socialAid, agentOf('agent-1')];
  await seedSite(store, SITE, { reference: documents }, AT);
  let ids = 0;
  const parts = createParts({
    store,
    clock: () => Date.parse(AT) + 60_000,
    newId: () => `id-${(ids += 1)}`,
    pinProof: quickProof,
    rules: rulesWithout(isFiltered ? null : 'scopeFilter'),
  });
  const handlers = createHandlers(parts);
  const scope = { collection: 'requests', epoch: store.epoch, schemaVersion: SCHEMA_VERSION };
  return {
    store,
    handlers,
    push: async (by, ...rows) => (await handlers.push({ ...scope, rows: [...rows] }, by)).verdicts,
    pulled: async (by, since = null) =>
      JSON.parse(await handlers.pull({ ...scope, since, limit: 100 }, by)) as CallOutput<'pull'>,
    digests: async (by) => {
      const text = await handlers.digest({ ...scope, after: '', fromDay: '', limit: 100 }, by);
      return new Map((JSON.parse(text) as CallOutput<'digest'>).rows);
    },
    fetched: async (by, id) =>
      (await handlers.fetch({ ...scope, ids: [id] }, by)).documents[0] as WireDocument | undefined,
  };
};

/** All that a device is answered when it asks by every call that it may make for what is known of a request. */
const allWaysOut = async ({ store, handlers }: Town, by: Device, id: string): Promise<ReadonlyMap<string, string>> => {
  const { epoch } = store;
  const scope = { collection: 'requests', epoch, schemaVersion: SCHEMA_VERSION };
  const place = { day: DAY, time: '09:00', durationMin: 20, deskId: 'desk-1', reasonId: 'reason-other' };
  const asks: { readonly [Name in StaffCall]: CallInput<Name> } = {
    head: {},
    pull: { ...scope, since: null, limit: 100 },
    // What is known of the row is its id: another event is enough to be answered the whole.
    push: { ...scope, rows: [request(id, event(`${id}-x`, 1, { type: 'started' }, by.id))] },
    digest: { ...scope, after: '', fromDay: '', limit: 100 },
    fetch: { ...scope, ids: [id] },
    quarantine: {},
    standing: { ids: [id] },
    passages: { citizenIds: [CITIZEN] },
    writeReference: { schemaVersion: SCHEMA_VERSION, agentId: 'agent-1', changes: [] },
    makeCode: {},
    codes: {},
    endCode: { id },
    callNext: { key: 'key', deskId: 'desk-1', candidates: [id] },
    issueNumber: { key: 'key', day: DAY, series: 'A' },
    releaseNumber: { key: 'key', day: DAY, series: 'A' },
    reserveSlot: { key: 'key', appointmentId: id, place },
    lease: { key: 'key', keep: [], places: [place] },
    signIn: { agentId: 'agent-1', pin: '1' },
    choosePin: { agentId: 'agent-1', pin: '', next: '123456' },
    signInMeans: {},
    beginProviderSignIn: {},
    followProviderSignIn: { id, act: 'look' },
    recoverPin: { agentId: 'agent-1', code: '', next: '482913' },
    keepJournal: { lines: [] },
    chooseKeys: { agentId: 'agent-1', singleKeys: 'alone' },
    chooseTextSize: { agentId: 'agent-1', textSize: 'normal' },
    messages: {},
    messagesOf: { appointmentIds: [id] },
    settleMessage: { id, agentId: 'agent-1', act: 'consider' },
    feedback: {},
    sheets: { epoch: '', since: 0, limit: 100 },
    sites: {},
    acknowledgedAlerts: {},
    acknowledgeAlert: { id: 'alert', agentId: 'agent-1', act: 'acknowledge' },
    elected: { year: 2026 },
    publishedMonths: { year: 2026 },
    electedReference: {},
  };
  const answers = new Map<string, string>();
  for (const [name, input] of Object.entries(asks)) {
    const handler = handlers[name as StaffCall] as (input: unknown, device: Device) => Promise<unknown>;
    answers.set(name, JSON.stringify(await handler(input, by).catch((error: unknown) => String(error))) ?? '');
  }
  return answers;
};

/** A row of a request that nobody had proved to write lies aside. */
const putAside = ({ store }: Town, id: string): Promise<unknown> =>
  store.withSite(SITE, async (site) => {
    const body = JSON.stringify(request(id, received(id, 'reason-aid')));
    await site.quarantine([{ collection: 'requests', id, why: 'received.by', body }], { deviceId: social.id, at: AT });
  });

/** What may not be told: what was asked, of whom, the event that holds both, and for what reason the request with this id came. */
const secrets = [WORDS, CITIZEN, 'secret-1', /"id":"secret".*"reason-aid"/] as const;

const allWays = ['pull', 'push', 'fetch', 'quarantine', 'standing', 'passages'];

/** The calls whose answers hold such a thing. */
const waysOf = (told: ReadonlyMap<string, string>): readonly string[] =>
  [...told].flatMap(([name, answer]) =>
    secrets.some((one) => (typeof one === 'string' ? answer.includes(one) : one.test(answer))) ? name : [],
  );

describe.each(openers)('a sensitive request on %s', (_name, open) => {
  it('leaves the server by no call of a device of another department', async () => {
    const town = await openTown(open);
    await town.push(social, request('secret', received('secret', 'reason-aid')));
    await putAside(town, 'secret');
    expect(waysOf(await allWaysOut(town, reception, 'secret'))).toEqual([]);
    for (const by of [social, boss]) expect(waysOf(await allWaysOut(town, by, 'secret'))).toEqual(allWays);
  });

  it('would leave it by each of them without the rule', async () => {
    const town = await openTown(open, false);
    await town.push(social, request('secret', received('secret', 'reason-aid')));
    await putAside(town, 'secret');
    expect(waysOf(await allWaysOut(town, reception, 'secret'))).toEqual(allWays);
  });

  it('is told by its id alone, as one that is gone, and compares as that', async () => {
    const town = await openTown(open);
    await town.push(social, request('secret', received('secret', 'reason-aid')));
    const [alone] = (await town.pulled(reception)).documents;
    expect(alone && isEmptied(alone)).toBe(true);
    expect(Object.values(alone ?? {}).filter((value) => value !== '' && !Array.isArray(value))).toEqual(
      expect.arrayContaining(['secret', SITE, true]),
    );
    expect(JSON.stringify(alone)).not.toContain('reason-aid');
    expect((await town.digests(reception)).get('secret')).toBe(digestOf(alone ?? {}));
    expect(await town.fetched(reception, 'secret')).toEqual(alone);
    const whole = await town.fetched(social, 'secret');
    expect((await town.digests(social)).get('secret')).toBe(digestOf(whole ?? {}));
    expect(await town.handlers.head({}, reception)).toMatchObject({ withheld: ['reason-aid'] });
    expect(await town.handlers.head({}, social)).not.toHaveProperty('withheld');
  });

  it('is written at reception, and stored whole without coming back', async () => {
    const town = await openTown(open);
    const row = request('secret', received('secret', 'reason-aid', reception.id));
    expect(await town.push(reception, row)).toEqual([{ verdict: 'stored', id: 'secret' }]);
    expect(await town.fetched(social, 'secret')).toEqual(row);
    await town.push(social, {
      ...row,
      events: [...(row['events'] as AnyEvent[]), event('s-2', 2, { type: 'started' }, social.id)],
    });
    // What came since is no answer either.
    expect(await town.push(reception, row)).toEqual([{ verdict: 'stored', id: 'secret' }]);
    expect((await town.fetched(social, 'secret'))?.['events']).toHaveLength(2);
  });

  it('is known to who imports it again by nothing but that it is there', async () => {
    const town = await openTown(open);
    await town.push(social, request('secret', received('secret', 'reason-aid')));
    const told = { id: 'secret', status: 'closed', day: '', closedAt: '', channel: '', reasonId: '' };
    expect(await town.handlers.standing({ ids: ['secret', 'none'] }, reception)).toEqual({ rows: [told] });
  });

  it('answers a row of which it takes a part with that part, and with nothing of others', async () => {
    const town = await openTown(open);
    const own = received('own', 'reason-aid', reception.id);
    await town.push(reception, request('own', own));
    await town.push(social, request('own', own, event('own-2', 2, { type: 'started' }, social.id)));
    const answered = event('own-3', 2, { type: 'waitingOnCitizen' }, reception.id);
    const unsound = event('own-4', 3, { type: 'assigned', departmentId: 7 }, reception.id);
    const row = request('own', own, answered);
    const sent = { ...row, events: [...(row['events'] as AnyEvent[]), unsound] };
    expect(await town.push(reception, sent)).toEqual([{ verdict: 'merged', id: 'own', document: row }]);
    expect(logOf((await town.fetched(social, 'own')) ?? {}).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['own-2', 'own-3']),
    );
  });

  it('stays with its department when an administrator removes its reason', async () => {
    const town = await openTown(open);
    await town.push(social, request('secret', received('secret', 'reason-aid')));
    await town.store.withSite(SITE, async (site) => {
      const document = { ...wire(socialAid.find(({ id }) => id === 'reason-aid') ?? {}), _deleted: true };
      await site.write('reference', [{ document, day: '', digest: digestOf(document), delta: null, erased: false }], {
        deviceId: 'server',
        at: AT,
      });
    });
    for (const [by, isAway] of [
      [reception, true],
      [social, false],
    ] as const)
      expect(isEmptied((await town.fetched(by, 'secret')) ?? {})).toBe(isAway);
  });

  it('goes and comes with its reason', async () => {
    const town = await openTown(open);
    const log = [received('r', 'reason-other')];
    await town.push(social, request('r', ...log));
    const first = await town.pulled(reception);
    expect(first.documents[0]).toEqual(request('r', ...log));
    log.push(qualified('r', 2, 'reason-aid'));
    await town.push(social, request('r', ...log));
    const second = await town.pulled(reception, first.checkpoint);
    expect(second.documents.map(isEmptied)).toEqual([true]);
    log.push(qualified('r', 3, 'reason-other'));
    await town.push(social, request('r', ...log));
    expect((await town.pulled(reception, second.checkpoint)).documents).toEqual([request('r', ...log)]);
  });

  it('goes by the departments of a device and by the settings of its reason, at once and beside what is kept of answers', async () => {
    const town = await openTown(open);
    for (const one of [reception, boss]) await town.store.addDevice({ ...one, at: AT });
    await town.push(social, request('secret', received('secret', 'reason-aid')));
    const known = async (): Promise<Device> => (await town.store.device(reception.id)) ?? reception;
    const comes = async (): Promise<readonly boolean[]> => {
      const by = await known();
      const whole = digestOf((await town.fetched(boss, 'secret')) ?? {});
      return [!isEmptied((await town.pulled(by)).documents[0] ?? {}), (await town.digests(by)).get('secret') === whole];
    };
    expect(await comes()).toEqual([false, false]);
    const choose = (departmentIds: readonly string[]) =>
      town.handlers.chooseDepartments({ id: reception.id, departmentIds: [...departmentIds] }, boss);
    await choose(['department-social']);
    expect(await comes()).toEqual([true, true]);
    await choose([]);
    expect(await comes()).toEqual([false, false]);
    await expect(choose(['department-none'])).rejects.toMatchObject({ code: 'badRequest' });
    await town.store.withSite(SITE, async (site) => {
      const aid = socialAid.find(({ id }) => id === 'reason-aid');
      const document = { ...aid, id: 'reason-aid', _deleted: false, body: { ...aid?.body, sensitive: false } };
      await site.write('reference', [{ document, day: '', digest: digestOf(document), delta: null, erased: false }], {
        deviceId: 'server',
        at: AT,
      });
    });
    expect(await comes()).toEqual([true, true]);
  });

  it('is not opened by a device that knows its id alone, and stays sensitive once it was taken back', async () => {
    const town = await openTown(open);
    await town.push(social, request('secret', received('secret', 'reason-aid')));
    const other = request('secret', qualified('secret', 2, 'reason-other', reception.id));
    expect(await town.push(reception, other)).toEqual([{ verdict: 'quarantined', id: 'secret', why: 'rights' }]);
    for (const reasonId of ['reason-other', 'reason-aid']) {
      const again = { ...received('secret', reasonId, reception.id), id: `0-${reasonId}` };
      expect(await town.push(reception, request('secret', again))).toEqual([
        { verdict: 'quarantined', id: 'secret', why: 'rights' },
      ]);
    }
    const undone = event('secret-u', 2, { type: 'undone', target: 'secret-1' }, social.id);
    await town.push(social, request('secret', received('secret', 'reason-aid'), undone));
    expect((await town.pulled(reception)).documents.map(isEmptied)).toEqual([true]);
    // Who logged it wrote the words, and may still say that the reason was another one.
    await town.push(reception, request('own', received('own', 'reason-aid', reception.id)));
    const corrected = request(
      'own',
      received('own', 'reason-aid', reception.id),
      qualified('own', 2, 'reason-other', reception.id),
    );
    expect(await town.push(reception, corrected)).toEqual([{ verdict: 'stored', id: 'own' }]);
    expect(await town.fetched(reception, 'own')).toEqual(corrected);
  });

  it('is not opened by taking back what made it sensitive, nor by who logged it once others wrote on it', async () => {
    const town = await openTown(open);
    const made = [received('r', 'reason-other'), qualified('r', 2, 'reason-aid', reception.id)];
    await town.push(social, request('r', received('r', 'reason-other')));
    await town.push(reception, request('r', ...made));
    await town.push(social, request('r', ...made, event('r-3', 3, { type: 'started' }, social.id)));
    const undone = event('r-u', 4, { type: 'undone', target: 'r-2' }, reception.id);
    const refused = (id: string) => [{ verdict: 'quarantined', id, why: 'rights' }];
    expect(await town.push(reception, request('r', ...made, undone))).toEqual(refused('r'));
    expect(await town.push(reception, request('r', undone))).toEqual(refused('r'));
    const own = received('own', 'reason-aid', reception.id);
    await town.push(reception, request('own', own));
    await town.push(social, request('own', own, event('own-2', 2, { type: 'started' }, social.id)));
    const other = qualified('own', 3, 'reason-other', reception.id);
    expect(await town.push(reception, request('own', own, other))).toEqual(refused('own'));
    for (const id of ['r', 'own']) expect(isEmptied((await town.fetched(reception, id)) ?? {})).toBe(true);
  });
});
