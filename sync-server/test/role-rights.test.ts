import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { guichetRegistry } from '#server/collections/guichet-registry';
import { knownCollection } from '#server/documents/require';
import { toWritten } from '#server/documents/to-written';
import type { Agent, Reference, ReferenceBody } from '#shared/domain/model/reference';
import { roles } from '#shared/domain/rights/rights';
import { digestOf } from '#shared/sync/digest';
import { SCHEMA_VERSION } from '#shared/sync/protocol';
import { calls } from '#shared/sync/wire/calls';

import { appointment, bookedEvent, event, reference, SITE, wire } from './support/documents';
import { quickProof } from './support/test-core';
import { testServer, type TestDevice, type TestServer } from './support/test-server';

const entry = (id: string, body: ReferenceBody): Reference => ({ id, siteId: SITE, kind: body.kind, body });
const agents = roles.map((role) =>
  entry(`agent-${role}`, { kind: 'agent', name: role, shortName: role, role, usualDeskId: '' }),
);

let server: TestServer;
let desk: TestDevice;
let admin: TestDevice;

beforeEach(async () => {
  server = await testServer(1, { reference: [...reference(1), ...agents], pinProof: quickProof });
  desk = await server.enrol();
  admin = await server.enrol('Direction', { rank: 'admin' });
});
afterEach(() => server.close());

const storedBody = async (id: string): Promise<ReferenceBody | null> => {
  const found = await server.store.withSite(SITE, async (site) => (await site.read('reference', [id])).get(id));
  return found && !found._deleted ? (found['body'] as ReferenceBody) : null;
};

type Role = Agent['role'];

/** What becomes of an entry that somebody of a role writes at a device: `written`, `faulty`, `notAllowed`. */
const write = async (
  by: TestDevice,
  role: Role | 'nobody',
  id: string,
  body: ReferenceBody | null,
): Promise<string> => {
  const before = await storedBody(id);
  const change = { id, base: before ? digestOf({ body: before }) : '', body };
  const reply = await by.post('/v1/reference', {
    agentId: `agent-${role}`,
    schemaVersion: SCHEMA_VERSION,
    changes: [change],
  });
  if (reply.statusCode !== 200) {
    expect(await storedBody(id)).toEqual(before);
    return reply.json<{ readonly code: string }>().code;
  }
  return calls.writeReference.output.parse(reply.json()).outcome;
};

const absence = (label: string): ReferenceBody => ({
  kind: 'unavailability',
  agentId: 'agent-counter',
  replacedBy: '',
  fromDay: '2026-11-24',
  toDay: '2026-11-24',
  from: '08:00',
  to: '18:00',
  label,
});
const closure: ReferenceBody = {
  kind: 'closure',
  deskId: '',
  fromDay: '2026-12-24',
  toDay: '2026-12-24',
  from: '12:00',
  to: '18:00',
  label: 'Réveillon',
};
const answer: ReferenceBody = {
  kind: 'answerTemplate',
  name: 'Bien reçu',
  body: 'Nous avons reçu votre demande.',
  reasonIds: [],
  links: [],
};
const table = (...changes: readonly (readonly [Role, string, boolean])[]): ReferenceBody => ({
  kind: 'rights',
  changes: changes.map(([role, right, may]) => ({ role, right, may })),
});
const reason = async (): Promise<ReferenceBody> => ({ ...((await storedBody('reason-other')) as ReferenceBody) });
const setTable = async (body: ReferenceBody): Promise<void> =>
  expect(await write(admin, 'admin', 'rights', body)).toBe('written');

