import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { addSite } from '#server/seed/add-site';
import { writeSite } from '#server/seed/seed-site';
import { readReference } from '#server/sites/read-reference';
import { joinTown, townSites } from '#server/sites/town-sites';
import { decodeSheet } from '#shared/domain/insights/facts/wire/sheet-wire';
import type { Reference } from '#shared/domain/model/reference';
import { calls } from '#shared/sync/wire/calls';

import { appointment, citizen, DAY, reference, SITE, ticket, wire } from './support/documents';
import { messageAgents } from './support/message-town';
import { testServer, type TestDevice, type TestServer } from './support/test-server';

const ANNEX = 'site-annex';
const ELSEWHERE = 'site-elsewhere';

let server: TestServer;
let desk: TestDevice;
let annex: TestDevice;

const referenceOf = (siteId: string, name: string): Reference[] =>
  [...reference(1), ...messageAgents()].map((one) => ({
    ...one,
    id: one.id === SITE ? siteId : one.id,
    siteId,
    body: one.body.kind === 'site' ? { ...one.body, name } : one.body,
  }));

const at = (siteId: string, document: object) => wire({ ...document, siteId });

beforeEach(async () => {
  server = await testServer(1, { limits: { readsPerMinute: 40, mostLoopDelayMs: 60_000 } });
  for (const [siteId, name] of [
    [ANNEX, 'Annexe des Tilleuls'],
    [ELSEWHERE, 'Ailleurs'],
  ] as const)
    await writeSite(server.store, siteId, { reference: referenceOf(siteId, name) }, '2026-11-23T08:00:00.000Z');
  await joinTown(server.store, ANNEX);
  desk = await server.enrol();
  annex = await server.enrol('Annexe', { siteId: ANNEX });
});
afterEach(() => server.close());

const asked = (device: TestDevice, siteId?: string) =>
  device.post('/v1/insights/sheets', { epoch: '', since: 0, limit: 50, ...(siteId !== undefined && { siteId }) });

const sheetsOf = async (device: TestDevice, siteId?: string) =>
  calls.sheets.output.parse((await asked(device, siteId)).json());

const ticketsOf = async (device: TestDevice, siteId?: string) =>
  (await sheetsOf(device, siteId)).sheets.map(({ day, sheet }) => [
    day,
    decodeSheet(sheet)?.siteId,
    decodeSheet(sheet)?.tickets.map(({ id }) => id),
  ]);

describe('facts across sites', () => {
  it('of another site reach a desk that asks for them, those of the own otherwise, and none changes the other', async () => {
    await desk.push('tickets', [wire(ticket('t1'))]);
    const before = await sheetsOf(desk);
    await annex.push('tickets', [at(ANNEX, ticket('t9'))]);
    expect(await ticketsOf(desk)).toEqual([[DAY, SITE, ['t1']]]);
    expect((await sheetsOf(desk)).sheets).toEqual(before.sheets);
    expect(await ticketsOf(desk, SITE)).toEqual([[DAY, SITE, ['t1']]]);
    expect(await ticketsOf(desk, ANNEX)).toEqual([[DAY, ANNEX, ['t9']]]);
    expect(await ticketsOf(annex, SITE)).toEqual([[DAY, SITE, ['t1']]]);
  });

  it('are refused of a site that nobody knows and of one of another town, in the same words', async () => {
    const stranger = await server.enrol('Ailleurs', { siteId: ELSEWHERE });
    const answers = [
      await asked(desk, 'nobody'),
      await asked(desk, ELSEWHERE),
      await asked(stranger, SITE),
      await asked(stranger, ANNEX),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404]);
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect((await asked(stranger)).statusCode).toBe(200);
    const sites = async (device: TestDevice) =>
      calls.sites.output.parse((await device.get('/v1/insights/sites')).json()).sites.map(({ siteId }) => siteId);
    expect([await sites(desk), await sites(annex), await sites(stranger)]).toEqual([
      [SITE, ANNEX],
      [ANNEX, SITE],
      [ELSEWHERE],
    ]);
  });

  it('reach no screen in public, no kiosk and nobody of the elected', async () => {
    for (const rank of ['display', 'kiosk', 'elected'] as const) {
      const device = await server.enrol(rank, { rank });
      for (const answer of [await asked(device, ANNEX), await asked(device), await device.get('/v1/insights/sites')])
        expect([rank, answer.statusCode, answer.json<{ code: string }>().code]).toEqual([rank, 403, 'notAllowed']);
    }
  });

  it('come with the names of what they speak of, and of no agent and no citizen', async () => {
    await annex.push('citizens', [at(ANNEX, citizen('citizen-1', 'Delacroix'))]);
    await annex.push('appointments', [at(ANNEX, appointment('a1'))]);
    const answer = await desk.get('/v1/insights/sites');
    const { sites } = calls.sites.output.parse(answer.json());
    expect(sites.map(({ documents }) => new Set(documents.map((one) => one['kind'])))).toEqual([
      new Set(['site', 'reason']),
      new Set(['site', 'reason']),
    ]);
    expect(answer.body).toContain('Annexe des Tilleuls');
    for (const text of [answer.body, (await asked(desk, ANNEX)).body])
      for (const word of ['Delacroix', 'citizen-1', 'agent-']) expect(text).not.toContain(word);
  });
});

