import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { runEmbedded } from '#server/run/embedded';
import type { FromEmbedded } from '#server/run/embedded-messages';

import { enrolOverHttp } from './support/enrol-over-http';

const TOWN_HALL = { kind: 'townHall', commune: 'Commune', siteName: 'Mairie', desks: 2, stations: 1 } as const;

let profile: string;
let folder: string;
beforeEach(() => {
  profile = mkdtempSync(path.join(tmpdir(), 'guichet-embedded-'));
  folder = path.join(profile, 'server');
});
afterEach(() => rmSync(profile, { recursive: true, force: true }));

/** The app's end of the line: what it says, and the next answer. */
const parent = () => {
  let hear: (event: { readonly data: unknown }) => void = () => undefined;
  const answers: FromEmbedded[] = [];
  const waiting: ((answer: FromEmbedded) => void)[] = [];
  const exits: number[] = [];
  runEmbedded(
    {
      on: (_event, listener) => (hear = listener),
      postMessage: (answer) => {
        const next = waiting.shift();
        if (next) next(answer);
        else answers.push(answer);
      },
    },
    '',
    (code) => exits.push(code),
  );
  const ask = (data: unknown): Promise<FromEmbedded> => {
    hear({ data });
    const ready = answers.shift();
    return ready ? Promise.resolve(ready) : new Promise((resolve) => waiting.push(resolve));
  };
  return { ask, exits };
};

const start = (seed: object | null, port = 0) => ({
  type: 'start',
  dataDir: folder,
  port,
  host: '127.0.0.1',
  seed,
  localDevice: true,
});

const blockPort = async (): Promise<{ readonly blocker: Server; readonly port: number }> => {
  const blocker = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => blocker.once('listening', resolve));
  const address = blocker.address();
  return { blocker, port: typeof address === 'object' && address !== null ? address.port : 0 };
};

const readyOf = (answer: FromEmbedded): Extract<FromEmbedded, { type: 'ready' }> => {
  if (answer.type !== 'ready') throw new Error(JSON.stringify(answer));
  return answer;
};

it('gives the app a token of its own at each start, for one and the same device', async () => {
  const first = parent();
  const ready = readyOf(await first.ask(start(TOWN_HALL)));
  const head = await fetch(`http://127.0.0.1:${ready.port}/v1/head`, {
    headers: { authorization: `Bearer ${ready.local.token}` },
  });
  expect(await head.json()).toMatchObject({ siteId: ready.siteId });
  expect(await first.ask({ type: 'invite' })).toMatchObject({
    type: 'invited',
    code: expect.stringMatching(/^[A-Z2-9]{4}(-[A-Z2-9]{4}){3}$/),
  });
  expect(await first.ask({ type: 'stop' })).toEqual({ type: 'stopped' });
  await expect.poll(() => first.exits).toEqual([0]);

  const second = parent();
  const again = readyOf(await second.ask(start(null)));
  expect([again.siteId, again.local.deviceId, again.local.series]).toEqual([
    ready.siteId,
    ready.local.deviceId,
    ready.local.series,
  ]);
  expect(again.local.token).not.toBe(ready.local.token);
  await second.ask({ type: 'stop' });
});

it('invites whom the app asks for: a desk, a screen or a kiosk', async () => {
  const app = parent();
  const { port } = readyOf(await app.ask(start(TOWN_HALL)));
  const ranks: string[] = [];
  for (const rank of ['display', 'kiosk', 'desk', undefined]) {
    const invited = await app.ask({ type: 'invite', ...(rank === undefined ? {} : { rank }) });
    if (invited.type !== 'invited') throw new Error(JSON.stringify(invited));
    ranks.push((await enrolOverHttp(`http://127.0.0.1:${port}`, invited.code)).rank);
  }
  // The embedded server's own device is the administrator, so a desk is a desk.
  expect(ranks).toEqual(['display', 'kiosk', 'desk', 'desk']);
  expect(await app.ask({ type: 'invite', rank: 'admin' })).toMatchObject({ type: 'failed', code: 'badStart' });
  await app.ask({ type: 'stop' });
});

