import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';

import { factCollections } from '#server/figures/touched-days';
import { openPostgresStore } from '#server/store/postgres/open-postgres-store';
import { openSqliteStore } from '#server/store/sqlite/open-sqlite-store';
import type { Store } from '#server/store/port';
import type { FactSheet } from '#shared/domain/insights/facts/fact';
import { decodeSheet, encodeSheet } from '#shared/domain/insights/facts/wire/sheet-wire';
import type { Appointment } from '#shared/domain/model/appointment';
import type { Reference } from '#shared/domain/model/reference';
import type { Request } from '#shared/domain/model/request';
import { toSiteReference } from '#shared/domain/model/site-reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { calls } from '#shared/sync/wire/calls';
import { SCHEMA_VERSION } from '#shared/sync/protocol';
import { addDays } from '#shared/time/civil';

import { sheetsOfAll } from '../../sync-server/test/support/fact-town';
import { startPostgres, type TestPostgres } from '../../sync-server/test/support/postgres';
import { pastWrites, type PastWrite } from './support/past-documents';
import { seeded } from './support/seeded';
import { buildPrograms } from './support/server-process';
import { foundTown, type Town } from './support/town';
import { until } from './support/until';

const KILLS = 6;
const DAYS = 24;
const PER_DAY = 3;
const PUSHED_AT_ONCE = 30;

const today = new Date().toISOString().slice(0, 10);
const at = new Date().toISOString();

let postgres: TestPostgres;
let town: Town | undefined;

beforeAll(async () => {
  await buildPrograms();
  postgres = await startPostgres(true);
}, 120_000);
afterEach(() => town?.close());
afterAll(() => postgres.stop());

/** Where a server keeps its data, and how to look into them while it is dead. */
type Place = { readonly args: readonly string[] | undefined; readonly look: (founded: Town) => Promise<Store> };

const places: Readonly<Record<string, () => Promise<Place>>> = {
  SQLite: async () => ({
    args: undefined,
    look: ({ dataDir }) => openSqliteStore({ file: path.join(dataDir, 'guichet.sqlite'), at, epoch: 'unused' }),
  }),
  PostgreSQL: async () => {
    const url = await postgres.createDatabase();
    return { args: ['--postgres', url], look: () => openPostgresStore({ url, at, epoch: 'unused' }) };
  },
};

type Pushed = { readonly writes: readonly PastWrite[]; readonly isOver: () => boolean; readonly stored: () => void };

/** Pushes in order until the server is gone; gives what is still to be pushed. What was stored unheard is pushed twice. */
const pushAll = async (
  founded: Town,
  epoch: string,
  { writes, isOver, stored }: Pushed,
): Promise<readonly PastWrite[]> => {
  for (let from = 0; from < writes.length; from += PUSHED_AT_ONCE) {
    const some = writes.slice(from, from + PUSHED_AT_ONCE);
    try {
      for (const collection of factCollections) {
        const rows = some.filter((write) => write.collection === collection).map(({ row }) => row);
        const body = { collection, epoch, schemaVersion: SCHEMA_VERSION, rows };
        const { verdicts } = calls.push.output.parse(await founded.call('/v1/push', body));
        expect(verdicts.filter(({ verdict }) => verdict === 'quarantined')).toEqual([]);
      }
    } catch (error) {
      if (!isOver()) throw error;
      return writes.slice(from);
    }
    stored();
  }
  return [];
};

const sheetsSince = async (founded: Town, since: number, epoch: string) =>
  calls.sheets.output.parse(await founded.call('/v1/insights/sheets', { epoch, since, limit: 400 }));

/** Somebody looks at figures all the time: this is what facts are made for. */
const lookOn = async (founded: Town, epoch: string, isOver: () => boolean): Promise<void> => {
  while (!isOver()) await sheetsSince(founded, 0, epoch).catch(() => sleep(5));
};

/** All sheets, once they are made. */
const wholeSheets = async (founded: Town, epoch: string): Promise<ReadonlyMap<string, string>> => {
  for (;;) {
    const { sheets, isWhole, hasMore } = await sheetsSince(founded, 0, epoch);
    expect(hasMore).toBe(false);
    if (isWhole) return new Map(sheets.map(({ day, sheet }) => [day, sheet]));
    await sleep(50);
  }
};

/** The sheets as they follow from all that the server holds, made at once. */
const fromAllDocuments = async (founded: Town): Promise<ReadonlyMap<string, FactSheet>> => {
  const all = await founded.dump();
  const ref = toSiteReference(all.reference as unknown as readonly Reference[]);
  if (!ref) throw new Error('no reference data');
  const documents = {
    requests: all.requests as unknown as Request[],
    appointments: all.appointments as unknown as Appointment[],
    tickets: all.tickets as unknown as Ticket[],
  };
  return sheetsOfAll(documents, ref, new Date().toISOString());
};

/** As it is sent; departments stand in the order of whoever read the reference data. */
const asSent = (text: string): FactSheet | null => {
  const sheet = decodeSheet(text);
  const openDepartmentIds = sheet?.about.openDepartmentIds.toSorted() ?? [];
  return sheet && { ...sheet, about: { ...sheet.about, openDepartmentIds } };
};

/** Pushes a portion while somebody looks on, and kills the server somewhere in it. Gives what is still to be pushed. */
const killedAt = async (
  founded: Town,
  epoch: string,
  writes: readonly PastWrite[],
  dice: () => number,
): Promise<readonly PastWrite[]> => {
  let isOver = false;
  let pushes = 1 + Math.floor(4 * dice());
  const work = Promise.all([
    pushAll(founded, epoch, { writes, isOver: () => isOver, stored: () => (pushes -= 1) }),
    lookOn(founded, epoch, () => isOver),
  ]);
  // What goes wrong before the kill is told after it.
  work.catch(() => (pushes = 0));
  await until(() => pushes <= 0, 'some of it is stored', 90_000, 5);
  await sleep(150 * dice());
  isOver = true;
  await founded.server().end('SIGKILL');
  return (await work)[0];
};

it.each(Object.keys(places))(
  'facts on %s are those of all documents, wherever the server is killed',
  { timeout: 300_000 },
  async (name) => {
    const place = await places[name]?.();
    if (!place) throw new Error('no such place');
    const founded = await foundTown(place.args);
    town = founded;
    const { siteId, epoch } = calls.head.output.parse(await founded.call('/v1/head'));
    const dice = seeded(7);
    let writes: readonly PastWrite[] = pastWrites(siteId, addDays(today, -3), DAYS, PER_DAY);
    const portion = Math.ceil(writes.length / KILLS);
    let unfinished = 0;
    for (let turn = 0; turn < KILLS; turn += 1) {
      const unsent = await killedAt(founded, epoch, writes.slice(0, portion), dice);
      writes = [...unsent, ...writes.slice(portion)];
      const store = await place.look(founded);
      if ((await store.markedDays(siteId, 1)).length > 0) unfinished += 1;
      await store.close();
      await founded.startAgain();
    }
    // Else it was never killed at its work.
    expect(unfinished).toBeGreaterThan(1);
    const rest = { writes, isOver: () => false, stored: () => undefined };
    expect(await pushAll(founded, epoch, rest)).toEqual([]);
    const made = await wholeSheets(founded, epoch);
    const expected = await fromAllDocuments(founded);
    expect(expected.size).toBeGreaterThan(2 * DAYS);
    for (const [day, sheet] of expected) expect(asSent(made.get(day) ?? ''), day).toEqual(asSent(encodeSheet(sheet)));
  },
);