describe('with no table of rights', () => {
  it('a supervisor notes absences and closures, from a desk or from a device of administrators, and changes no reason', async () => {
    expect(await write(desk, 'supervisor', 'away', absence('formation'))).toBe('written');
    expect(await write(admin, 'supervisor', 'away', absence('congés'))).toBe('written');
    expect(await write(desk, 'supervisor', 'eve', closure)).toBe('written');
    expect(await write(desk, 'supervisor', 'away', null)).toBe('written');
    for (const at of [desk, admin]) {
      expect(await write(at, 'supervisor', 'reason-other', { ...(await reason()), name: 'Autre' } as never)).toBe(
        'notAllowed',
      );
      expect(await write(at, 'supervisor', 'bien-recu', answer)).toBe('notAllowed');
    }
  });

  it.each(['reception', 'counter', 'manager', 'elected', 'nobody'] as const)('%s changes nothing', async (role) => {
    for (const at of [desk, admin]) {
      expect(await write(at, role, 'away', absence(''))).toBe('notAllowed');
      expect(await write(at, role, 'rights', table(['counter', 'absences', true]))).toBe('notAllowed');
    }
  });

  it('an act of several changes is written whole, or not at all', async () => {
    const changes = [
      { id: 'away', base: '', body: absence('') },
      { id: 'bien-recu', base: '', body: answer },
    ];
    const reply = await desk.post('/v1/reference', {
      agentId: 'agent-supervisor',
      schemaVersion: SCHEMA_VERSION,
      changes,
    });
    expect([reply.statusCode, await storedBody('away'), await storedBody('bien-recu')]).toEqual([403, null, null]);
  });

  it('neither a screen in public nor a device of the elected writes one, whoever it names', async () => {
    for (const rank of ['display', 'kiosk', 'elected'] as const) {
      const machine = await server.enrol(rank, { rank });
      expect(await write(machine, 'admin', 'away', absence(''))).toBe('notAllowed');
    }
  });
});

it('a stored table that is not sound counts as none, and what a sound one holds beyond its bounds for nothing', async () => {
  const put = (changes: unknown): Promise<void> =>
    server.store.withSite(SITE, async (site) => {
      const known = knownCollection(guichetRegistry, 'reference');
      const row = { id: 'rights', siteId: SITE, kind: 'rights', body: { kind: 'rights', changes }, _deleted: false };
      await site.write('reference', [toWritten(known, null, row)], {
        deviceId: 'server',
        at: '2026-11-23T08:00:00.000Z',
      });
    });
  const absences = { role: 'counter', right: 'absences', may: true };
  for (const changes of [
    [absences, { ...absences, may: 'yes' }],
    { 0: absences },
    [[absences]],
    'counter absences',
    null,
  ]) {
    await put(changes);
    expect(await write(desk, 'counter', 'away', absence(''))).toBe('notAllowed');
    expect(await write(desk, 'supervisor', 'away', absence(JSON.stringify(changes).slice(0, 20)))).toBe('written');
  }
  await put([
    { role: 'counter', right: 'agents', may: true },
    { role: '__proto__', right: 'absences', may: true },
    { role: 'admin', right: 'town', may: false },
  ]);
  expect(await write(admin, 'counter', 'agent-counter', null)).toBe('notAllowed');
  expect(await write(desk, 'counter', 'away', absence(''))).toBe('notAllowed');
  expect(await write(admin, 'admin', 'rights', null)).toBe('written');
});

/** An entry straight into the store, as a newer version or a fault of the disk leaves it. */
const putRaw = (id: string, body: Readonly<Record<string, unknown>>): Promise<void> =>
  server.store.withSite(SITE, async (site) => {
    const known = knownCollection(guichetRegistry, 'reference');
    const row = { id, siteId: SITE, kind: body['kind'], body, _deleted: false };
    await site.write('reference', [toWritten(known, (await site.read('reference', [id])).get(id) ?? null, row)], {
      deviceId: 'server',
      at: '2026-11-23T08:00:00.000Z',
    });
  });

/** What is answered to changes of a body that the device cannot read: it names no copy. */
const overwrite = async (by: TestDevice, role: Role, id: string, body: ReferenceBody): Promise<number> =>
  (
    await by.post('/v1/reference', {
      agentId: `agent-${role}`,
      schemaVersion: SCHEMA_VERSION,
      changes: [{ id, base: '', body }],
    })
  ).statusCode;

it('what this version cannot read is replaced by administrators alone, whatever kind is put in its place', async () => {
  await putRaw('agent-later', { kind: 'agent', name: 'Plus tard', shortName: 'Plus', role: 'mayor', usualDeskId: '' });
  expect(await overwrite(desk, 'supervisor', 'agent-later', absence(''))).toBe(403);
  expect(await overwrite(admin, 'supervisor', 'agent-later', absence(''))).toBe(403);
  expect(await overwrite(admin, 'admin', 'agent-later', absence(''))).toBe(200);
});

it('no entry becomes one of a kind that its writer has the right to', async () => {
  expect(await write(desk, 'supervisor', 'agent-counter', absence(''))).toBe('faulty');
  expect(await write(desk, 'supervisor', 'reason-other', absence(''))).toBe('faulty');
  expect((await storedBody('agent-counter'))?.kind).toBe('agent');
});

