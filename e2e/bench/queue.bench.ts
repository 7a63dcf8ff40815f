import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';

import type { GuichetBridge } from '#shared/ipc/contract';
import { calls } from '#shared/sync/wire/calls';
import { SCHEMA_VERSION } from '#shared/sync/protocol';

import type { DeskIdentity } from '../../tests/faults/support/desk-calls';
import { enrol } from '../../tests/faults/support/enrol';
import { startServer } from '../../tests/faults/support/server-process';
import { joinAsScreen } from '../support/screens';
import { ask, callPerson, fillQueue, finishPerson, openStream, type Counter } from './counters';
import { quantile, summary } from './statistics';

const counters = 30;
const people = 500;
const warmUps = 8;
const pollMs = 10_000;
/** Longer than one announcement, so that the painted number of a call never waits for the one before. */
const paintEveryMs = 7_000;
const paintedCalls = 40;
const everyMs = 120;

type Seen = { readonly page: Readonly<Record<string, number>>; readonly paint: Readonly<Record<string, number>> };

/** Runs in the page of the board: notes when each number came in by the feed, and when it stood big on the screen. */
const watch = (): void => {
  const seen = { page: {} as Record<string, number>, paint: {} as Record<string, number> };
  Object.assign(window, { benchSeen: seen });
  const { guichet } = window as unknown as { guichet: GuichetBridge };
  guichet.on('publication.changed', ({ publication }) => {
    for (const { label } of publication?.calls ?? []) seen.page[label] ??= Date.now();
  });
  const look = (): void => {
    const label = document.querySelector('.aff-plate')?.textContent?.trim() ?? '';
    if (label === '' || seen.paint[label] !== undefined) return;
    seen.paint[label] = 0;
    // The second frame after the change: the first has painted it by then.
    requestAnimationFrame(() => requestAnimationFrame(() => (seen.paint[label] = Date.now())));
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
};

const seenBy = (page: Page): Promise<Seen> => page.evaluate(() => (window as unknown as { benchSeen: Seen }).benchSeen);

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

const delays = (sent: ReadonlyMap<string, number>, seen: Readonly<Record<string, number>>): number[] =>
  [...sent].map(([label, at]) => {
    const came = seen[label];
    if (!came) throw new Error(`${label} never came`);
    return Math.max(0, came - at);
  });

test('from the counter to the board', async () => {
  const most = Number(process.env['GUICHET_BENCH_CALLS']) || people;
  const folder = mkdtempSync(path.join(tmpdir(), 'guichet-bench-'));
  const server = await startServer([
    '--data',
    folder,
    '--port',
    '0',
    '--commune',
    'Mesure',
    '--site',
    'Mairie',
    '--desks',
    String(counters),
    '--stations',
    '2',
    '--invite',
  ]);
  const { url } = server;
  const admin = await enrol({ baseUrl: url, code: server.code, name: 'Administration', from: '' });
  const codeFor = async (rank: string) =>
    calls.makeCode.output.parse(await ask(url, admin.token, '/v1/codes', { rank })).code;
  const device = async (index: number, rank = 'desk'): Promise<DeskIdentity> =>
    enrol({ baseUrl: url, code: await codeFor(rank), name: `${rank} ${index}`, from: `127.0.3.${1 + (index >> 3)}` });

  const pull = { collection: 'reference', since: null, limit: 1000, schemaVersion: SCHEMA_VERSION };
  const { documents } = calls.pull.output.parse(await ask(url, admin.token, '/v1/pull', pull));
  const idsOf = (kind: string) => documents.filter((one) => one['kind'] === kind).map(({ id }) => id);
  const desks: Counter[] = [];
  for (const [index, deskId] of idsOf('desk').entries()) {
    const identity = await device(index);
    desks.push({ identity, deskId, close: openStream(url, identity) });
  }
  expect(desks).toHaveLength(counters);
  const rival = await device(counters, 'display');
  const screen = await joinAsScreen(url, await codeFor('display'));
  const { epoch, tickets } = await fillQueue(url, admin, idsOf('reason')[0] ?? '', people);
  await screen.page.evaluate(watch);

  const polled: Record<string, number> = {};
  const poll = setInterval(() => {
    void ask(url, rival.token, '/v1/publication').then((reply) => {
      for (const { label } of calls.publication.output.parse(reply).calls) polled[label] ??= Date.now();
    });
  }, pollMs);

  const called = async (index: number): Promise<[string, number]> => {
    const ticket = tickets[index];
    const counter = desks[index % counters];
    if (!ticket || !counter) throw new Error('nobody waits');
    const at = Date.now();
    const now = await callPerson(url, epoch, counter, ticket);
    void pause(pollMs * 2).then(() => finishPerson(url, epoch, counter, now).catch(() => undefined));
    return [ticket.label, at];
  };
  // Warm, as a board is that has hung there since the morning.
  let lastLabel = '';
  for (let index = 0; index < warmUps; index += 1) [lastLabel] = await called(index);

  const painted = new Map<string, number>();
  const alone = Math.min(paintedCalls, Math.floor(most / 4));
  // The announcements of the warm-up must be over before a number can be painted at once.
  await expect(screen.page.locator('.aff-plate')).toHaveText(lastLabel, { timeout: 180_000 });
  await pause(paintEveryMs);
  for (let index = warmUps; index < warmUps + alone; index += 1) {
    painted.set(...(await called(index)));
    await pause(paintEveryMs);
  }
  const paint = delays(painted, (await seenBy(screen.page)).paint);

  const sent = new Map<string, number>();
  for (let index = warmUps + alone; index < Math.min(most, people); index += 1) {
    sent.set(...(await called(index)));
    await pause(everyMs);
  }
  await pause(pollMs + 2_000);
  clearInterval(poll);
  const page = delays(sent, (await seenBy(screen.page)).page);
  const asked = delays(new Map([...painted, ...sent].filter(([label]) => polled[label])), polled);

  const [pushToPage, pushToPaint, byPoll] = [summary(page), summary(paint), summary(asked)];
  const figures = {
    counters,
    tickets: people,
    pushToPage,
    pushToPaint,
    poll: byPoll,
    ratioP95: Number((quantile(asked, 0.95) / quantile(paint, 0.95)).toFixed(1)),
    goalMet: pushToPage.p95Ms < 300 && pushToPaint.p95Ms < 300,
  };
  const out = process.env['GUICHET_BENCH_OUT'] ?? '';
  if (out !== '') {
    mkdirSync(path.dirname(out), { recursive: true });
    writeFileSync(out, JSON.stringify(figures, null, 2));
  }
  await screen.close();
  for (const desk of desks) desk.close();
  await server.end('SIGKILL');
  for (const made of [folder, `${folder}.anchor`, `${folder}.journal-key`])
    rmSync(made, { recursive: true, force: true, maxRetries: 5 });
  expect(figures.goalMet).toBe(true);
});
