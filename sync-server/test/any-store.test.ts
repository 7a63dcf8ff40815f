import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { tendSite } from '#server/tend-sites';
import { createParts } from '#server/parts';
import { freshId } from '#server/lib/fresh';
import { hearUnsound } from '#server/lib/sound';
import { collectionNames, type CollectionName } from '#shared/domain/model/collections';
import { calls } from '#shared/sync/wire/calls';
import { SCHEMA_VERSION, type WireDocument } from '#shared/sync/protocol';

import { brokenDay, brokenDocument, brokenNow } from '../../tests/arbitraries/broken-documents';
import { factTown, townReference, TOWN } from './support/fact-town';
import { reads } from './support/all-routes';
import { wire } from './support/documents';
import { testServer, type TestDevice, type TestServer } from './support/test-server';

const count = 1_000;
const origin = { deviceId: 'older', at: brokenNow };

let server: TestServer;
let admin: TestDevice;

/** Writes rows as an older server may have stored them: no check of today looks at them. */
const storeRows = (collection: CollectionName, rows: readonly object[]): Promise<unknown> =>
  server.store.withSite(TOWN, (site) =>
    site.write(
      collection,
      rows.map((row, index) => {
        const document = JSON.parse(JSON.stringify({ ...row, _deleted: false })) as WireDocument;
        const { day } = document as { readonly day?: unknown };
        return {
          document,
          day: typeof day === 'string' ? day : '',
          digest: `${collection}-${index}`,
          delta: document,
          erased: false,
        };
      }),
      origin,
    ),
  );

beforeEach(async () => {
  server = await testServer(1, { limits: { readsPerMinute: 1_000, mostLoopDelayMs: 60_000 } });
  server.time.nowMs = Date.parse(brokenNow);
  await server.seed(TOWN, factTown.reference);
  await server.store.setHomeSite(TOWN);
  for (const name of ['requests', 'appointments', 'tickets'] as const) await storeRows(name, factTown[name].slice(-30));
  admin = await server.enrol('Direction', { rank: 'admin', siteId: TOWN });
});
afterEach(() => server.close());

/** The status of each answer, by what was asked. */
const answers = async (): Promise<Readonly<Record<string, number>>> => {
  const said: Record<string, number> = {};
  const note = (name: string, { statusCode, body }: { readonly statusCode: number; readonly body: string }): void => {
    said[name] = statusCode;
    expect(body.length).toBeLessThan(40_000_000);
  };
  for (const rank of ['display', 'kiosk'] as const) {
    const screen = await server.enrol(rank, { rank, siteId: TOWN });
    note(`publication ${rank}`, await screen.get('/v1/publication'));
    if (rank === 'display') continue;
    const touch = { reasonId: townReference.reasons.find(({ walkIn }) => walkIn)?.id, priority: false, language: 'fr' };
    note('kiosk ticket', await screen.post('/v1/kiosk/ticket', { key: freshId(), own: null, ...touch }));
    const who = { key: freshId(), code: '', time: '10:00', initial: 'D', language: 'fr' };
    note('kiosk check-in', await screen.post('/v1/kiosk/check-in', who));
    note('kiosk help', await screen.post('/v1/kiosk/help', { key: freshId() }));
  }
  for (const path of ['head', 'quarantine', 'devices', 'feedback', 'insights/sites', 'insights/alerts'])
    note(path, await admin.get(`/v1/${path}`));
  for (const collection of collectionNames)
    note(
      `pull ${collection}`,
      await admin.post('/v1/pull', { collection, since: null, limit: 200, schemaVersion: SCHEMA_VERSION }),
    );
  const { key: calendar } = calls.makeCalendar.output.parse(
    (await admin.post('/v1/calendars', { agentId: '' })).json(),
  );
  note('calendar', await server.app.inject({ method: 'GET', url: `/v1/calendar/${calendar}.ics` }));
  for (const scope of ['indicators', 'rows'] as const) {
    const made = await admin.post('/v1/access-keys', { name: 'Observatoire', scope });
    const { key } = calls.makeAccessKey.output.parse(made.json());
    for (const { path, scope: asked } of reads.filter((route) => route.scope === scope)) {
      const url = `${path.replace(':id', 'requests')}?period=week&day=${brokenDay}`;
      note(
        `${path} ${asked}`,
        await server.app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${key}` } }),
      );
    }
  }
  return said;
};

describe.each(collectionNames)('a server that holds any documents of %s', (name) => {
  it(
    'answers boards, kiosks, calendars, desks and other programs, and tends its site',
    { timeout: 120_000 },
    async () => {
      const before = await answers();
      const rows = fc.sample(brokenDocument(name), { numRuns: count, seed: 14 });
      // Without its site, or what a kiosk offers, a server has nothing to show: reference data stand beside, not over it.
      await storeRows(name, name === 'reference' ? rows.map((row, at) => ({ ...row, id: `broken-${at}` })) : rows);
      expect(await answers()).toEqual(before);
      const parts = createParts({ store: server.store, clock: () => server.time.nowMs, newId: freshId });
      const faults: unknown[] = [];
      hearUnsound(
        () => undefined,
        (what, error) => faults.push([what, error]),
      );
      await tendSite(parts)(TOWN);
      expect(await parts.figures.projection.follow(TOWN, 60_000)).toBe(true);
      await server.store.purge(TOWN, brokenNow);
      expect(faults).toEqual([]);
      const sound = factTown.appointments.at(-1);
      expect(await admin.push('appointments', [wire({ ...sound, id: freshId() })])).toHaveLength(1);
    },
  );
});
