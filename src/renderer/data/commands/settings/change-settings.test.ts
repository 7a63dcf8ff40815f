import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Reference, ReferenceBody } from '#shared/domain/model/reference';
import { digestOf } from '#shared/sync/digest';
import type { CallInput } from '#shared/sync/wire/calls';

import { noServer, type Client } from '#shared/sync/wire/client';
import { plain } from '../../plain';
import { answers, must, openTestData, refuses, type TestData } from '../../testing/test-data';
import { siteId } from '../../testing/town';

let data: TestData;
beforeEach(async () => {
  data = await openTestData();
  await setRole('admin');
});
afterEach(() => data.close());

const collection = () => data.context.database.reference;
const bodyOf = async (id: string): Promise<ReferenceBody | null> => {
  const found = await collection().findOne(id).exec();
  return found ? (plain(found)?.body ?? null) : null;
};
const present = async (id: string): Promise<ReferenceBody> => {
  const body = await bodyOf(id);
  if (!body) throw new Error(`no ${id}`);
  return structuredClone(body);
};
const store = async (id: string, body: ReferenceBody | null): Promise<void> => {
  if (body) await collection().upsert({ id, siteId, kind: body.kind, body } satisfies Reference);
  else await (await collection().findOne(id).exec())?.remove();
};
const setRole = async (role: 'admin' | 'counter' | 'supervisor') =>
  store('agent-1', { ...(await present('agent-1')), role } as ReferenceBody);

type Asked = CallInput<'writeReference'>;

const asAsked = (body: ReferenceBody | null): ReferenceBody | null => body;

/**
 * A server that writes what it is asked to, as far as its bases hold, and brings it to this desk a moment later. `kept` = how it stores a
 * body that it keeps in another form.
 */
const obedient = (asked: Asked[], kept = asAsked): Client => ({
  ...noServer,
  writeReference: async (request) => {
    asked.push(request);
    const stale: { readonly id: string; readonly body: ReferenceBody | null }[] = [];
    for (const { id, base } of request.changes) {
      const body = await bodyOf(id);
      if (base !== (body ? digestOf({ body }) : '')) stale.push({ id, body });
    }
    if (stale.length > 0)
      return answers('writeReference', {
        outcome: 'stale',
        entries: stale.map(({ id, body }) => ({ id, document: body && { id, body, _deleted: false } })),
      });
    const stored = request.changes.map(({ id, body }) => ({ id, body: kept(body as ReferenceBody | null) }));
    void Promise.resolve().then(async () => {
      for (const { id, body } of stored) await store(id, body);
    });
    if (kept === asAsked) return answers('writeReference', { outcome: 'written' });
    const entries = stored.map(({ id, body }) => ({ id, document: body && { id, body, _deleted: false } }));
    return answers('writeReference', { outcome: 'written', entries });
  },
});

const renamed = async (name: string) => {
  const before = await present('desk-1');
  return { id: 'desk-1', before, body: { ...before, name } as ReferenceBody };
};

it('deletes no agent who has a desk open today: their screen would be gone in the middle of a service', async () => {
  const asked: Asked[] = [];
  data.setServer(obedient(asked));
  const colleague = { ...(await present('agent-1')), role: 'counter' } as ReferenceBody;
  await store('agent-2', colleague);
  const before = await present('agent-2');
  const remove = () =>
    data.commands.changeSettings({ what: 'agent', changes: [{ id: 'agent-2', before, body: null }] });
  must(await data.commands.signOnDesk({ deskId: 'desk-2', agentId: 'agent-2' }));
  expect(await remove()).toMatchObject({ ok: false, reason: { refusal: { code: 'agentAtDesk', desk: '2' } } });
  expect([asked, await bodyOf('agent-2')]).toEqual([[], before]);
  must(await data.commands.leaveDesk({ deskId: 'desk-2' }));
  expect(await remove()).toMatchObject({ ok: true });
  expect(asked).toHaveLength(1);
});

it('goes by the rights of the town, and says which one is missing and who has it', async () => {
  const asked: Asked[] = [];
  data.setServer(obedient(asked));
  const absence = {
    id: 'away',
    before: null,
    body: {
      kind: 'unavailability',
      agentId: 'agent-1',
      replacedBy: '',
      fromDay: '2026-11-24',
      toDay: '2026-11-24',
      from: '08:00',
      to: '18:00',
      label: '',
    },
  } as const;
  const told = async (): Promise<unknown> => {
    const done = await data.commands.changeSettings({ what: '', changes: [absence] });
    return done.ok ? 'written' : done.reason.refusal;
  };
  await setRole('counter');
  expect(await told()).toEqual({ code: 'rightMissing', right: 'absences', roles: ['supervisor', 'admin'] });
  const changes = [
    { role: 'counter', right: 'absences', may: true },
    { role: 'supervisor', right: 'absences', may: false },
  ];
  await store('rights', { kind: 'rights', changes });
  expect(await told()).toBe('written');
  await setRole('supervisor');
  expect(await told()).toEqual({ code: 'rightMissing', right: 'absences', roles: ['counter', 'admin'] });
  expect(asked).toHaveLength(1);
});

