import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { announcedMeasures, announcedPayload } from '#shared/domain/lifecycle/announced-measures';
import type { Measure } from '#shared/domain/model/measure';
import { foldDeskSession } from '#shared/domain/lifecycle/fold-desk-session';
import type { DeskSession } from '#shared/domain/model/desk-session';
import type { Agent, Reference } from '#shared/domain/model/reference';
import type { AnyEvent } from '#shared/domain/model/event';
import type { CollectionName } from '#shared/domain/model/collections';
import { allRules, rulesWithout, type SyncRules } from '#shared/sync/rules';
import type { WireDocument } from '#shared/sync/protocol';
import { calls } from '#shared/sync/wire/calls';

import { appointment, bookedEvent, citizen, DAY, event, reference, SITE, ticket, wire } from './support/documents';
import { quickProof } from './support/test-core';
import { testServer, type TestDevice, type TestServer } from './support/test-server';

const roles: readonly Agent['role'][] = ['reception', 'counter', 'supervisor', 'manager', 'elected', 'admin'];

const agents = roles.map((role): Reference => ({
  id: `agent-${role}`,
  siteId: SITE,
  kind: 'agent',
  body: { kind: 'agent', name: 'Agent', shortName: 'A.', role, usualDeskId: '' },
}));

let server: TestServer;
let desk: TestDevice;
let admin: TestDevice;

beforeEach(async () => {
  server = await testServer(1, { reference: [...reference(1), ...agents] });
  desk = await server.enrol();
  admin = await server.enrol('Direction', { rank: 'admin' });
});
afterEach(() => server.close());

/** An event in the name of an agent of this role. */
const by = (role: string, one: AnyEvent): AnyEvent => ({ ...one, by: { ...one.by, agentId: `agent-${role}` } });

const stored = (collection: CollectionName, id: string): Promise<WireDocument | undefined> =>
  server.store.withSite(SITE, async (site) => (await site.read(collection, [id])).get(id));

const kept = (role: string): AnyEvent => by(role, event('kept-1', 9, { type: 'kept', cause: bookedEvent('a1').id }));
const closing = (role: string): AnyEvent => by(role, event('closing-1', 9, { type: 'notServedAtClosing' }));

const change: Measure = { kind: 'open', deskId: 'desk-2', agentId: 'agent-counter', from: '11:00', to: '12:30' };

/** Pushes a row that is beyond the rights of its author, and sees that nothing came of it. */
const expectRefused = async (device: TestDevice, collection: CollectionName, row: WireDocument): Promise<void> => {
  const before = await stored(collection, row.id);
  const head = await server.store.head(SITE);
  const innocent = wire(citizen(`beside-${row.id}`, 'Petit'));
  expect(await device.push(collection, collection === 'citizens' ? [row, innocent] : [row])).toEqual([
    { verdict: 'quarantined', id: row.id, why: 'rights' },
    ...(collection === 'citizens' ? [{ verdict: 'stored', id: innocent.id }] : []),
  ]);
  expect(await stored(collection, row.id)).toEqual(before);
  expect(await server.store.head(SITE)).toBe(head + (collection === 'citizens' ? 1 : 0));
  const { rows } = calls.quarantine.output.parse((await device.get('/v1/quarantine')).json());
  expect(rows[0]).toMatchObject({ collection, id: row.id, why: 'rights', deviceId: device.deviceId });
};

