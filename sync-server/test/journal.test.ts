import { beforeEach, describe, expect, it } from 'vitest';

import { MOST_JOURNAL_LINES_PER_HOUR } from '#server/bounds';
import type { KeptLine } from '#server/store/journal-port';
import type { Device } from '#server/store/port';
import { verifyJournal } from '#server/store/verify-journal';
import { digestOf } from '#shared/sync/digest';
import type { ReadingLine } from '#shared/sync/wire/journal-calls';
import type { CallInput, CallOutput } from '#shared/sync/wire/calls';

import { newDeviceKey } from './support/device-key';
import { citizen, SITE, wire } from './support/documents';
import { erasedCitizen } from './support/erased-citizen';
import { device } from './support/test-core';
import { HOUR, personTown, pins, ticketOf, type PersonTown } from './support/person-town';

let town: PersonTown;
beforeEach(async () => {
  town = await personTown();
});

const reading = (id: string, more: Partial<ReadingLine> = {}): ReadingLine => ({
  id,
  at: new Date(town.time.nowMs).toISOString(),
  agentId: 'ann',
  kind: 'fileOpened',
  subject: 'citizen-1',
  count: 1,
  ...more,
});
const keep = (by: Device, ...lines: readonly ReadingLine[]) => town.call('keepJournal', by, { lines });

const wish = {
  from: '2026-01-01',
  to: '2027-12-31',
  by: 'max',
  agentId: '',
  subjects: [],
  before: null,
  limit: 500,
} satisfies CallInput<'journal'>;
const read = (more: Partial<CallInput<'journal'>> = {}, by = town.boss) =>
  town.call('journal', by, { ...wish, ...more }) as Promise<CallOutput<'journal'>>;
/** What is in the journal, oldest first, without a trace of who looks. */
const kept = async (): Promise<readonly KeptLine[]> => town.store.journalLines(SITE, 0, 9_999);
const last = async () => {
  const { kind, deviceId, agentId, subject, count, isProved }: Partial<KeptLine> = (await kept()).at(-1) ?? {};
  return { kind, deviceId, agentId, subject, count, isProved };
};
const acts = async () => (await kept()).map(({ kind }) => kind);
const problem = (code: string) => expect.objectContaining({ code });

