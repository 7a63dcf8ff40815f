import { beforeEach, describe, expect, it } from 'vitest';

import { guichetRegistry } from '#server/collections/guichet-registry';
import { knownCollection } from '#server/documents/require';
import { toWritten } from '#server/documents/to-written';
import { createHandlers } from '#server/handlers';
import { Problem } from '#server/lib/problem';
import { createParts } from '#server/parts';
import { freshStartPin, pinProof } from '#server/persons/pin-proof';
import { pinFault } from '#shared/domain/rights/pin';
import { digestOf } from '#shared/sync/digest';

import { SITE } from './support/documents';
import { device, quickProof } from './support/test-core';
import { HOUR, personTown, pins, type PersonTown } from './support/person-town';

let town: PersonTown;
beforeEach(async () => {
  town = await personTown();
});

const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'answered',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );

const noteOf = (id: string): Promise<string> => town.store.withSite(SITE, (site) => site.siteNote(`person ${id}`));

describe('a personal code', () => {
  it('is chosen freely the first time and signs in for three days; later by the code of before alone', async () => {
    const { choose, handlers, k1, k2, signIn, time } = town;
    expect(await signIn('ann', k1)).toEqual({ verdict: 'noPin' });
    const until = new Date(time.nowMs + 72 * HOUR).toISOString();
    expect(await choose('ann')).toEqual({ verdict: 'right', until, lifeMs: 72 * HOUR });
    expect(await handlers.choosePin({ agentId: 'ann', pin: '', next: '999111' }, k2)).toEqual({
      verdict: 'wrong',
      triesLeft: 5,
    });
    expect(await handlers.choosePin({ agentId: 'ann', pin: pins.ann, next: '999111' }, k2)).toMatchObject({
      verdict: 'right',
    });
    expect(await signIn('ann', k1)).toEqual({ verdict: 'wrong', triesLeft: 4 });
    expect(await signIn('ann', k1, '999111')).toMatchObject({ verdict: 'right' });
  });

  it('that two desks change at once becomes that of one of them, and the other hears that it waits', async () => {
    const { choose, handlers, k1, k2, signIn } = town;
    await choose('ann');
    const change = (next: string, at: typeof k1) => handlers.choosePin({ agentId: 'ann', pin: pins.ann, next }, at);
    const replies = await Promise.all([change('573061', k1), change('906142', k2)]);
    expect(replies.map(({ verdict }) => verdict).toSorted()).toEqual(['right', 'wait']);
    const [own, other] = replies[0].verdict === 'right' ? ['573061', '906142'] : ['906142', '573061'];
    expect(await signIn('ann', k1, other)).toMatchObject({ verdict: 'wrong' });
    expect(await signIn('ann', k1, own)).toMatchObject({ verdict: 'right' });
  });

  it('is heard at once after any number of tries to choose a first one: whoever has forgotten that they have one tried no code', async () => {
    const { choose, handlers, k1, k2, signIn } = town;
    await choose('ann');
    for (const at of [k1, k2, k1, k2, k1, k2, k2, k2])
      expect(await handlers.choosePin({ agentId: 'ann', pin: '', next: '999111' }, at)).toEqual({
        verdict: 'wrong',
        triesLeft: 5,
      });
    expect(await signIn('ann', k2)).toMatchObject({ verdict: 'right' });
  });

  it('is chosen by an administrator at a device of an administrator, and by managers and the elected like by all', async () => {
    const { choose, k1, boss, signIn } = town;
    expect(await choose('max', k1)).toEqual({ verdict: 'notHere' });
    expect(await choose('max', boss)).toMatchObject({ verdict: 'right' });
    expect(await signIn('max', k1)).toMatchObject({ verdict: 'right' });
    expect(await choose('eve')).toMatchObject({ verdict: 'right' });
  });

  it('is no more chosen freely a fortnight after codes were asked for: an administrator hands out a start code', async () => {
    const { choose, handlers, boss, k1, signIn, time } = town;
    await choose('max');
    await handlers.chooseSignIn({ mode: 'pin', lockMin: 10 }, boss);
    time.nowMs += 14 * 24 * HOUR - 1;
    expect(await signIn('ann', k1)).toEqual({ verdict: 'noPin' });
    time.nowMs += 1;
    expect([await signIn('ann', k1), await choose('ann')]).toEqual([
      { verdict: 'needsStart' },
      { verdict: 'needsStart' },
    ]);
    await signIn('max', boss);
    const given = await handlers.settlePerson({ id: 'ann', act: 'newPin' }, boss);
    const startPin = given.outcome === 'done' ? given.startPin : '';
    expect(await signIn('ann', k1, startPin)).toEqual({ verdict: 'mustChoose' });
    expect(await handlers.choosePin({ agentId: 'ann', pin: startPin, next: pins.ann }, k1)).toMatchObject({
      verdict: 'right',
    });
  });

  it('is not one that is tried first', async () => {
    const { handlers, k1 } = town;
    for (const next of ['12345', '111111', '123456', '987654', 'azertyuio'])
      expect(await handlers.choosePin({ agentId: 'ann', pin: '', next }, k1)).toEqual({ verdict: 'weak' });
    expect(await noteOf('ann')).toBe('');
  });

  it('is kept as a salted hash and told by nothing that a device may ask for', async () => {
    const { choose, handlers, boss, call } = town;
    await choose('ann');
    const note = JSON.parse(await noteOf('ann')) as { pin: { hash: string; salt: string } };
    expect(note.pin.hash).toBe(await quickProof(pins.ann, note.pin.salt));
    const told = JSON.stringify([await call('persons', boss), await handlers.devices({}, boss)]);
    for (const secret of [pins.ann, note.pin.hash, note.pin.salt]) expect(told).not.toContain(secret);
    const pulled = await handlers.pull({ collection: 'reference', since: null, limit: 1_000, schemaVersion: 1 }, boss);
    for (const secret of [note.pin.hash, note.pin.salt]) expect(pulled).not.toContain(secret);
  });

  it('leaves no note of somebody whom the reference data does not know', async () => {
    const { handlers, k1, signIn, boss } = town;
    expect(await signIn('nobody', k1, '482913')).toEqual({ verdict: 'wrong', triesLeft: 0 });
    const next = '482913';
    expect(await handlers.choosePin({ agentId: 'nobody', pin: '', next }, k1)).toMatchObject({ verdict: 'wrong' });
    expect(await codeOf(handlers.settlePerson({ id: 'nobody', act: 'newPin' }, boss))).toBe('notFound');
    expect(await noteOf('nobody')).toBe('');
  });

  it('counts as none of somebody who is shut out when its note cannot be read, until an administrator lets them in', async () => {
    const { handlers, k1, choose, signIn, boss, store } = town;
    await choose('ann');
    await store.withSite(SITE, (site) => site.writeSiteNote('person ann', '{"pin":7'));
    expect(await signIn('ann', k1)).toEqual({ verdict: 'shutOut' });
    expect(await choose('ann')).toEqual({ verdict: 'shutOut' });
    await handlers.settlePerson({ id: 'ann', act: 'letIn' }, boss);
    expect(await choose('ann')).toMatchObject({ verdict: 'right' });
  });

  it('is compared by scrypt in the product, the same however a keyboard composes its signs', async () => {
    const [composed, apart] = ['clé de été', 'cle\u0301 de e\u0301te\u0301'];
    expect(await pinProof(composed, 'salt')).toBe(await pinProof(apart, 'salt'));
    expect(await pinProof(composed, 'salt')).not.toBe(await pinProof(composed, 'salz'));
    expect(await pinProof('482913', 'salt')).toHaveLength(43);
    for (let times = 0; times < 200; times += 1) expect(pinFault(freshStartPin())).toBe('');
  });
});