describe('a role', () => {
  beforeEach(async () => {
    await desk.push('appointments', [wire(appointment('a1'))]);
    await desk.post('/v1/issue-number', { key: 'n1', day: DAY, series: 'A' });
    await desk.push('tickets', [wire(ticket('t1'))]);
  });

  it.each(['reception', 'counter', 'manager', 'elected', 'unknown'])(
    '%s neither keeps a conflict nor closes a day',
    async (role) => {
      // Not from an administrator's device either: the right is the lesser of both.
      await expectRefused(admin, 'appointments', wire(appointment('a1', {}, [kept(role)])));
      await expectRefused(desk, 'tickets', wire(ticket('t1', [closing(role)])));
    },
  );

  it.each(['supervisor', 'admin'])('%s closes a day, from any desk', async (role) => {
    await desk.push('tickets', [wire(ticket('t1', [closing(role)]))]);
    expect(await stored('tickets', 't1')).toMatchObject({ status: 'notServedAtClosing' });
  });

  it.each(['manager', 'elected'])('%s writes nothing', async (role) => {
    const booked = by(role, bookedEvent('a2', { time: '11:00' }));
    await expectRefused(desk, 'appointments', { ...wire(appointment('a2')), events: [booked] });
    await expectRefused(admin, 'tickets', wire(ticket('t1', [by(role, event('p', 2, { type: 'parked' }))])));
  });

  it.each(['reception', 'counter', 'supervisor', 'admin', 'unknown'])('%s does the work of the day', async (role) => {
    await desk.push('tickets', [wire(ticket('t1', [by(role, event('p', 2, { type: 'parked' }))]))]);
    expect(await stored('tickets', 't1')).toMatchObject({ status: 'parked' });
  });

  describe('that announces a change at a desk', () => {
    const announced = (role: string, id = 'announced-1'): AnyEvent =>
      by(role, event(id, 1, { type: 'measureAnnounced', ...announcedPayload(change, DAY) }));
    const session = (...events: readonly AnyEvent[]) => wire(foldDeskSession(`desk-2:${DAY}`, SITE, events));

    it.each(['reception', 'counter', 'manager', 'elected', 'unknown'])('is not %s', async (role) => {
      await expectRefused(admin, 'deskSessions', session(announced(role)));
    });

    it.each(['supervisor', 'admin'])('may be %s, and the desk stays closed', async (role) => {
      await desk.push('deskSessions', [session(announced(role))]);
      expect(await stored('deskSessions', `desk-2:${DAY}`)).toMatchObject({
        day: DAY,
        deskId: 'desk-2',
        status: 'closed',
      });
    });

    it('is the only one that may take it back', async () => {
      await desk.push('deskSessions', [session(announced('supervisor'))]);
      const back = (role: string) => by(role, event('back', 2, { type: 'undone', target: 'announced-1' }));
      await expectRefused(desk, 'deskSessions', session(announced('supervisor'), back('counter')));
      await desk.push('deskSessions', [session(announced('supervisor'), back('admin'))]);
      const kept = await stored('deskSessions', `desk-2:${DAY}`);
      expect(announcedMeasures([kept as unknown as DeskSession], DAY)).toEqual([]);
    });
  });

  it('cannot undo what it could not do', async () => {
    await desk.push('tickets', [wire(ticket('t1', [closing('supervisor')]))]);
    const undo = (role: string) => by(role, event('u', 10, { type: 'undone', target: 'closing-1' }));
    await expectRefused(desk, 'tickets', wire(ticket('t1', [closing('supervisor'), undo('reception')])));
    await desk.push('tickets', [wire(ticket('t1', [closing('supervisor'), undo('supervisor')]))]);
    expect(await stored('tickets', 't1')).toMatchObject({ status: 'waiting' });
  });

  it('is no matter for what is stored already: any desk may bring a copy with the words of others', async () => {
    await desk.push('tickets', [wire(ticket('t1', [closing('supervisor')]))]);
    const more = by('reception', event('m', 10, { type: 'reminded' }));
    const [verdict] = await desk.push('tickets', [wire(ticket('t1', [closing('supervisor'), more]))]);
    expect(verdict?.verdict).not.toBe('quarantined');
  });
});