describe('changeSettings', () => {
  it('has the change on this desk when it is done, and writes the earlier bodies back', async () => {
    const asked: Asked[] = [];
    data.setServer(obedient(asked));
    const change = await renamed('Accueil');
    const made = { id: 'station-2', before: null, body: { kind: 'station', number: 2, name: 'Dispositif 2' } } as const;
    const { act } = must(await data.commands.changeSettings({ what: 'guichets', changes: [change, made] }));
    expect(await bodyOf('desk-1')).toMatchObject({ name: 'Accueil' });
    expect(asked[0]).toMatchObject({ agentId: 'agent-1', changes: [{ id: 'desk-1' }, { id: 'station-2', base: '' }] });
    expect(data.context.acts.of('agent-1')).toMatchObject([{ code: 'settingsChanged', what: 'guichets' }]);
    must(await (act?.undo() ?? Promise.reject(new Error('no act'))));
    expect(await bodyOf('desk-1')).toEqual(change.before);
    expect(await bodyOf('station-2')).toBeNull();
    expect(data.context.acts.of('agent-1')).toMatchObject([{ undone: true }]);
  });

  it('asks for nothing when nothing changes', async () => {
    const asked: Asked[] = [];
    data.setServer(obedient(asked));
    const { name } = (await present('desk-1')) as Extract<ReferenceBody, { kind: 'desk' }>;
    expect(must(await data.commands.changeSettings({ what: '', changes: [await renamed(name)] }))).toEqual({
      act: null,
    });
    expect(asked).toEqual([]);
  });

  it('is refused out of reach, to who does not administer, and on a device of another rank', async () => {
    const changes = [await renamed('Accueil')];
    const refusalOf = async () => {
      const done = await data.commands.changeSettings({ what: '', changes });
      return done.ok ? null : done.reason.refusal;
    };
    expect(await refusalOf()).toEqual({ code: 'settingsUnreachable' });
    data.setServer({ ...noServer, writeReference: () => refuses('notAllowed') });
    expect(await refusalOf()).toEqual({ code: 'adminOnly', who: 'device' });
    await setRole('counter');
    expect(await refusalOf()).toEqual({ code: 'rightMissing', right: 'town', roles: ['admin'] });
    expect(data.context.acts.of('agent-1')).toEqual([]);
  });

  it('tells what is wrong beside the field without asking, and what the server alone can know', async () => {
    const asked: Asked[] = [];
    data.setServer(obedient(asked));
    const faultsOf = async (...changes: Parameters<typeof data.commands.changeSettings>[0]['changes']) => {
      const done = await data.commands.changeSettings({ what: '', changes });
      return done.ok ? null : done.reason.faults.map(({ path, code }) => `${path} ${code}`);
    };
    expect(await faultsOf(await renamed(''))).toEqual(['name empty']);
    const period = { ...(await present('period-desk-1')), from: 'huit heures' } as ReferenceBody;
    expect(await faultsOf({ id: 'period-desk-1', before: await present('period-desk-1'), body: period })).toEqual([
      'from shape',
    ]);
    expect(asked).toEqual([]);
    const inUse = { id: 'desk-1', path: '', code: 'inUse', number: 3 } as const;
    data.setServer({
      ...noServer,
      writeReference: () => answers('writeReference', { outcome: 'faulty', faults: [inUse] }),
    });
    expect(await faultsOf(await renamed('Accueil'))).toEqual([' inUse']);
  });

  it('gives the present copy of what somebody changed meanwhile, and overwrites nothing by undo either', async () => {
    data.setServer(obedient([]));
    const old = await renamed('Accueil');
    const { act } = must(await data.commands.changeSettings({ what: '', changes: [old] }));
    const theirs = { ...old.before, name: 'Titres' } as ReferenceBody;
    await store('desk-1', theirs);
    const late = await data.commands.changeSettings({
      what: '',
      changes: [{ ...old, body: { ...old.body, number: 7 } as ReferenceBody }],
    });
    expect(late).toMatchObject({
      reason: { refusal: { code: 'settingsStale' }, present: [{ id: 'desk-1', body: { name: 'Titres' } }] },
    });
    expect(await act?.undo()).toEqual({ ok: false, reason: { code: 'settingsStale' } });
    expect(await bodyOf('desk-1')).toMatchObject({ name: 'Titres' });
  });

  it('takes back an entry that the server keeps in another form, as the proof of digits', async () => {
    const shorter = (body: ReferenceBody | null) =>
      body?.kind === 'desk' ? { ...body, name: body.name.slice(0, 3) } : body;
    data.setServer(obedient([], shorter));
    const change = await renamed('Accueil');
    const { act } = must(await data.commands.changeSettings({ what: '', changes: [change] }));
    expect(await bodyOf('desk-1')).toMatchObject({ name: 'Acc' });
    data.setServer(obedient([]));
    must(await (act?.undo() ?? Promise.reject(new Error('no act'))));
    expect(await bodyOf('desk-1')).toEqual(change.before);
  });

  it('is what an undo takes back that is pressed while the server is asked', async () => {
    data.setServer(obedient([]));
    const { name } = (await present('desk-1')) as Extract<ReferenceBody, { kind: 'desk' }>;
    const changing = data.commands.changeSettings({ what: '', changes: [await renamed(`${name} bis`)] });
    must(await data.commands.undoLast());
    await changing;
    expect(await bodyOf('desk-1')).toMatchObject({ name });
  });

  it('goes on to the act before one that somebody else built on, once that was said', async () => {
    data.setServer(obedient([]));
    const other = { id: 'station-9', before: null, body: { kind: 'station', number: 9, name: 'Neuf' } } as const;
    must(await data.commands.changeSettings({ what: 'un', changes: [other] }));
    const change = await renamed('Accueil');
    must(await data.commands.changeSettings({ what: 'deux', changes: [change] }));
    await store('desk-1', { ...change.before, name: 'Titres' } as ReferenceBody);
    expect(await data.commands.undoLast()).toEqual({ ok: false, reason: { code: 'settingsStale' } });
    must(await data.commands.undoLast());
    expect(await bodyOf('station-9')).toBeNull();
    expect(await data.commands.undoLast()).toEqual({ ok: false, reason: { code: 'nothingToUndo' } });
  });
});
