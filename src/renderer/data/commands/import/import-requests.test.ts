import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { readTable } from '#shared/domain/exchange/csv/read-table';
import { writeTable } from '#shared/domain/exchange/testing/write-table';
import { guessRequestColumns } from '#shared/domain/exchange/request-import/guess-request-columns';
import { planRequestImport, type ImportedRequest } from '#shared/domain/exchange/request-import/plan-request-import';
import { noValues } from '#shared/domain/exchange/request-import/request-mapping';
import type { RequestImportPlan } from '#shared/domain/exchange/request-import/request-import-plan';
import type { Facts, RequestFact } from '#shared/domain/insights/facts/fact';
import { factSheets } from '#shared/domain/insights/facts/fact-sheets';
import { toFacts } from '#shared/domain/insights/facts/to-facts';
import { daysOf } from '#shared/domain/insights/period/windows';
import { commitments } from '#shared/domain/insights/steering/commitments';
import { delayByChannel } from '#shared/domain/insights/steering/delay-by-channel';
import { tenDays } from '#shared/domain/insights/steering/ten-days';
import { whatPeopleAsk } from '#shared/domain/insights/steering/what-people-ask';
import { idSchema } from '#shared/domain/model/ids';
import type { Reference, ReferenceBody, SiteReference } from '#shared/domain/model/reference';
import { channels, type Channel } from '#shared/domain/model/request';
import { toSiteReference } from '#shared/domain/model/site-reference';
import { channelText } from '#shared/i18n/fr/common';
import { numericDay } from '#shared/i18n/fr/format';
import { chance } from '#shared/lib/chance';
import { addDays, civilOf, toInstant } from '#shared/time/civil';

import { noServer } from '#shared/sync/wire/client';
import { importedRequests } from '../../imported-requests';
import { plainAll } from '../../plain';
import { answers, must, openTestData, refuses, type TestData } from '../../testing/test-data';
import { siteId, town } from '../../testing/town';

const zone = 'Europe/Paris';
/** Evening of the last day of the year of the test. */
const now = '2026-11-24T17:00:00.000Z';
const period = { kind: 'custom', from: '2026-08-01', to: '2026-11-24' } as const;

const entry = (id: string, body: ReferenceBody): Reference => ({ id, siteId, kind: body.kind, body });
const more: readonly Reference[] = [
  entry('roads', { kind: 'department', name: 'Voirie' }),
  entry('theme-light', { kind: 'theme', departmentId: 'roads', parentId: '', name: 'Éclairage public' }),
  entry('theme-hours', { kind: 'theme', departmentId: 'population', parentId: '', name: 'Horaires d’ouverture' }),
  entry('promise', { kind: 'commitment', channel: '', reasonId: '', unit: 'workingDays', count: 5 }),
  entry('promise-mail', { kind: 'commitment', channel: 'mail', reasonId: '', unit: 'workingDays', count: 15 }),
];
const reference = (): SiteReference => {
  const found = toSiteReference([...town, ...more]);
  if (!found) throw new Error('the town has no site');
  return found;
};
const ref = reference();

/** A request as a town hall lives it, by the clock of the site. */
type Lived = {
  readonly id: string;
  readonly channel: Channel;
  readonly reasonId: string;
  readonly departmentId: string;
  readonly themeId: string;
  readonly day: string;
  readonly time: string;
  readonly closedDay: string;
  readonly closedTime: string;
};

/** 160 requests of four months, a quarter of them open, none of the hours that the clock of October has twice. */
const lived = (): readonly Lived[] => {
  const dice = chance(6);
  const pick = <Value>(values: readonly Value[]): Value => {
    const value = values[Math.floor(dice() * values.length)];
    if (value === undefined) throw new Error('nothing to pick from');
    return value;
  };
  const time = (): string =>
    `${String(8 + Math.floor(dice() * 9)).padStart(2, '0')}:${String(Math.floor(dice() * 60)).padStart(2, '0')}`;
  return Array.from({ length: 160 }, (_, index): Lived => {
    const day = addDays('2026-08-01', Math.floor(dice() * 115));
    const closedDay = addDays(day, 1 + Math.floor(dice() * dice() * 40));
    const isClosed = closedDay < '2026-11-24' && dice() < 0.9;
    const departmentId = pick(['', 'population', 'roads']);
    return {
      id: `2026-${index + 1}`,
      channel: pick(channels),
      reasonId: pick(['passport', 'collection', 'advice']),
      departmentId,
      themeId: isClosed ? pick(['', departmentId === 'roads' ? 'theme-light' : 'theme-hours']) : '',
      day,
      time: time(),
      closedDay: isClosed ? closedDay : '',
      closedTime: isClosed ? time() : '',
    };
  });
};

