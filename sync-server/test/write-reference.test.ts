import { describe, expect, it } from 'vitest';

import { Problem } from '#server/lib/problem';
import { toWritten } from '#server/documents/to-written';
import { guichetRegistry } from '#server/collections/guichet-registry';
import { knownCollection } from '#server/documents/require';
import type { Device } from '#server/store/port';
import type { ReferenceBody } from '#shared/domain/model/reference';
import { digestOf } from '#shared/sync/digest';
import { SCHEMA_VERSION } from '#shared/sync/protocol';
import { answerCall } from '#server/wire/answer-call';
import type { ReferenceReply, ReferenceRequest } from '#shared/sync/wire/setting-calls';

import { appointment, SITE, wire } from './support/documents';
import { device, testCore } from './support/test-core';

const AT = '2026-11-23T08:00:00.000Z';
const hub = device('hub', 'admin');

const agent = (role: 'admin' | 'counter'): ReferenceBody => ({
  kind: 'agent',
  name: role,
  shortName: role,
  role,
  usualDeskId: '',
});
const desk: ReferenceBody = {
  kind: 'desk',
  number: 1,
  name: 'Guichet 1',
  wayHint: '',
  direction: '',
  reasonIds: ['reason-other'],
};
const opening = (change: Partial<Extract<ReferenceBody, { kind: 'openingPeriod' }>> = {}): ReferenceBody => ({
  kind: 'openingPeriod',
  deskId: 'desk-1',
  weekdays: [1, 2, 3, 4, 5],
  from: '08:30',
  to: '12:30',
  validFrom: '2020-01-01',
  validUntil: '',
  ...change,
});

const town: Readonly<Record<string, ReferenceBody>> = {
  boss: agent('admin'),
  clerk: agent('counter'),
  'desk-1': desk,
  'desk-2': { ...desk, number: 2, name: 'Guichet 2' },
  morning: opening(),
};

/** The site of the other tests with two desks, an opening, an administrator and a clerk. */
const openTown = async () => {
  const bench = await testCore();
  const known = knownCollection(guichetRegistry, 'reference');
  await bench.store.withSite(SITE, (site) =>
    site.write(
      'reference',
      Object.entries(town).map(([id, body]) =>
        toWritten(known, null, wire({ id, siteId: SITE, kind: body.kind, body })),
      ),
      { deviceId: 'server', at: AT },
    ),
  );
  const ask = (changes: readonly unknown[], by: Device = hub, agentId = 'boss') =>
    bench.handlers.writeReference(
      { agentId, schemaVersion: SCHEMA_VERSION, changes: changes as ReferenceRequest['changes'] },
      by,
    ) as Promise<ReferenceReply>;
  return { ...bench, ask };
};

const change = (id: string, body: unknown, base = town[id] ? digestOf({ body: town[id] }) : '') => ({ id, base, body });
const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'answered',
    (error: unknown) => (error instanceof Problem ? error.code : 'bug'),
  );

describe('who may change reference data', () => {
  it('an administrator at a device of an administrator, and nobody else', async () => {
    const { ask, stored } = await openTown();
    const wish = [change('morning', opening({ to: '11:00' }))];
    expect(await codeOf(ask(wish, hub, 'clerk'))).toBe('notAllowed');
    expect(await codeOf(ask(wish, hub, 'nobody'))).toBe('notAllowed');
    expect(await codeOf(ask(wish, device('k1', 'desk')))).toBe('notAllowed');
    expect((await stored('reference', 'morning'))?.['body']).toEqual(town['morning']);
    expect(await ask(wish)).toEqual({ outcome: 'written' });
  });

  it('each of their own site alone: another one has neither the entry nor the administrator', async () => {
    const { ask, stored } = await openTown();
    const stranger = device('far', 'admin', 'site-b');
    expect(await codeOf(ask([change('morning', opening({ to: '11:00' }))], stranger))).toBe('notAllowed');
    expect((await stored('reference', 'morning'))?.['body']).toEqual(town['morning']);
  });
});