describe('what a desk noted', () => {
  it('is kept once, by the clock of the server, and told to an administrator', async () => {
    const { k1, time } = town;
    const lines = [reading('a'), reading('b', { kind: 'printed', subject: 'dayList', count: 12, agentId: '' })];
    await keep(k1, ...lines);
    time.nowMs += HOUR;
    await keep(k1, ...lines, reading('c'));
    const { lines: told, hasMore, head } = await read();
    expect(told.map(({ n, kind, keptAt }) => [n, kind, keptAt])).toEqual([
      [4, 'journalRead', '2026-11-23T09:00:00.000Z'],
      [3, 'fileOpened', '2026-11-23T09:00:00.000Z'],
      [2, 'printed', '2026-11-23T08:00:00.000Z'],
      [1, 'fileOpened', '2026-11-23T08:00:00.000Z'],
    ]);
    expect(told[2]).toEqual({
      n: 2,
      at: '2026-11-23T08:00:00.000Z',
      keptAt: '2026-11-23T08:00:00.000Z',
      deviceId: 'k1',
      agentId: '',
      kind: 'printed',
      subject: 'dayList',
      count: 12,
      isProved: false,
    });
    expect([hasMore, head.n, head.since, head.link.length]).toEqual([false, 4, 1, 52]);
  });

  it('is kept with an instant of any clock, and with an agent whom nobody knows', async () => {
    const at = ['2036-01-01T00:00:00.000Z', '1999-12-31T23:59:59.999Z', '2026-11-23T08:00:00.123456789Z'];
    await keep(town.k1, ...at.map((one, index) => reading(`${index}`, { at: one, agentId: 'nobody' })));
    expect((await kept()).map((line) => [line.at, line.keptAt, line.isProved])).toEqual(
      [at[0], at[1], '2026-11-23T08:00:00.123Z'].map((one) => [one, '2026-11-23T08:00:00.000Z', false]),
    );
  });

  it('is proved by a sign-in of its agent at its device, where the site asks for codes', async () => {
    const { k1, k2, time } = town;
    await keep(k1, reading('before'));
    await town.provePersons();
    await keep(k1, reading('a'), reading('b', { agentId: 'max' }), reading('c', { agentId: '' }));
    await keep(k2, reading('d'));
    const old = new Date(time.nowMs - 41 * 24 * HOUR).toISOString();
    await keep(k1, reading('e', { at: old }), reading('f', { at: '2036-01-01T00:00:00.000Z' }));
    const proved = (await kept()).filter(({ kind, isProved }) => kind === 'fileOpened' && isProved);
    expect(proved.map(({ n }) => n)).toEqual([(await kept()).findIndex(({ id }) => id === 'a') + 1]);
  });

  it('never says what was searched for', async () => {
    await keep(town.k1, reading('a', { kind: 'searched', subject: 'DURAND', count: 3 }));
    expect(await last()).toMatchObject({ kind: 'searched', subject: '', count: 3 });
  });

  it('is bounded for a family of devices, and keeps nobody from signing in', async () => {
    const { k1, k2, time } = town;
    const some = (from: number) => Array.from({ length: 200 }, (_, index) => reading(`l${from + index}`));
    for (let at = 0; at < MOST_JOURNAL_LINES_PER_HOUR; at += 200) await keep(k1, ...some(at));
    await expect(keep(k1, reading('more'))).rejects.toEqual(problem('tooMany'));
    await keep(k2, reading('other'));
    await town.choose('ann', k1);
    expect(await last()).toMatchObject({ kind: 'codeChosen', subject: 'ann' });
    time.nowMs += HOUR;
    await keep(k1, reading('more'));
    await expect(keep(k1, ...some(0), reading('too many'))).rejects.toEqual(problem('badRequest'));
  });

  it('comes from the staff alone, and is read by administrators alone', async () => {
    for (const by of ['ann', '', 'nobody']) await expect(read({ by })).rejects.toEqual(problem('notAllowed'));
    for (const rank of ['elected', 'display', 'kiosk'] as const) {
      const other = device(rank, rank);
      await expect(keep(other, reading('a'))).rejects.toEqual(problem('notAllowed'));
      await expect(read({}, other)).rejects.toEqual(problem('notAllowed'));
    }
    await expect(read({}, town.k1)).rejects.toEqual(problem('notAllowed'));
    expect(await kept()).toEqual([]);
    await town.provePersons();
    const other = device('boss-2', 'admin');
    await expect(read({}, other)).rejects.toEqual(problem('notAllowed'));
  });

  it('of another site is not told', async () => {
    await keep(town.k1, reading('a'));
    const elsewhere = device('far', 'admin', 'site-b');
    await keep(elsewhere, reading('a', { subject: 'far' }));
    expect((await town.store.journalLines('site-b', 0, 9)).map(({ subject }) => subject)).toEqual(['far']);
    expect((await read()).lines.map(({ subject }) => subject)).toEqual(['', 'citizen-1']);
    // An administrator of one site is none of another.
    await expect(read({}, elsewhere)).rejects.toEqual(problem('notAllowed'));
  });
});

describe('the journal is told', () => {
  it('by the civil days of the site', async () => {
    const { k1, time } = town;
    // Half past midnight in Paris, the day before in UTC.
    time.nowMs = Date.parse('2026-11-24T23:30:00.000Z');
    await keep(k1, reading('a'));
    const on = async (from: string, to: string) =>
      (await read({ from, to })).lines.filter(({ kind }) => kind === 'fileOpened').length;
    expect([await on('2026-11-25', '2026-11-25'), await on('2026-11-24', '2026-11-24')]).toEqual([1, 0]);
    expect([await on('0001-01-01', '9999-12-31'), await on('2026-11-26', '2026-11-24')]).toEqual([1, 0]);
  });

  it('page by page, by agent and by the ids of a person; each page leaves a line', async () => {
    const { k1 } = town;
    await keep(k1, ...[0, 1, 2, 3, 4].map((at) => reading(`${at}`, { subject: `c${at % 2}`, agentId: `a${at % 3}` })));
    const page = await read({ limit: 2 });
    expect([page.lines.map(({ n }) => n), page.hasMore]).toEqual([[6, 5], true]);
    const next = await read({ limit: 4, before: 5 });
    expect([next.lines.map(({ n }) => n), next.hasMore]).toEqual([[4, 3, 2, 1], false]);
    const opened = async (more: Partial<CallInput<'journal'>>): Promise<readonly number[]> =>
      (await read(more)).lines.flatMap(({ kind, n }) => (kind === 'fileOpened' ? [n] : []));
    expect(await opened({ subjects: ['c1'], before: 99 })).toEqual([4, 2]);
    expect(await opened({ subjects: ['c0', 'c1', 'gone'] })).toEqual([5, 4, 3, 2, 1]);
    expect(await opened({ agentId: 'a0' })).toEqual([4, 1]);
    expect((await acts()).filter((kind) => kind === 'journalRead')).toHaveLength(5);
    await read({ subjects: ['c1'] });
    expect(await last()).toMatchObject({ kind: 'journalRead', subject: 'c1', agentId: 'max', deviceId: 'boss' });
    await read({ agentId: 'a1' });
    expect(await last()).toMatchObject({ subject: 'a1', agentId: 'max', isProved: false });
    for (const more of [{ subjects: ['Durand'] }, { agentId: 'Durand' }]) await read(more);
    expect((await kept()).slice(-2).map(({ subject }) => subject)).toEqual(['', '']);
  });

  it('under the administrator who has signed in there', async () => {
    await town.provePersons();
    await read();
    expect(await last()).toMatchObject({ kind: 'journalRead', agentId: 'max', isProved: true });
  });
});