const nameIn = (entries: readonly { readonly id: string; readonly name: string }[], id: string): string =>
  entries.find((one) => one.id === id)?.name ?? '';

const headers = [
  'Numéro',
  'Demandeur',
  'Courriel du demandeur',
  'Canal',
  'Service',
  'Motif / démarche',
  'Statut',
  'Date de réception',
  'Date de clôture',
  'Thème',
];

/** What a server tells of a request that stands. */
const told = { status: 'received', day: '2026-11-02', closedAt: '', channel: 'desk', reasonId: 'advice' };

/** The file that another program would give of them. */
const fileOf = (all: readonly Lived[]): string =>
  writeTable(
    headers,
    all.map((one) => [
      one.id,
      'Personne Inventée',
      'personne@example.org',
      channelText[one.channel],
      nameIn(ref.departments, one.departmentId),
      nameIn(ref.reasons, one.reasonId),
      one.closedDay === '' ? 'Ouverte' : 'Close',
      `${numericDay(one.day)} ${one.time}`,
      one.closedDay === '' ? '' : `${numericDay(one.closedDay)} ${one.closedTime}`,
      nameIn(ref.themes, one.themeId),
    ]),
  );

const planOf = (file: string, imported: ReadonlyMap<string, ImportedRequest> = new Map()): RequestImportPlan => {
  const table = readTable(file);
  const mapping = { columns: guessRequestColumns(table.headers), values: noValues };
  return planRequestImport(table.rows, mapping, { reference: ref, imported, now });
};

const factsOf = async (data: TestData): Promise<Facts> => {
  const requests = plainAll(await data.context.database.requests.find().exec());
  const days = daysOf(period.from, period.to);
  const sheets = factSheets({ requests, appointments: [], tickets: [] }, days, { ref, now });
  return toFacts(sheets, { day: '2026-11-24', minute: 18 * 60, unsyncedDesks: 0 });
};

/** All that a figure may be made of; who did what in between is another story, and so are identities. */
const factOf = ({ id: _id, stays: _stays, ...fact }: RequestFact): object => fact;
const sorted = ({ requests }: Facts): readonly string[] =>
  requests.map((one) => JSON.stringify(factOf(one))).toSorted();

let data: TestData;
beforeEach(async () => {
  data = await openTestData();
  await data.context.database.reference.bulkInsert([...more]);
  data.setNow(now);
});
afterEach(() => data.close());

const statuses = async (): Promise<readonly string[]> =>
  plainAll(await data.context.database.requests.find().exec())
    .map(({ id, status }) => `${id.split('~').at(-1)} ${status}`)
    .toSorted();

/** Enters a request as an agent does, each step when it happens. */
const live = async (desk: TestData, one: Lived): Promise<void> => {
  desk.setNow(toInstant(one.day, one.time, zone));
  const { requestId } = must(
    await desk.commands.logRequest({ channel: one.channel, reasonId: one.reasonId, subject: '' }),
  );
  if (one.departmentId !== '')
    must(await desk.commands.actOnRequest({ requestId, step: { type: 'assign', departmentId: one.departmentId } }));
  if (one.closedDay === '') return;
  desk.setNow(toInstant(one.closedDay, one.closedTime, zone));
  must(
    await desk.commands.actOnRequest({
      requestId,
      step: { type: 'close', outcome: 'answered', themeId: one.themeId },
    }),
  );
};