describe('what is written', () => {
  it('is there for all at once, with its history, and only once however often it is asked for', async () => {
    const { ask, stored, store } = await openTown();
    const wish = [
      change('morning', opening({ to: '11:00' })),
      change('evening', opening({ from: '17:00', to: '19:00' })),
    ];
    const before = await store.head(SITE);
    expect(await ask(wish)).toEqual({ outcome: 'written' });
    const after = await store.head(SITE);
    expect(await ask(wish)).toEqual({ outcome: 'written' });
    expect(await store.head(SITE)).toBe(after);
    expect((await stored('reference', 'morning'))?.['body']).toMatchObject({ to: '11:00' });
    expect(await stored('reference', 'evening')).toMatchObject({
      kind: 'openingPeriod',
      siteId: SITE,
      _deleted: false,
    });
    expect((await store.history(SITE, before, 10)).map(({ id }) => id)).toEqual(['morning', 'evening']);
    expect((await store.audit(SITE, before, 10)).map(({ deviceId }) => deviceId)).toEqual(['hub', 'hub']);
  });

  it('goes and comes back: a deletion is written back by the body that it took away', async () => {
    const { ask, stored } = await openTown();
    expect(await ask([change('morning', null)])).toEqual({ outcome: 'written' });
    expect(await stored('reference', 'morning')).toMatchObject({ _deleted: true });
    expect(await ask([change('morning', town['morning'], '')])).toEqual({ outcome: 'written' });
    expect(await stored('reference', 'morning')).toMatchObject({ _deleted: false, body: town['morning'] });
  });

  it('is told to the other desks, and is what the next booking is judged by', async () => {
    const { ask, handlers, store } = await openTown();
    const heard: string[] = [];
    const stop = store.onWrite((write) => heard.push(`${write.collection} ${write.deviceId}`));
    const before = await handlers.head({}, hub);
    await ask([change('station-new', { kind: 'station', number: 2, name: 'Dispositif 2' }, '')]);
    stop();
    expect(heard).toEqual(['reference hub']);
    const page = JSON.parse(
      await handlers.pull(
        {
          collection: 'reference',
          since: { epoch: store.epoch, scope: SITE, seq: before.seq },
          limit: 10,
          schemaVersion: SCHEMA_VERSION,
        },
        device('k1'),
      ),
    ) as { readonly documents: readonly { readonly id: string }[] };
    expect(page.documents.map(({ id }) => id)).toEqual(['station-new']);
    const place = { day: '2026-11-24', time: '09:00', durationMin: 20, reasonId: 'reason-deposit' };
    for (const id of ['desk-1', 'desk-2'])
      expect(
        await handlers.reserveSlot({ key: id, appointmentId: id, place: { ...place, deskId: id } }, hub),
      ).toMatchObject({
        granted: true,
      });
  });
});

it('tells a desk how an entry is stored that it sent otherwise, so that it can be taken back', async () => {
  const { ask } = await openTown();
  const plain = opening({ deskId: 'desk-2' });
  const asked = { ...plain, note: 'of a screen' };
  const reply = await ask([change('extra', asked, '')]);
  expect(reply).toMatchObject({ outcome: 'written', entries: [{ id: 'extra', document: { body: plain } }] });
  expect(await ask([change('plain', opening({ deskId: 'desk-2', from: '13:00', to: '17:00' }), '')])).toEqual({
    outcome: 'written',
  });
  expect(await ask([change('extra', null, digestOf({ body: plain }))])).toEqual({ outcome: 'written' });
});