describe('wrong codes', () => {
  it('are five, then nobody is heard for a minute, and each further one doubles it up to a quarter of an hour', async () => {
    const { choose, k1, signIn, time } = town;
    await choose('ann');
    for (const triesLeft of [4, 3, 2, 1, 0])
      expect(await signIn('ann', k1, '000001')).toEqual({ verdict: 'wrong', triesLeft });
    for (const minutes of [1, 2, 4, 8, 15, 15]) {
      expect(await signIn('ann', k1)).toEqual({ verdict: 'wait', waitMs: minutes * 60_000 });
      time.nowMs += minutes * 60_000;
      expect(await signIn('ann', k1, '000001')).toEqual({ verdict: 'wrong', triesLeft: 0 });
    }
    time.nowMs += 15 * 60_000;
    expect(await signIn('ann', k1)).toMatchObject({ verdict: 'right' });
    expect(await signIn('ann', k1, '000001')).toEqual({ verdict: 'wrong', triesLeft: 4 });
  });

  it('are counted over a restart, whichever device they come from, in the name of that agent alone; where she has signed in, by themselves', async () => {
    const { boss, choose, k1, k2, signIn, store, time } = town;
    await choose('ann');
    await choose('bob');
    for (let times = 0; times < 3; times += 1) await signIn('ann', k2, '000001');
    const again = createHandlers(
      createParts({ store, clock: () => time.nowMs, newId: () => 'x', pinProof: quickProof }),
    );
    expect(await again.signIn({ agentId: 'ann', pin: '000001' }, boss)).toEqual({ verdict: 'wrong', triesLeft: 1 });
    await again.signIn({ agentId: 'ann', pin: '000001' }, boss);
    expect(await signIn('ann', k2)).toMatchObject({ verdict: 'wait' });
    expect(await signIn('bob', k2)).toMatchObject({ verdict: 'right' });
    // Her own desk hears her, and what is tried there is counted as well.
    expect(await signIn('ann', k1, '000001')).toEqual({ verdict: 'wrong', triesLeft: 4 });
    expect(await signIn('ann', k1)).toMatchObject({ verdict: 'right' });
    expect(await signIn('ann', k2)).toMatchObject({ verdict: 'wait' });
    for (let times = 0; times < 5; times += 1) await signIn('ann', k1, '000001');
    expect(await signIn('ann', k1)).toMatchObject({ verdict: 'wait' });
    time.nowMs += 60_000;
    expect([await signIn('ann', k2), await signIn('ann', k1)]).toMatchObject([
      { verdict: 'right' },
      { verdict: 'right' },
    ]);
  });

  it('of a device in an hour are thirty, whomever it names: the right one is not heard either', async () => {
    const { choose, k1, k2, signIn, time } = town;
    await choose('ann');
    for (let times = 0; times < 30; times += 1) await signIn(`nobody-${times}`, k1, '000001');
    expect(await signIn('ann', k1)).toMatchObject({ verdict: 'wait' });
    expect(await signIn('ann', k2)).toMatchObject({ verdict: 'right' });
    time.nowMs += HOUR;
    expect(await signIn('ann', k1)).toMatchObject({ verdict: 'right' });
  });

  it('at once are no more tries than one after the other', async () => {
    const { choose, signIn } = town;
    await choose('ann');
    const all = Array.from({ length: 20 }, (_, index) => signIn('ann', device(`flood-${index}`), '000001'));
    const verdicts = (await Promise.all(all)).map(({ verdict }) => verdict);
    expect(verdicts.filter((one) => one === 'wrong')).toHaveLength(5);
    expect(new Set(verdicts)).toEqual(new Set(['wrong', 'wait']));
  });

  it('take two turns at once at most, one of a device, and none under the lock of the site', async () => {
    const { choose, store, time, k1 } = town;
    await choose('ann');
    let [now, most] = [0, 0];
    const pinProofHere = async (): Promise<string> => {
      now += 1;
      most = Math.max(most, now);
      // Somebody else’s work on the site goes on meanwhile.
      await store.withSite(SITE, async (site) => site.head());
      now -= 1;
      return 'wrong';
    };
    const parts = createParts({ store, clock: () => time.nowMs, newId: () => 'x', pinProof: pinProofHere });
    const { signIn } = createHandlers(parts);
    const from = (id: string) => signIn({ agentId: 'ann', pin: '000001' }, device(id));
    await Promise.all(['a', 'b', 'c', 'd'].map(from));
    expect(most).toBe(2);
    most = 0;
    const own = await Promise.all(Array.from({ length: 5 }, () => signIn({ agentId: 'bob', pin: '' }, k1)));
    expect(own.map(({ verdict }) => verdict)).toEqual(['noPin', 'noPin', 'noPin', 'wait', 'wait']);
  });
});

