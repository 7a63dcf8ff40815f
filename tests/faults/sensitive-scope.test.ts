import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { afterEach, beforeAll, expect, it } from 'vitest';

import { importedRequestId } from '#shared/domain/exchange/request-import/request-commands';
import { calls } from '#shared/sync/wire/calls';
import { addDays, civilOf } from '#shared/time/civil';

import { textsOnDisk } from '../../e2e/support/find-bytes';
import type { Desk } from './support/desk';
import { latestRowsOf } from './support/rows-on-disk';
import { buildPrograms, runOperator } from './support/server-process';
import { foundTown, type Town } from './support/town';
import { until } from './support/until';

const aid = 'reason-emergency-aid';
const open = 'reason-housing';
const social = 'department-social';

// Words that no document could hold by chance.
const first = 'Zarbuklowé doit son loyer';
const later = 'Quiblomar cherche un toit';
const own = 'Vexandrine attend dehors';
const imported = 'Hyboltane-77';

let town: Town | undefined;

beforeAll(buildPrograms, 120_000);
afterEach(async () => town?.close());

const log = async (desk: Desk, reasonId: string, subject: string): Promise<string> =>
  String((await desk.act('logRequest', { channel: 'mail', reasonId, subject }))['requestId']);
const qualify = (desk: Desk, requestId: string, reasonId: string) =>
  desk.act('actOnRequest', { requestId, step: { type: 'qualify', reasonId } });

const holds = async (desk: Desk, id: string): Promise<boolean> =>
  (await desk.dump()).requests.some((request) => request.id === id);
const sent = (desk: Desk): Promise<void> =>
  until(async () => (await desk.state()).toSend === 0, `${desk.name} sent all`);

/** Which of the words stand on the disk of a desk as its store is now. */
const wordsHeld = (folder: string, words: readonly string[]): readonly string[] => {
  const rows = latestRowsOf(folder);
  return words.filter((word) => rows.some((row) => row.includes(word)));
};

it(
  'leaves no word of a sensitive request on the disk of a desk of another department',
  { timeout: 300_000 },
  async () => {
    const founded = await foundTown();
    town = founded;
    const [reception, office] = [await founded.enrol('accueil'), await founded.enrol('social')];
    const [receptionDisk, officeDisk] = [reception, office].map((desk) => path.join(founded.folder, desk.name)) as [
      string,
      string,
    ];
    const choose = (desk: Desk, departmentIds: readonly string[]) =>
      founded.call(`/v1/devices/${desk.identity.deviceId}/departments`, { departmentIds });
    await choose(office, [social]);

    // What it never held is in no byte of its files: after pull, comparison, and a start on the same store.
    const secret = await log(office, aid, first);
    const plain = await log(office, open, later);
    await sent(office);
    await until(() => holds(reception, plain), 'reception heard of the other request');
    await reception.kill();
    await reception.start();
    await until(async () => (await reception.state()).kind === 'synced', 'reception is in step again');
    await reception.wake();
    expect([await holds(reception, secret), await holds(office, secret)]).toEqual([false, true]);
    expect(textsOnDisk(receptionDisk, [first])).toEqual([]);
    expect(textsOnDisk(officeDisk, [first])).not.toEqual([]);

    // The same after a restore, where every desk begins anew.
    const backup = path.join(founded.folder, 'backup');
    const key = path.join(founded.folder, 'key');
    writeFileSync(key, runOperator('recovery-key', '--data', founded.dataDir));
    runOperator('backup', '--to', backup, '--data', founded.dataDir);
    const epoch = calls.head.output.parse(await founded.call('/v1/head')).epoch;
    await founded.server().end('SIGKILL');
    runOperator('restore', '--from', backup, '--key', key, '--replace', '--data', founded.dataDir);
    await founded.startAgain();
    expect(calls.head.output.parse(await founded.call('/v1/head')).epoch).not.toBe(epoch);
    const after = await log(office, open, 'Après la reprise');
    await until(() => holds(reception, after), 'reception goes on');
    expect(textsOnDisk(receptionDisk, [first])).toEqual([]);

    // What it held leaves it with the reason, and what it wrote itself once the server has it.
    await qualify(office, plain, aid);
    const mine = await log(reception, aid, own);
    await until(() => holds(office, mine), 'the department has what reception logged');
    await until(async () => !(await holds(reception, plain)) && !(await holds(reception, mine)), 'reception let go');
    expect(wordsHeld(receptionDisk, [first, later, own])).toEqual([]);
    expect([...wordsHeld(officeDisk, [first, later, own])].toSorted()).toEqual([later, own, first].toSorted());

    // What it imports of another program leaves it the same way.
    const at = new Date().toISOString();
    // The day of the town: an hour before midnight of the server it is already the next one.
    const { day } = civilOf(at, 'Europe/Paris');
    const draft = { line: 2, externalId: imported, day, receivedAt: at, closedAt: '', channel: 'mail', reasonId: aid };
    await reception.act('importRequests', {
      drafts: [{ ...draft, departmentId: '', themeId: '', progress: 'none' }],
    });
    const theirs = importedRequestId(reception.identity.siteId, imported, 0);
    await until(() => holds(office, theirs), 'the department has what reception imported');
    await until(async () => !(await holds(reception, theirs)), 'reception let go of what it imported');
    // Its id stays, by which its fact counts once; nothing of its log does.
    const logsOf = (folder: string) => latestRowsOf(folder).filter((row) => row.includes(theirs) && row.includes(at));
    await until(() => logsOf(receptionDisk).length === 0, 'no copy of it is left at reception');
    expect(logsOf(officeDisk)).not.toEqual([]);

    // Both count the same, and each row once: the reason is told to all, its rows are not.
    const days = { from: addDays(day, -1), to: addDays(day, 1) };
    for (const desk of [reception, office]) {
      await until(async () => (await desk.figures(days))?.[aid] === 4, `${desk.name} counts all of them`);
      expect(await desk.figures(days)).toMatchObject({ [aid]: 4, [open]: 1 });
    }
    expect(wordsHeld(receptionDisk, [first, later, own])).toEqual([]);

    // It comes with the department of the machine, and goes with it.
    await choose(reception, [social]);
    await until(() => holds(reception, secret), 'reception is of the department');
    expect([...wordsHeld(receptionDisk, [first, later, own])].toSorted()).toEqual([later, own, first].toSorted());
    await choose(reception, []);
    await until(async () => !(await holds(reception, secret)), 'reception is no longer of the department');
    await until(() => wordsHeld(receptionDisk, [first, later, own]).length === 0, 'nor does a second copy hold a word');
    expect([...(await reception.faults()), ...(await office.faults())]).toEqual([]);
  },
);