describe('the rank of a device', () => {
  const erased = (id: string) =>
    wire({ ...citizen(id, 'Durand'), fields: {}, erasedAt: '000001795428000000-000000-d' });

  beforeEach(async () => {
    await desk.push('citizens', [wire(citizen('c1', 'Durand'))]);
  });

  it('decides who erases a person: an administrator alone', async () => {
    await expectRefused(desk, 'citizens', { ...erased('c1'), erasedAt: '000000000000002-000000-d' });
    expect(await stored('citizens', 'c1')).toMatchObject({ fields: { lastName: { v: 'Durand' } } });
    await admin.push('citizens', [{ ...erased('c1'), erasedAt: '000000000000002-000000-d' }]);
    expect(await stored('citizens', 'c1')).toMatchObject({ fields: {} });
    expect(JSON.stringify(await stored('citizens', 'c1'))).not.toContain('Durand');
  });

  it('decides who deletes a document at all', async () => {
    await expectRefused(desk, 'citizens', { ...wire(citizen('c1', 'Durand')), _deleted: true });
  });

  it('lets a desk bring a copy of a person who is erased already', async () => {
    const row = { ...erased('c1'), erasedAt: '000000000000002-000000-d' };
    await admin.push('citizens', [row]);
    const [verdict] = await desk.push('citizens', [row]);
    expect(verdict?.verdict).not.toBe('quarantined');
  });

  it('does not let a desk write reference data', async () => {
    const row = wire(agents[0] ?? {});
    const before = await stored('reference', 'agent-reception');
    expect(await desk.push('reference', [{ ...row, body: { ...agents[0]?.body, role: 'admin' } }])).toMatchObject([
      { verdict: 'quarantined', id: 'agent-reception' },
    ]);
    expect(await stored('reference', 'agent-reception')).toEqual(before);
  });
});

it('would let all of it through without the rule', async () => {
  const lax = await testServer(1, { reference: [...reference(1), ...agents], rules: rulesWithout('rowRights') });
  const one = await lax.enrol();
  const verdicts = await one.push('tickets', [wire(ticket('t1', [closing('elected')]))]);
  expect(verdicts[0]?.verdict).not.toBe('quarantined');
  await lax.close();
});

describe('where agents prove who they are', () => {
  const parked = (id: string, role: string): WireDocument =>
    wire(ticket(id, [by(role, event(`${id}-p`, 2, { type: 'parked' }))]));

  /** What becomes of acts at a desk of one who signed in there, of one who signed in elsewhere, and of one who never did. */
  const whysWith = async (rules: SyncRules): Promise<readonly string[]> => {
    const town = await testServer(1, { reference: [...reference(1), ...agents], rules, pinProof: quickProof });
    const [here, there] = [await town.enrol(), await town.enrol()];
    const office = await town.enrol('Direction', { rank: 'admin' });
    const post = async (at: TestDevice, path: string, body: object): Promise<unknown> => {
      const reply = await at.post(path, body);
      expect([path, reply.statusCode]).toEqual([path, 200]);
      return reply.json();
    };
    await here.push('tickets', [wire(ticket('t1')), wire(ticket('t2', [], 2)), wire(ticket('t3', [], 3))]);
    for (const [at, role] of [
      [office, 'admin'],
      [here, 'counter'],
      [there, 'reception'],
    ] as const)
      await post(at, '/v1/own-pin', { agentId: `agent-${role}`, pin: '', next: '482913' });
    const mode = await post(office, '/v1/sign-in/mode', { mode: 'pin', lockMin: 10 });
    expect(mode).toEqual({ outcome: 'written' });
    expect(await post(office, '/v1/persons/agent-manager/settle', { act: 'shutOut' })).toMatchObject({
      outcome: 'done',
    });
    const rows = [parked('t1', 'counter'), parked('t2', 'reception'), parked('t3', 'supervisor')];
    const verdicts = await here.push('tickets', rows);
    const { rows: aside } = calls.quarantine.output.parse((await here.get('/v1/quarantine')).json());
    const whys = verdicts.map((one) => (one.verdict === 'quarantined' ? one.why : ''));
    expect(aside.filter(({ why }) => why === 'parked.by')).toHaveLength(whys.filter((why) => why !== '').length);
    await town.close();
    return whys;
  };

  it('an act counts of whoever signed in at its device alone', async () => {
    expect(await whysWith(allRules)).toEqual(['', 'parked.by', 'parked.by']);
  });

  it('would let another device write in that name without one rule, and anybody without the other', async () => {
    expect(await whysWith(rulesWithout('deviceBinding'))).toEqual(['', '', 'parked.by']);
    expect(await whysWith(rulesWithout('grantCheck'))).toEqual(['', '', '']);
  });
});