describe('an administrator', () => {
  it('hands out a start code that is good for a day, by which an agent chooses their own and nothing else', async () => {
    const { choose, handlers, boss, k1, k2, signIn, call, time } = town;
    await choose('ann');
    const settled = await handlers.settlePerson({ id: 'ann', act: 'newPin' }, boss);
    const start = settled.outcome === 'done' ? settled.startPin : '';
    expect(pinFault(start)).toBe('');
    // The code of before is void, what was signed in to stays.
    expect(await signIn('ann', k1)).toMatchObject({ verdict: 'wrong' });
    const { persons } = (await call('persons', boss)) as { persons: { agentId: string }[] };
    expect(persons.find(({ agentId }) => agentId === 'ann')).toMatchObject({
      pin: 'start',
      signIns: [{ deviceId: 'k1' }],
    });
    expect(await signIn('ann', k2, start)).toEqual({ verdict: 'mustChoose' });
    expect(await handlers.choosePin({ agentId: 'ann', pin: start, next: start }, k2)).toEqual({ verdict: 'weak' });
    const chosen = await handlers.choosePin({ agentId: 'ann', pin: start, next: '739104' }, k2);
    expect(chosen).toMatchObject({ verdict: 'right' });
    const late = await handlers.settlePerson({ id: 'bob', act: 'newPin' }, boss);
    time.nowMs += 24 * HOUR + 1;
    const pin = late.outcome === 'done' ? late.startPin : '';
    // Not as if there were none: else the next person who comes would choose one.
    expect(await signIn('bob', k1, pin)).toEqual({ verdict: 'needsStart' });
    expect(await handlers.choosePin({ agentId: 'bob', pin: '', next: '739104' }, k1)).toMatchObject({
      verdict: 'wrong',
    });
  });

  it('shuts an agent out and lets them in again, by the same code', async () => {
    const { choose, handlers, boss, k1, signIn, call } = town;
    await choose('ann');
    expect(await handlers.settlePerson({ id: 'ann', act: 'shutOut' }, boss)).toEqual({ outcome: 'done', startPin: '' });
    expect(await signIn('ann', k1)).toEqual({ verdict: 'shutOut' });
    expect(await handlers.choosePin({ agentId: 'ann', pin: pins.ann, next: '739104' }, k1)).toEqual({
      verdict: 'shutOut',
    });
    const { persons } = (await call('persons', boss)) as { persons: { agentId: string }[] };
    expect(persons.find(({ agentId }) => agentId === 'ann')).toMatchObject({ shutOut: true, signIns: [] });
    await handlers.settlePerson({ id: 'ann', act: 'letIn' }, boss);
    expect(await signIn('ann', k1)).toMatchObject({ verdict: 'right' });
  });

  it('stays: the last one with a code of their own is not shut out, and gets a start code all the same', async () => {
    const { choose, handlers, boss } = town;
    await choose('max');
    expect(await handlers.settlePerson({ id: 'max', act: 'shutOut' }, boss)).toEqual({ outcome: 'lastAdmin' });
    expect(await handlers.settlePerson({ id: 'max', act: 'newPin' }, boss)).toMatchObject({ outcome: 'done' });
  });
});

