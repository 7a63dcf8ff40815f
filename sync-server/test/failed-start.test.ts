import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { openDatabase, openStore, sqliteFileOf } from '#server/run/open-store';
import { startServer } from '#server/run/start-server';
import { holdAlone } from '#server/store/sqlite/folder-lock';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'guichet-start-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const start = (seed: Parameters<typeof startServer>[0]['seed'] = null) =>
  startServer({ dataDir, host: '127.0.0.1', port: 0, elsewhere: false, logLevel: '', seed });

/** A backup can be put back: throws while anything holds the data. */
const takeAlone = (): void => holdAlone(sqliteFileOf(dataDir))();

const note = async (text: string): Promise<void> => {
  const store = await openStore({ dataDir });
  await store.writeNote('demoClock', text);
  await store.close();
};

it('lets go of the data when it fails before there is anything to stop', async () => {
  await note('{');
  await expect(start()).rejects.toThrow(SyntaxError);
  expect(takeAlone).not.toThrow();
});

it('says what a person can cure, and lets go of the data, also when its clock cannot be written down', async () => {
  await note(JSON.stringify({ offsetMs: 0, seenMs: Date.now() }));
  const database = await openDatabase({ dataDir });
  await sql`create trigger no_clock before update on meta when new.name = 'note.demoClock'
    begin select raise(abort, 'no clock'); end`.execute(database.db);
  await database.close();
  await expect(start()).rejects.toMatchObject({ code: 'noSite' });
  expect(takeAlone).not.toThrow();
});
