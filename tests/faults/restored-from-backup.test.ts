import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { afterEach, beforeAll, expect, it } from 'vitest';

import { calls } from '#shared/sync/wire/calls';

import { buildPrograms, runOperator } from './support/server-process';
import { settle } from './support/settle';
import { foundTown, type Town } from './support/town';

let town: Town | undefined;

beforeAll(buildPrograms, 120_000);
afterEach(async () => town?.close());

it('gets back from the desks what a restored backup does not know', { timeout: 300_000 }, async () => {
  const founded = await foundTown();
  town = founded;
  const [one, two] = [await founded.enrol('un'), await founded.enrol('deux')];
  await one.logPassage('Tôt');
  await two.logPassage('Matin');
  await settle(founded);
  const backup = path.join(founded.folder, 'backup');
  const key = path.join(founded.folder, 'key');
  writeFileSync(key, runOperator('recovery-key', '--data', founded.dataDir));
  runOperator('backup', '--to', backup, '--data', founded.dataDir);
  const epoch = calls.head.output.parse(await founded.call('/v1/head')).epoch;

  // The hour that the backup misses: acknowledged, and seen by both desks.
  for (const turn of [1, 2, 3]) {
    await one.logPassage(`Heure un ${turn}`);
    await two.logPassage(`Heure deux ${turn}`);
  }
  const before = await settle(founded);
  // And something that was not sent yet when the disk died.
  await founded.server().end('SIGKILL');
  await one.logPassage('Panne');
  runOperator('restore', '--from', backup, '--key', key, '--replace', '--data', founded.dataDir);
  await founded.startAgain();

  const { server, lost } = await settle(founded);
  expect(lost).toEqual([]);
  expect(calls.head.output.parse(await founded.call('/v1/head')).epoch).not.toBe(epoch);
  for (const name of ['tickets', 'requests', 'citizens'] as const) {
    const ids = new Set(server[name].map(({ id }) => id));
    expect(before.server[name].filter(({ id }) => !ids.has(id))).toEqual([]);
  }
  await two.logPassage('Après');
  expect((await settle(founded)).lost).toEqual([]);
  expect([...(await one.faults()), ...(await two.faults())]).toEqual([]);
});