describe('the mode of a site', () => {
  it('becomes that of codes once an administrator has signed in by one at the device that asks', async () => {
    const { choose, handlers, boss, k1, stored } = town;
    const toPin = () => handlers.chooseSignIn({ mode: 'pin', lockMin: 10 }, boss);
    expect(await toPin()).toEqual({ outcome: 'noAdmin' });
    await choose('ann');
    await town.signIn('ann', boss);
    expect(await toPin()).toEqual({ outcome: 'noAdmin' });
    await choose('max');
    expect(await handlers.chooseSignIn({ mode: 'pin', lockMin: 10 }, device('other', 'admin'))).toEqual({
      outcome: 'noAdmin',
    });
    expect(await toPin()).toEqual({ outcome: 'written' });
    expect((await stored('reference', SITE))?.['body']).toMatchObject({
      signIn: { since: '2026-11-23T08:00:00.000Z', lockMin: 10 },
    });
    expect(await codeOf(town.call('chooseSignIn', k1, { mode: 'names', lockMin: 0 }))).toBe('notAllowed');
  });

  it('keeps its begin when the lock is set, writes nothing twice, and goes back to names', async () => {
    const { provePersons, handlers, boss, stored, store, time } = town;
    await provePersons();
    const since = '2026-11-23T08:00:00.000Z';
    time.nowMs += HOUR;
    await handlers.chooseSignIn({ mode: 'pin', lockMin: 5 }, boss);
    expect((await stored('reference', SITE))?.['body']).toMatchObject({ signIn: { since, lockMin: 5 } });
    const head = await store.head(SITE);
    await handlers.chooseSignIn({ mode: 'pin', lockMin: 5 }, boss);
    expect(await store.head(SITE)).toBe(head);
    await handlers.chooseSignIn({ mode: 'names', lockMin: 0 }, boss);
    expect((await stored('reference', SITE))?.['body']).not.toHaveProperty('signIn');
  });

  it('is not written into an entry that cannot be read', async () => {
    const { choose, handlers, boss, stored, store } = town;
    await choose('max');
    const known = knownCollection(guichetRegistry, 'reference');
    const document = {
      ...(await stored('reference', SITE)),
      id: SITE,
      _deleted: false,
      body: { kind: 'site', name: 7 },
    };
    await store.withSite(SITE, (site) =>
      site.write('reference', [toWritten(known, null, document)], {
        deviceId: 'server',
        at: '2026-11-23T08:00:00.000Z',
      }),
    );
    expect(await handlers.chooseSignIn({ mode: 'pin', lockMin: 0 }, boss)).toEqual({ outcome: 'noAdmin' });
    expect(await codeOf(handlers.chooseSignIn({ mode: 'names', lockMin: 0 }, boss))).toBe('notFound');
    expect((await stored('reference', SITE))?.['body']).toEqual({ kind: 'site', name: 7 });
  });

  it('is changed by no form of settings, and hinders no desk that does not know it', async () => {
    const { provePersons, handlers, boss, stored } = town;
    await provePersons();
    const body = (await stored('reference', SITE))?.['body'] as Record<string, unknown>;
    const { signIn, ...older } = body;
    const write = (base: unknown, next: Record<string, unknown>) =>
      handlers.writeReference(
        {
          agentId: 'max',
          schemaVersion: 1,
          changes: [{ id: SITE, base: digestOf({ body: base }), body: next as never }],
        },
        boss,
      );
    expect(await write(older, { ...older, waitGoalMin: 25 })).toMatchObject({ outcome: 'written' });
    const now = { ...body, waitGoalMin: 25 };
    expect((await stored('reference', SITE))?.['body']).toEqual(now);
    const other = { since: '2020-01-01T00:00:00.000Z', lockMin: 240 };
    const reply = await write(now, { ...now, waitGoalMin: 20, signIn: other });
    expect(reply).toMatchObject({ outcome: 'written', entries: [{ document: { body: { signIn } } }] });
    expect((await stored('reference', SITE))?.['body']).toEqual({ ...now, waitGoalMin: 20 });
    expect(await write(body, { ...body, waitGoalMin: 15 })).toMatchObject({ outcome: 'stale' });
  });
});