describe('what is refused', () => {
  it('writes over nothing that changed meanwhile, and answers the present copy', async () => {
    const { ask, stored } = await openTown();
    await ask([change('morning', opening({ to: '11:00' }))]);
    const late = await ask([change('morning', opening({ to: '12:00' })), change('desk-2', { ...desk, number: 3 })]);
    expect(late).toMatchObject({
      outcome: 'stale',
      entries: [{ id: 'morning', document: { body: { to: '11:00' } } }],
    });
    expect((await stored('reference', 'desk-2'))?.['body']).toEqual(town['desk-2']);
    await ask([change('morning', null, digestOf({ body: opening({ to: '11:00' }) }))]);
    expect(await ask([change('morning', opening({ to: '12:00' }))])).toEqual({
      outcome: 'stale',
      entries: [{ id: 'morning', document: null }],
    });
  });

  it.each([
    ['a body out of form', [change('morning', { ...opening(), from: '8h30' })], 'from', 'shape'],
    ['a body of another kind', [change('morning', desk)], 'kind', 'shape'],
    ['an opening that ends before it begins', [change('morning', opening({ to: '08:00' }))], 'to', 'order'],
    ['an opening at no desk', [change('new', opening({ deskId: 'desk-9' }))], 'deskId', 'unknown'],
    ['an opening over another', [change('new', opening({ from: '12:00', to: '14:00' }))], 'from', 'overlaps'],
    ['a number twice', [change('desk-2', desk)], 'number', 'notUnique'],
    ['a desk that an opening names', [change('desk-1', null)], '', 'referredTo'],
    ['the last administrator', [change('boss', null)], 'role', 'lastOne'],
    ['no administrator left', [change('boss', { ...agent('admin'), role: 'manager' })], 'role', 'lastOne'],
  ])('%s, all of it: with the field and the fault', async (_what, changes, path, code) => {
    const { ask, store } = await openTown();
    const before = await store.head(SITE);
    const fine = change('station-new', { kind: 'station', number: 7, name: 'Dispositif 7' }, '');
    expect(await ask([fine, ...changes])).toMatchObject({ outcome: 'faulty', faults: [{ path, code }] });
    expect(await store.head(SITE)).toBe(before);
  });

  it('a reason or a desk that appointments to come use, with how many', async () => {
    const { ask, push } = await openTown();
    await push(
      hub,
      'appointments',
      wire(appointment('a1', { time: '09:00' })),
      wire(appointment('a2', { time: '10:00' })),
    );
    await push(hub, 'appointments', wire(appointment('past', { day: '2026-11-20' })));
    const gone = [change('morning', null), change('desk-1', null)];
    expect(await ask(gone)).toMatchObject({ faults: [{ id: 'desk-1', code: 'inUse', number: 2 }] });
    expect(await ask([change('desk-2', null)])).toEqual({ outcome: 'written' });
  });

  it('the last enrolment station while appointments to come need one, and any other goes', async () => {
    const { ask, push, stored } = await openTown();
    await ask([change('station-new', { kind: 'station', number: 7, name: 'Dispositif 7' }, '')]);
    await push(hub, 'appointments', wire(appointment('a1', { time: '09:00', reasonId: 'reason-deposit' })));
    const gone = async (id: string) => change(id, null, digestOf({ body: (await stored('reference', id))?.['body'] }));
    const last = { path: '', code: 'inUse', number: 1 };
    expect(await ask([await gone('station-0'), await gone('station-new')])).toMatchObject({ faults: [last, last] });
    expect(await ask([await gone('station-0')])).toEqual({ outcome: 'written' });
    expect(await ask([await gone('station-new')])).toMatchObject({ outcome: 'faulty', faults: [last] });
  });

  it('a call out of form as a whole', async () => {
    const { handlers, ask } = await openTown();
    const wish = change('morning', opening());
    expect(await codeOf(ask([wish, wish]))).toBe('badRequest');
    const empty = { agentId: 'boss', schemaVersion: SCHEMA_VERSION, changes: [] };
    expect(await codeOf(answerCall(handlers, 'writeReference', { device: hub, body: empty }))).toBe('badRequest');
    const request: ReferenceRequest = { agentId: 'boss', schemaVersion: SCHEMA_VERSION + 1, changes: [wish] as never };
    expect(await codeOf(handlers.writeReference(request, hub))).toBe('upgradeRequired');
  });
});