const numbered = (siteId: string, prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => at(siteId, ticket(`${prefix}${String(index)}`, [], index + 1)));

const year = async (device: TestDevice) =>
  calls.elected.output.parse((await device.post('/v1/insights/elected', { year: 0 })).json()).report;

describe('the figures of the elected', () => {
  it('are of all sites of the town, the same whichever site asks, and name the others', async () => {
    const cabinet = await server.enrol('Cabinet', { rank: 'elected' });
    await desk.push('appointments', [wire(appointment('a1'))]);
    const alone = await year(cabinet);
    const atAnnex = await server.enrol('Cabinet', { rank: 'elected', siteId: ANNEX });
    await annex.push('tickets', numbered(ANNEX, 't', 7));
    const [one, other] = [await year(cabinet), await year(atAnnex)];
    const figures = (report: typeof one) => ({ ...report, names: null, asOf: null });
    expect(figures(one)).toEqual(figures(other));
    expect([one?.['names'], other?.['names']]).toEqual([{ [ANNEX]: 'Annexe des Tilleuls' }, { [SITE]: 'Site' }]);
    expect(alone?.['contacts']).toBe(0);
  });
});

describe('the read interface', () => {
  it('tells one site of the town at a time, never a sum over them', async () => {
    const admin = await server.enrol('Direction', { rank: 'admin' });
    const { key } = calls.makeAccessKey.output.parse(
      (await admin.post('/v1/access-keys', { name: 'Observatoire', scope: 'rows' })).json(),
    );
    await annex.push('appointments', [at(ANNEX, appointment('a1'))]);
    const get = (path: string) =>
      server.app.inject({ method: 'GET', url: path, headers: { authorization: `Bearer ${key}` } });
    const sites = ['', `&site=${SITE}`, `&site=${ANNEX}`];
    const asks = sites.map((site) => get(`/v1/api/indicators?period=week&day=${DAY}${site}`));
    const answers = (await Promise.all(asks)).map((answer) => answer.json<{ filter: { site: string } }>());
    expect(answers.map(({ filter }) => filter.site)).toEqual([SITE, SITE, ANNEX]);
    for (const path of ['indicators', 'requests', 'exports/appointments.csv', 'exports/datapackage.json'])
      for (const site of [ELSEWHERE, 'nobody'])
        expect([path, (await get(`/v1/api/${path}?period=week&site=${site}`)).statusCode]).toEqual([path, 404]);
    const rows = async (site: string) =>
      (await get(`/v1/api/exports/appointments.csv?period=week&day=${DAY}${site}`)).body.includes('a1');
    expect([await rows(''), await rows(`&site=${ANNEX}`)]).toEqual([false, true]);
    expect((await get('/v1/api/indicators?period=week&site=')).statusCode).toBe(404);
  });
});

describe('a further site', () => {
  it('has what is the town’s as the home has it, desks and agents of its own, and comes once', async () => {
    const wanted = { name: 'Annexe du Port', desks: 2, stations: 1 };
    const made = await addSite(server.store, wanted, server.time.nowMs, () => 'site-port');
    const again = await addSite(server.store, { ...wanted, name: ' annexe du port' }, server.time.nowMs, () => 'other');
    expect([made, again, await townSites(server.store)]).toEqual([
      'site-port',
      'site-port',
      [SITE, ANNEX, 'site-port'],
    ]);
    const documents = await readReference(server.store, made);
    const all = (kind: string) => documents.filter((one) => one.kind === kind);
    expect(all('site').map(({ body }) => body)).toMatchObject([{ name: 'Annexe du Port', commune: 'Commune' }]);
    expect(all('reason').map(({ id }) => id)).toEqual(['reason-deposit', 'reason-other']);
    expect(all('desk').map(({ body }) => body)).toMatchObject([
      { number: 1, reasonIds: ['reason-deposit', 'reason-other'] },
      { number: 2 },
    ]);
    expect(all('agent').map(({ id }) => id)).toEqual(['agent-1', 'agent-2', 'agent-lead']);
    expect(documents.every(({ siteId }) => siteId === made)).toBe(true);
  });

  it('may be joined by a device, which works there', async () => {
    const port = await addSite(server.store, { name: 'Port', desks: 1, stations: 0 }, server.time.nowMs, () => 'port');
    const device = await server.enrol('Port', { siteId: port });
    expect((await device.push('tickets', [at(port, ticket('t1'))])).map(({ verdict }) => verdict)).toEqual(['stored']);
    expect(await ticketsOf(desk, port)).toEqual([[DAY, port, ['t1']]]);
  });
});