describe('where agents prove who they are, a call of an administrator', () => {
  const asked = { collection: 'citizens', id: 'c', deviceId: 'k1', upTo: '', take: true };

  it('needs an administrator who has signed in at its device, whatever the rank of that', async () => {
    const { provePersons, call, signIn, time } = town;
    const other = device('office', 'admin');
    expect(await codeOf(call('persons', other))).toBe('answered');
    await provePersons();
    expect(await codeOf(call('persons', town.boss))).toBe('answered');
    for (const [name, body] of [
      ['persons', {}],
      ['devices', {}],
      ['settleUnproved', asked],
      ['settlePerson', { id: 'ann', act: 'newPin' }],
      ['makeCode', { rank: 'admin' }],
      ['chooseSignIn', { mode: 'names', lockMin: 0 }],
    ] as const)
      expect([name, await codeOf(call(name, other, body))]).toEqual([name, 'notAllowed']);
    await signIn('ann', other);
    expect(await codeOf(call('persons', other))).toBe('notAllowed');
    await signIn('max', other);
    expect(await codeOf(call('persons', other))).toBe('answered');
    time.nowMs += 72 * HOUR + 1;
    expect(await codeOf(call('persons', other))).toBe('notAllowed');
    // What leads there stays open.
    expect(await signIn('max', other)).toMatchObject({ verdict: 'right' });
  });

  it('in the name of an agent needs that one, at their device', async () => {
    const { provePersons, call, k1, k2, boss, signIn } = town;
    await provePersons();
    const keys = { agentId: 'ann', singleKeys: 'alt' };
    expect(await codeOf(call('chooseKeys', k1, keys))).toBe('answered');
    expect(await codeOf(call('chooseKeys', k2, keys))).toBe('notAllowed');
    expect(await codeOf(call('chooseTextSize', k2, { agentId: 'ann', textSize: 'large' }))).toBe('notAllowed');
    await signIn('bob', k2);
    expect(await codeOf(call('chooseKeys', k2, keys))).toBe('notAllowed');
    expect(await codeOf(call('largeWrites', boss, { agentId: 'max' }))).toBe('answered');
  });

  it('needs nothing more for what every desk does', async () => {
    const { provePersons, call, k2 } = town;
    await provePersons();
    for (const name of ['head', 'quarantine', 'codes'] as const) expect(await codeOf(call(name, k2))).toBe('answered');
  });

  it('lets nobody invite from a device at which nobody has signed in', async () => {
    const { provePersons, call, k2, signIn } = town;
    expect(await codeOf(call('makeCode', k2, { rank: 'desk' }))).toBe('answered');
    await provePersons();
    expect(await codeOf(call('makeCode', k2, { rank: 'desk' }))).toBe('notAllowed');
    await signIn('ann', k2);
    expect(await codeOf(call('makeCode', k2, { rank: 'desk' }))).toBe('answered');
  });
});