it('an administrator sets a town hall right whose own entry cannot be read', async () => {
  const site = (await storedBody(SITE)) as ReferenceBody;
  await putRaw(SITE, { ...site, zone: 7 });
  expect(await overwrite(desk, 'supervisor', SITE, site)).toBe(403);
  expect(await overwrite(admin, 'admin', SITE, site)).toBe(200);
});

it('a desk floods nobody with settings: so many of a family, then it waits, and an administrator does not', async () => {
  const flood = async (by: TestDevice, call: number): Promise<number> =>
    (
      await by.post('/v1/reference', {
        agentId: 'agent-supervisor',
        schemaVersion: SCHEMA_VERSION,
        changes: Array.from({ length: 500 }, (_, index) => ({
          id: `flood-${call}-${index}`,
          base: '',
          body: { ...closure, label: `${call} ${index}` },
        })),
      })
    ).statusCode;
  const answers: number[] = [];
  for (let call = 0; call < 5; call += 1) answers.push(await flood(desk, call));
  expect(answers).toEqual([200, 200, 200, 200, 429]);
  expect(await flood(admin, 5)).toBe(200);
});

describe('with a table the other way round', () => {
  beforeEach(() =>
    setTable(table(['supervisor', 'absences', false], ['supervisor', 'reasons', true], ['counter', 'answers', true])),
  );

  it('a supervisor changes a reason and notes no absence, and a counter writes answers', async () => {
    expect(await write(desk, 'supervisor', 'away', absence(''))).toBe('notAllowed');
    expect(await write(desk, 'supervisor', 'reason-other', { ...(await reason()), name: 'Autre' } as never)).toBe(
      'written',
    );
    expect(await write(desk, 'counter', 'bien-recu', answer)).toBe('written');
    expect(await write(desk, 'counter', 'away', absence(''))).toBe('notAllowed');
    expect(await write(desk, 'reception', 'reason-other', { ...(await reason()), name: 'Autres' } as never)).toBe(
      'notAllowed',
    );
  });

  it('is as before once it goes', async () => {
    expect(await write(admin, 'admin', 'rights', null)).toBe('written');
    expect(await write(desk, 'supervisor', 'away', absence(''))).toBe('written');
    expect(await write(desk, 'supervisor', 'reason-other', { ...(await reason()), name: 'Autre' } as never)).toBe(
      'notAllowed',
    );
  });

  it('makes nobody an administrator: agents and rights are theirs, at their devices', async () => {
    const raised = { ...((await storedBody('agent-supervisor')) as ReferenceBody), role: 'admin' } as ReferenceBody;
    for (const role of ['supervisor', 'counter'] as const)
      for (const at of [desk, admin]) {
        expect(await write(at, role, 'agent-supervisor', raised)).toBe('notAllowed');
        expect(await write(at, role, 'rights', table())).toBe('notAllowed');
      }
    expect(await write(admin, 'admin', 'rights', table(['supervisor', 'agents', true]))).toBe('faulty');
    expect(await write(admin, 'admin', 'second', table())).toBe('faulty');
  });

  it('a desk that says it is an administrator gets what another role has, and nothing else', async () => {
    expect(await write(desk, 'admin', 'reason-other', { ...(await reason()), name: 'Autre' } as never)).toBe('written');
    expect(await write(desk, 'admin', 'away', absence(''))).toBe('notAllowed');
    expect(await write(desk, 'admin', 'agent-counter', null)).toBe('notAllowed');
    expect(await write(desk, 'admin', 'rights', table())).toBe('notAllowed');
    expect(await write(admin, 'admin', 'away', absence(''))).toBe('written');
  });

  it('opens to nobody what is kept for one department', async () => {
    const kept = { ...(await reason()), sensitive: true } as ReferenceBody;
    expect(await write(admin, 'admin', 'reason-other', kept)).toBe('written');
    expect(await write(desk, 'supervisor', 'reason-other', { ...kept, name: 'Aide' } as ReferenceBody)).toBe('written');
    for (const body of [{ ...kept, sensitive: false } as ReferenceBody, { ...kept, departmentId: 'x' } as never, null])
      expect(await write(admin, 'supervisor', 'reason-other', body)).toBe('notAllowed');
  });

  it('stands in the journal: who may what from now on', async () => {
    const lines = await server.store.journalLines(SITE, 0, 50);
    expect(
      lines.filter(({ kind }) => kind === 'settingsWritten').map(({ subject, agentId }) => [subject, agentId]),
    ).toEqual([
      ['rights', 'agent-admin'],
      ['rights:counter +answers', 'agent-admin'],
      ['rights:supervisor +reasons -absences', 'agent-admin'],
    ]);
  });
});