describe('the server notes by itself', () => {
  it('codes, sign-ins and who may', async () => {
    const { handlers, k1, k2, boss, signIn } = town;
    await town.provePersons();
    expect(await acts()).toEqual([...Array.from({ length: 4 }, () => 'codeChosen'), 'signInModeChosen']);
    expect(await last()).toMatchObject({ agentId: 'max', subject: 'pin', deviceId: 'boss' });
    await signIn('ann', k2);
    expect(await last()).toEqual({
      kind: 'signedIn',
      deviceId: 'k2',
      agentId: 'ann',
      subject: 'ann',
      count: 0,
      isProved: true,
    });
    await signIn('ann', k1, '000000');
    expect(await last()).toMatchObject({ kind: 'wrongCode', agentId: 'ann', subject: 'ann', isProved: false });
    await signIn('nobody', k1, '000000');
    expect(await last()).toMatchObject({ kind: 'wrongCode', agentId: '', subject: '' });
    for (const [act, kind] of [
      ['newPin', 'startCodeGiven'],
      ['shutOut', 'shutOut'],
      ['letIn', 'letIn'],
    ] as const) {
      await handlers.settlePerson({ id: 'bob', act }, boss);
      expect(await last()).toMatchObject({ kind, agentId: 'max', subject: 'bob', isProved: true });
    }
    const count = (await kept()).length;
    // Neither changes anything.
    await handlers.settlePerson({ id: 'max', act: 'shutOut' }, boss);
    await handlers.chooseSignIn({ mode: 'pin', lockMin: 10 }, boss);
    expect(await kept()).toHaveLength(count);
    await handlers.chooseSignIn({ mode: 'names', lockMin: 0 }, boss);
    expect(await last()).toMatchObject({ kind: 'signInModeChosen', agentId: 'max', subject: 'names' });
  });

  it('no more wrong codes than are heard', async () => {
    await town.provePersons();
    const before = (await kept()).length;
    for (let tries = 0; tries < 50; tries += 1) await town.signIn('ann', town.k2, '000000');
    expect((await kept()).length - before).toBe(5);
  });

  it('devices: who invited, who joined, of which departments one is, who was shut out', async () => {
    const { handlers, boss, k1 } = town;
    await handlers.chooseDepartments({ id: 'k2', departmentIds: [] }, boss);
    expect(await last()).toMatchObject({
      kind: 'settingsWritten',
      deviceId: 'boss',
      subject: 'deviceDepartments k2',
      count: 0,
    });
    const { code } = await handlers.makeCode({ rank: 'kiosk' }, k1);
    expect(await last()).toMatchObject({ kind: 'inviteMade', deviceId: 'k1', subject: 'kiosk', agentId: '' });
    const joined = await handlers.enrol({ code, deviceName: 'Borne', publicKey: newDeviceKey().publicKey });
    expect(await last()).toMatchObject({ kind: 'deviceJoined', deviceId: joined.deviceId, subject: joined.deviceId });
    for (let time = 0; time < 2; time += 1) await handlers.revokeDevice({ id: 'k2' }, boss);
    expect((await acts()).slice(-2)).toEqual(['deviceJoined', 'deviceShutOut']);
    expect(await last()).toMatchObject({ deviceId: 'boss', subject: 'k2' });
    await expect(handlers.revokeDevice({ id: 'boss' }, boss)).rejects.toEqual(problem('lastAdmin'));
    expect(await acts()).toHaveLength(4);
  });

  it('settings by their kinds, once they are written', async () => {
    const { handlers, boss, stored } = town;
    const body = async (id: string) => (await stored('reference', id))?.['body'] as { readonly name: string };
    const ann = await body('ann');
    const write = (base: string) =>
      handlers.writeReference(
        {
          agentId: 'max',
          schemaVersion: 1,
          changes: [{ id: 'ann', base, body: { ...ann, name: 'Anne' } as never }],
        },
        boss,
      );
    await write('stale');
    expect(await acts()).toEqual([]);
    for (let time = 0; time < 2; time += 1) await write(digestOf({ body: await body('ann') }));
    expect(await acts()).toEqual(['settingsWritten']);
    expect(await last()).toMatchObject({ agentId: 'max', subject: 'agent', count: 1, deviceId: 'boss' });
  });

  it('calendar addresses: which was made and which was cut, each once', async () => {
    const { handlers, boss } = town;
    const { id } = await handlers.makeCalendar({ agentId: '' }, boss);
    expect(await last()).toMatchObject({
      kind: 'settingsWritten',
      subject: 'calendarMade',
      count: 1,
      deviceId: 'boss',
    });
    for (let time = 0; time < 2; time += 1) await handlers.revokeCalendar({ id }, boss);
    expect(await last()).toMatchObject({ kind: 'settingsWritten', subject: 'calendarCut', count: 1, deviceId: 'boss' });
    await expect(handlers.revokeCalendar({ id: 'other' }, boss)).rejects.toEqual(problem('notFound'));
    expect(await acts()).toEqual(['settingsWritten', 'settingsWritten']);
  });

  it('erasures that a push brings, each once', async () => {
    const { push, boss } = town;
    await push(boss, 'citizens', wire(citizen('c1', 'Durand')));
    expect(await acts()).toEqual([]);
    const erased = wire(erasedCitizen('c1'));
    for (let time = 0; time < 2; time += 1) await push(boss, 'citizens', erased);
    expect(await acts()).toEqual(['citizenErased']);
    expect(await last()).toMatchObject({ subject: 'c1', count: 1, deviceId: 'boss' });
  });

  it('writes that were taken back, and what nobody had proved', async () => {
    const { handlers, push, boss, k1, k2, time, store } = town;
    await push(k2, 'citizens', wire(citizen('c1', 'Durand')));
    await push(k1, 'citizens', wire(citizen('c1', 'Dupond', '000000000000008-000000-device-1')));
    const range = { deviceId: 'k1', fromSeq: 1, toSeq: await store.head(SITE) };
    const take = (act: 'look' | 'take') =>
      handlers.takeBack({ agentId: 'max', epoch: store.epoch, act, after: 0, ...range }, boss);
    await take('look');
    expect(await acts()).toEqual([]);
    await take('take');
    expect(await last()).toMatchObject({ kind: 'writesTakenBack', agentId: 'max', subject: 'k1', count: 1 });
    await town.provePersons();
    const at = new Date(time.nowMs).toISOString();
    for (const [id, takes, kind] of [
      ['t1', true, 'unprovedTaken'],
      ['t2', false, 'unprovedLeft'],
    ] as const) {
      await push(k2, 'tickets', ticketOf(id, 'ann', time.nowMs));
      await handlers.settleUnproved({ collection: 'tickets', id, deviceId: 'k2', upTo: at, take: takes }, boss);
      expect(await last()).toMatchObject({ kind, agentId: 'max', subject: id, count: 1, deviceId: 'boss' });
    }
  });

  it('no line about an ordinary push, and none of a call that failed', async () => {
    const { push, k1, time, handlers } = town;
    await push(k1, 'tickets', ticketOf('t1', 'ann', time.nowMs));
    await expect(handlers.enrol({ code: 'x', deviceName: 'x', publicKey: newDeviceKey().publicKey })).rejects.toEqual(
      problem('unknownCode'),
    );
    expect(await kept()).toEqual([]);
  });

  it('in a chain that holds, and without a name or a code in any line', async () => {
    const { handlers, boss, k1, store } = town;
    await town.provePersons();
    await handlers.settlePerson({ id: 'bob', act: 'newPin' }, boss);
    const { code } = await handlers.makeCode({}, k1);
    await handlers.enrol({ code, deviceName: 'Poste de Mme Lefort', publicKey: newDeviceKey().publicKey });
    await town.push(boss, 'citizens', wire(citizen('c1', 'Durand')));
    await town.push(boss, 'citizens', wire(erasedCitizen('c1')));
    await keep(k1, reading('a', { kind: 'searched', subject: 'Durand' }));
    await read();
    const text = JSON.stringify(await kept());
    for (const word of ['Durand', 'Lefort', code, ...Object.values(pins)]) expect(text).not.toContain(word);
    expect((await verifyJournal(store, SITE, null)).faults).toEqual([]);
  });
});