it('takes another port for a demonstration, and refuses one for a town hall', async () => {
  const { blocker, port } = await blockPort();
  const hub = parent();
  expect(await hub.ask(start(TOWN_HALL, port))).toMatchObject({ type: 'failed', code: 'portTaken' });
  await expect.poll(() => hub.exits).toEqual([1]);
  rmSync(path.join(folder, 'guichet.sqlite'));
  const demo = parent();
  const ready = readyOf(await demo.ask(start({ kind: 'demo', now: '2026-11-23T09:32:00.000Z' }, port)));
  expect(ready.port).not.toBe(port);
  await demo.ask({ type: 'stop' });
  blocker.close();
});

it('keeps an anchor beside its folder, and says at the next start that an older copy is there', async () => {
  const copy = path.join(profile, 'copy');
  const epochs: string[] = [];
  const run = async (work: (url: string, token: string) => Promise<unknown>): Promise<void> => {
    const app = parent();
    const { port, local } = readyOf(await app.ask(start(TOWN_HALL)));
    const head = await fetch(`http://127.0.0.1:${port}/v1/head`, {
      headers: { authorization: `Bearer ${local.token}` },
    });
    epochs.push(((await head.json()) as { readonly epoch: string }).epoch);
    await work(`http://127.0.0.1:${port}`, local.token);
    await app.ask({ type: 'stop' });
  };
  await run(async () => undefined);
  cpSync(folder, copy, { recursive: true });
  await run((url, token) =>
    fetch(`${url}/v1/issue-number`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ key: 'k', day: new Date().toISOString().slice(0, 10), series: 'A' }),
    }),
  );
  rmSync(folder, { recursive: true });
  cpSync(copy, folder, { recursive: true });
  await run(async () => undefined);
  expect(existsSync(path.join(profile, 'server.anchor'))).toBe(true);
  expect(epochs[1]).toBe(epochs[0]);
  expect(epochs[2]).not.toBe(epochs[0]);
});

it('makes a backup when the app asks, and answers an invitation meanwhile', async () => {
  const app = parent();
  await app.ask(start(TOWN_HALL));
  const ask = async (n: number, asked: object) => {
    const told = await app.ask({ type: 'backups', n, asked });
    if (told.type !== 'backups') throw new Error(told.type);
    // An answer bears the number of its question.
    expect(told.n).toBe(n);
    return told.answer;
  };
  const fresh = await ask(1, { type: 'freshKey' });
  if (fresh.type !== 'freshKey') throw new Error(fresh.type);
  await ask(2, { type: 'keepKey', recipient: fresh.recipient });
  const to = path.join(profile, 'one.backup');
  const both = [app.ask({ type: 'backups', n: 3, asked: { type: 'backup', to } }), app.ask({ type: 'invite' })];
  const told = await Promise.all(both);
  expect(told).toContainEqual({ type: 'backups', n: 3, answer: { type: 'backedUp', bytes: expect.any(Number) } });
  expect(told.map(({ type }) => type).toSorted()).toEqual(['backups', 'invited']);
  expect(existsSync(to)).toBe(true);
  await app.ask({ type: 'stop' });
});

it('answers what it cannot do', async () => {
  const app = parent();
  expect(await app.ask({ type: 'dance' })).toMatchObject({ type: 'failed', code: 'badStart' });
  expect(await app.ask({ type: 'invite' })).toMatchObject({ type: 'failed', code: 'badStart' });
  expect(await app.ask({ type: 'backups', n: 1, asked: { type: 'freshKey' } })).toMatchObject({
    type: 'failed',
    code: 'badStart',
  });
  const empty = parent();
  expect(await empty.ask(start(null))).toMatchObject({ type: 'failed', code: 'noSite' });
});