describe('rights beside the settings', () => {
  const keptBy = (role: Role) => ({
    ...event('kept-1', 9, { type: 'kept', cause: bookedEvent('a1').id }),
    by: { agentId: `agent-${role}`, deviceId: 'device-1', deskId: '' },
  });
  const keep = async (role: Role): Promise<string> =>
    (await desk.push('appointments', [wire(appointment('a1', {}, [keptBy(role)]))]))[0]?.verdict ?? '';

  it('a push is judged by the table of the site', async () => {
    await desk.push('appointments', [wire(appointment('a1'))]);
    await setTable(table(['supervisor', 'keepSurplus', false], ['counter', 'keepSurplus', true]));
    expect(await keep('supervisor')).toBe('quarantined');
    expect(await keep('reception')).toBe('quarantined');
    expect(await keep('counter')).not.toBe('quarantined');
  });

  it('so is taking note of an alert', async () => {
    const note = async (role: Role): Promise<number> =>
      (await desk.post('/v1/insights/alerts/acknowledge', { id: role, agentId: `agent-${role}`, act: 'acknowledge' }))
        .statusCode;
    expect([await note('manager'), await note('counter')]).toEqual([200, 403]);
    await setTable(table(['manager', 'acknowledge', false], ['counter', 'acknowledge', true]));
    expect([await note('manager'), await note('counter')]).toEqual([403, 200]);
  });

  it('the journal is read by whom a town entrusts with it, at a device of administrators alone', async () => {
    const read = async (at: TestDevice, role: Role): Promise<number> => {
      const wish = { from: '2026-11-23', to: '2026-11-23', agentId: '', subjects: [], before: null, limit: 10 };
      return (await at.post('/v1/journal/read', { ...wish, by: `agent-${role}` })).statusCode;
    };
    expect([await read(admin, 'admin'), await read(admin, 'manager'), await read(desk, 'admin')]).toEqual([
      200, 403, 403,
    ]);
    await setTable(table(['manager', 'journal', true]));
    expect([await read(admin, 'manager'), await read(desk, 'manager'), await read(admin, 'supervisor')]).toEqual([
      200, 403, 403,
    ]);
  });
});

describe('where agents prove who they are', () => {
  it('a right counts of whoever signed in at the device, and a name that is only said counts for nothing', async () => {
    const post = async (at: TestDevice, path: string, body: object): Promise<void> => {
      const reply = await at.post(path, body);
      expect([path, reply.statusCode]).toEqual([path, 200]);
    };
    await post(admin, '/v1/own-pin', { agentId: 'agent-admin', pin: '', next: '482913' });
    await post(desk, '/v1/own-pin', { agentId: 'agent-counter', pin: '', next: '204857' });
    await post(admin, '/v1/sign-in/mode', { mode: 'pin', lockMin: 10 });
    for (const role of ['supervisor', 'admin', 'counter'] as const)
      expect(await write(desk, role, 'away', absence(''))).toBe('notAllowed');
    await post(desk, '/v1/own-pin', { agentId: 'agent-supervisor', pin: '', next: '771390' });
    expect(await write(desk, 'supervisor', 'away', absence(''))).toBe('written');
    // Nobody else’s sign-in is needed for it at a device of administrators, and none of theirs lends a right.
    expect(await write(admin, 'supervisor', 'eve', closure)).toBe('notAllowed');
    await setTable(table(['manager', 'journal', true]));
    const wish = { from: '2026-11-23', to: '2026-11-23', agentId: '', subjects: [], before: null, limit: 10 };
    const other = await server.enrol('Bureau', { rank: 'admin' });
    const read = async (): Promise<number> =>
      (await other.post('/v1/journal/read', { ...wish, by: 'agent-manager' })).statusCode;
    expect(await read()).toBe(403);
    await post(other, '/v1/own-pin', { agentId: 'agent-manager', pin: '', next: '650312' });
    expect(await read()).toBe(200);
    // Nobody reads it in the name of another one who may.
    expect((await other.post('/v1/journal/read', { ...wish, by: 'agent-admin' })).statusCode).toBe(403);
    expect((await other.get('/v1/persons')).statusCode).toBe(403);
  });
});
