import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';

import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';

import { calls } from '#shared/sync/wire/calls';

import { startPostgres, type TestPostgres } from '../../sync-server/test/support/postgres';
import type { Dump } from './support/desk-calls';
import { buildPrograms, runOperator } from './support/server-process';
import { settle } from './support/settle';
import { foundTown, type Town } from './support/town';

let postgres: TestPostgres;
let town: Town | undefined;

beforeAll(async () => {
  await buildPrograms();
  postgres = await startPostgres();
}, 120_000);
afterEach(async () => town?.close());
afterAll(() => postgres.stop());

const numbersOf = ({ tickets }: Dump): readonly string[] =>
  tickets.map((one) => `${String(one['series'])} ${String(one['number'])}`);

const epochOf = async ({ call }: Town): Promise<string> => calls.head.output.parse(await call('/v1/head')).epoch;

type Copied = {
  readonly town: Town;
  readonly place: readonly string[];
  readonly copy: () => Promise<void>;
  readonly putBack: () => Promise<void>;
};

const onSqlite = async (): Promise<Copied> => {
  const made = await foundTown();
  const copy = path.join(made.folder, 'copy');
  return {
    town: made,
    place: ['--data', made.dataDir],
    copy: async () => cpSync(made.dataDir, copy, { recursive: true }),
    putBack: async () => {
      rmSync(made.dataDir, { recursive: true });
      cpSync(copy, made.dataDir, { recursive: true });
    },
  };
};

const onPostgres = async (): Promise<Copied> => {
  const url = await postgres.createDatabase();
  return {
    town: await foundTown(['--postgres', url]),
    place: ['--postgres', url],
    copy: () => postgres.copyDatabase(url, `${url}_copy`),
    putBack: () => postgres.copyDatabase(`${url}_copy`, url),
  };
};

for (const [kind, found, isAnchored] of [
  ['SQLite', onSqlite, false],
  ['SQLite, with an anchor', onSqlite, true],
  ['PostgreSQL', onPostgres, false],
  ['PostgreSQL, with an anchor', onPostgres, true],
] as const)
  it(
    `loses no write and gives no number twice when an older copy is put back (${kind})`,
    { timeout: 300_000 },
    async () => {
      const { town: founded, place, copy, putBack } = await found();
      town = founded;
      const { port } = founded.server();
      const start = () =>
        founded.startAgain(
          ...place,
          '--port',
          String(port),
          '--anchor',
          isAnchored ? path.join(founded.folder, 'anchor') : '',
        );
      const [one, two] = [await founded.enrol('un'), await founded.enrol('deux')];
      await one.logPassage('Tôt');
      await two.logPassage('Matin');
      await settle(founded);
      await founded.server().end('SIGTERM');
      await copy();
      await start();
      const epoch = await epochOf(founded);

      // What the copy does not know: acknowledged, on paper, and seen by both desks; and one that waits at a desk.
      for (const turn of [1, 2, 3]) {
        await one.logPassage(`Après un ${turn}`);
        await two.logPassage(`Après deux ${turn}`);
      }
      const before = (await settle(founded)).server;
      await founded.server().end('SIGTERM');
      await two.logPassage('Panne');
      await putBack();
      await start();
      // By the anchor the server knows at once, without it as soon as a desk is back.
      if (isAnchored) expect(await epochOf(founded)).not.toBe(epoch);
      else await settle(founded);
      await one.logPassage('Ensuite');
      await two.logPassage('Ensuite aussi');

      const { server, lost } = await settle(founded);
      expect(lost).toEqual([]);
      for (const name of ['tickets', 'requests', 'citizens'] as const) {
        const ids = new Set(server[name].map(({ id }) => id));
        expect(before[name].filter(({ id }) => !ids.has(id))).toEqual([]);
      }
      expect(server.tickets).toHaveLength(11);
      expect(new Set(numbersOf(server)).size).toBe(11);
      expect(await epochOf(founded)).not.toBe(epoch);
      for (const desk of [one, two]) expect((await desk.state()).wentBackAt).not.toBe('');
      expect([...(await one.faults()), ...(await two.faults())]).toEqual([]);
      await founded.server().end('SIGTERM');
      const told = runOperator('audit', ...place)
        .trim()
        .split('\n');
      expect(told.filter((line) => line.startsWith('Another history since '))).toEqual([
        expect.stringMatching(isAnchored ? /put back; the anchor showed it$/ : /put back; a desk showed it$/),
      ]);
    },
  );