describe('requests that were imported', () => {
  it('give the same facts and figures as those entered at the desk', { timeout: 60_000 }, async () => {
    const all = lived();
    for (const one of all) await live(data, one);
    const native = await factsOf(data);
    const other = await openTestData();
    try {
      other.setNow(now);
      const plan = planOf(fileOf(all));
      expect([plan.count.create, plan.count.refused]).toEqual([160, 0]);
      must(await other.commands.importRequests({ drafts: plan.writes }));
      const imported = await factsOf(other);
      expect(imported.requests.length).toBe(160);
      expect(imported.requests.filter(({ isOpen }) => isOpen).length).toBeGreaterThan(10);
      expect(sorted(imported)).toEqual(sorted(native));
      const context = { ref, period };
      for (const figure of [delayByChannel, commitments, tenDays])
        expect(figure(imported, context)).toEqual(figure(native, context));
      expect(whatPeopleAsk(imported)).toEqual(whatPeopleAsk(native));
      expect(delayByChannel(imported, context).rows.map(({ calendar }) => calendar.median)).not.toContain(null);
    } finally {
      await other.close();
    }
  });

  it('keep no word of who asked', async () => {
    must(await data.commands.importRequests({ drafts: planOf(fileOf(lived().slice(0, 5))).writes }));
    const stored = plainAll(await data.context.database.requests.find().exec());
    expect(stored.map(({ citizenId }) => citizenId)).toEqual(['', '', '', '', '']);
    expect(JSON.stringify(stored)).not.toMatch(/inventée|example/i);
    expect(await data.context.database.citizens.find().exec()).toEqual([]);
  });

  it('are one act, told as they go, and undone in one step', async () => {
    const heard: number[] = [];
    const { writes: drafts } = planOf(fileOf(lived()));
    must(await data.commands.importRequests({ drafts, onProgress: (count) => void heard.push(count) }));
    expect(heard).toEqual([100, 160]);
    expect(data.context.acts.of('agent-1')).toMatchObject([{ code: 'requestsImported', count: 160 }]);
    must(await data.commands.undoLast());
    expect(new Set((await statuses()).map((text) => text.split(' ')[1]))).toEqual(new Set(['void']));
    expect((await factsOf(data)).requests).toEqual([]);
  });

  it('are known again by a second import, and come back after one was taken back', async () => {
    const file = fileOf(lived().slice(0, 3));
    const ids = ['2026-1', '2026-2', '2026-3', '2026-9'];
    const imported = async () => importedRequests(data.context, ids);
    must(await data.commands.importRequests({ drafts: planOf(file).writes }));
    const again = planOf(file, (await imported()).standing);
    expect([again.count.create, again.count.existing]).toEqual([0, 3]);
    // Two windows may have planned at once: what stands by now is not entered twice.
    expect((await data.commands.importRequests({ drafts: planOf(file).writes })).ok).toBe(false);
    must(await data.commands.undoLast());
    expect([...(await imported()).standing.keys()]).toEqual([]);
    must(await data.commands.importRequests({ drafts: planOf(file).writes }));
    expect([...(await imported()).standing.keys()]).toEqual(['2026-1', '2026-2', '2026-3']);
    expect((await factsOf(data)).requests.length).toBe(3);
  });

  it('are known by the word of the server when this desk let go of them', async () => {
    const file = fileOf(lived().slice(0, 3));
    must(await data.commands.importRequests({ drafts: planOf(file).writes }));
    const { requests } = data.context.database;
    const held = (await requests.find().exec()).map((one) => one.toMutableJSON());
    await requests.bulkRemove(held.map(({ id }) => id));
    const ids = ['2026-1', '2026-2', '2026-3'];
    expect((await importedRequests(data.context, ids)).standing.size).toBe(0);
    const asked: string[] = [];
    data.setServer({
      ...noServer,
      standing: ({ ids: some }) => {
        asked.push(...some);
        return answers('standing', { rows: held.filter(({ id }) => some.includes(id)) });
      },
    });
    const { standing } = await importedRequests(data.context, ids);
    expect(planOf(file, standing).count).toMatchObject({ create: 0, existing: 3 });
    expect(asked).toHaveLength(3);
  });

  it('are known by the server also when a number of the file is none', async () => {
    data.setServer({
      ...noServer,
      standing: ({ ids }) =>
        ids.every((id) => idSchema.safeParse(id).success)
          ? answers('standing', { rows: ids.map((id) => ({ id, ...told })) })
          : refuses('notAllowed'),
    });
    const { standing } = await importedRequests(data.context, ['2026-1', 'x'.repeat(300), '2026-2\u0007', '']);
    expect([...standing.keys()]).toEqual(['2026-1']);
  });

  it('come in beside rows with an odd cell, which are refused and stay out', async () => {
    const all = lived().slice(0, 6);
    const odd = all.map((one, at) => (at === 2 ? { ...one, day: '1826-11-02' } : one));
    const plan = planOf(fileOf(odd));
    expect([plan.count.create, plan.count.refused]).toEqual([5, 1]);
    expect(plan.rows[2]).toMatchObject({ line: 4, state: 'refused', why: { code: 'farReceived' } });
    must(await data.commands.importRequests({ drafts: plan.writes }));
    expect(await statuses()).toHaveLength(5);
  });

  it('pass for new ones, all of them, when the server breaks off in the middle of its answer', async () => {
    let asked = 0;
    data.setServer({
      ...noServer,
      standing: ({ ids }) => {
        asked += 1;
        return asked === 1 ? answers('standing', { rows: ids.map((id) => ({ id, ...told })) }) : refuses('unreachable');
      },
    });
    const ids = Array.from({ length: 501 }, (_, index) => `2026-${String(index)}`);
    expect([(await importedRequests(data.context, ids)).standing.size, asked]).toEqual([0, 2]);
  });

  it('are closed by the file of a later month, and open again when that import is taken back', async () => {
    const all = lived().filter(({ closedDay }) => closedDay !== '');
    const before = all.map((one) => ({ ...one, closedDay: '', themeId: '' }));
    must(await data.commands.importRequests({ drafts: planOf(fileOf(before)).writes }));
    const { standing } = await importedRequests(
      data.context,
      all.map(({ id }) => id),
    );
    const plan = planOf(fileOf(all), standing);
    expect([plan.count.close, plan.count.create, plan.writes.length]).toEqual([all.length, 0, all.length]);
    must(await data.commands.importRequests({ drafts: plan.writes }));
    const twice = await factsOf(data);
    const once = await openTestData();
    try {
      once.setNow(now);
      must(await once.commands.importRequests({ drafts: planOf(fileOf(all)).writes }));
      expect(sorted(twice)).toEqual(sorted(await factsOf(once)));
    } finally {
      await once.close();
    }
    must(await data.commands.undoLast());
    expect((await factsOf(data)).requests.filter(({ isOpen }) => isOpen)).toHaveLength(all.length);
  });

  it('stay, once somebody worked on them, when the import is taken back', async () => {
    const [one] = lived().filter(({ closedDay }) => closedDay === '');
    const [two] = lived().filter(({ closedDay }) => closedDay !== '');
    if (!one || !two) throw new Error('the year has open and closed ones');
    must(await data.commands.importRequests({ drafts: planOf(fileOf([one, two])).writes }));
    const open = plainAll(await data.context.database.requests.find().exec()).find(({ status }) => status !== 'closed');
    const imported = data.context.acts.of('agent-1')[0];
    must(await data.commands.actOnRequest({ requestId: open?.id ?? '', step: { type: 'start' } }));
    must((await imported?.undo()) ?? { ok: false, reason: 'no act' });
    expect(await statuses()).toEqual([`${one.id} inProgress`, `${two.id} void`].toSorted());
  });

  it('bear the day of the site on which they came, whenever they are entered', async () => {
    const one = { ...lived()[0], day: '2026-10-24', time: '23:50', closedDay: '', closedTime: '' } as Lived;
    must(await data.commands.importRequests({ drafts: planOf(fileOf([one])).writes }));
    const [stored] = plainAll(await data.context.database.requests.find().exec());
    expect([stored?.day, stored?.receivedAt]).toEqual(['2026-10-24', '2026-10-24T21:50:00.000Z']);
    expect(civilOf(stored?.receivedAt ?? '', zone)).toEqual({ day: '2026-10-24', time: '23:50' });
  });
});
