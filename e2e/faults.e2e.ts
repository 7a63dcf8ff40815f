import path from 'node:path';
import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { CALL_CHANNEL } from '#shared/ipc/envelope';
import { answerOnTheSpot, giveTicket } from './support/acts';
import { root } from './support/launch';
import { expectSameStores, readStore, ticketOf } from './support/read-store';
import { expectSynced, seeShell } from './support/town';
import { launchTwoDesks } from './support/two-desks';

const housing = '4';
const mainPage = 'guichet://app/pages/main/';

type Handler = (event: object, ...args: readonly unknown[]) => unknown;

/**
 * Another window of the same app on the same page: the same store, the same desk. The app opens one by itself, and answers
 * the calls of no other, so the calls of this one pass for those of the first.
 */
const openSecondWindow = async (app: ElectronApplication, page: Page): Promise<Page> => {
  const open = { channel: CALL_CHANNEL, preload: path.join(root, 'out/main/preload.cjs'), address: page.url() };
  await app.evaluate(({ BrowserWindow, ipcMain }, { channel, preload, address }) => {
    const first = BrowserWindow.getAllWindows().find((one) =>
      one.webContents.getURL().startsWith('guichet://app/pages/main'),
    );
    const handlers: unknown = Reflect.get(ipcMain, '_invokeHandlers');
    const answer: unknown = handlers instanceof Map ? handlers.get(channel) : undefined;
    if (!first || typeof answer !== 'function') throw new Error('no window to stand in for');
    ipcMain.removeHandler(channel);
    ipcMain.handle(channel, (event, ...args: unknown[]): unknown =>
      (answer as Handler)({ sender: first.webContents, senderFrame: event.senderFrame }, ...args),
    );
    const window = new BrowserWindow({ width: 1366, height: 768, webPreferences: { preload, sandbox: true } });
    void window.loadURL(address);
  }, open);
  // The app opens windows of its own now and then: to print.
  const find = (): Page | undefined => app.windows().find((one) => one !== page && one.url().startsWith(mainPage));
  await expect.poll(() => find() !== undefined).toBe(true);
  const second = find();
  if (!second) throw new Error('the window is gone');
  await seeShell(second);
  return second;
};

/** What a renderer that runs out of memory does: it is gone at once, and the app loads its page again. */
const crash = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ BrowserWindow }) => {
    // The latest window comes first in this list.
    BrowserWindow.getAllWindows().at(-1)?.webContents.forcefullyCrashRenderer();
  });

/** How many windows run the exchange, and how many wait to take over. */
const exchange = (page: Page): Promise<{ readonly held: number; readonly waiting: number }> =>
  page.evaluate(async () => {
    const { held = [], pending = [] } = await navigator.locks.query();
    const count = (locks: readonly LockInfo[]): number =>
      locks.filter((lock) => lock.name?.startsWith('guichet-sync-')).length;
    return { held: count(held), waiting: count(pending) };
  });

/** Whether this very window is the one that exchanges: it holds the lock, and others may wait. */
const leads = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const { held = [] } = await navigator.locks.query();
    const mine = await new Promise<string | undefined>((resolve) => {
      void navigator.locks.request(`who-${Math.random()}`, async (lock) => {
        const all = await navigator.locks.query();
        resolve(all.held?.find((one) => one.name === lock?.name)?.clientId);
      });
    });
    return held.some((lock) => lock.name?.startsWith('guichet-sync-') === true && lock.clientId === mine);
  });

const requestsIn = async (page: Page): Promise<number> =>
  Object.keys((await readStore(page, 'requests')).requests).length;

test('when the window that exchanges dies another takes over, and nothing is lost', async () => {
  const desks = await launchTwoDesks();
  const { server, reception, counter } = desks;
  const { app } = desks.apps[0];
  const label = await giveTicket(reception, housing);
  const second = await openSecondWindow(app, reception);
  await expect.poll(() => exchange(second)).toEqual({ held: 1, waiting: 1 });
  expect(await leads(second)).toBe(false);
  const before = await requestsIn(counter);

  await test.step('without a server a window that only waits writes, and the one that exchanges dies', async () => {
    await server.kill();
    await answerOnTheSpot(second, housing);
    await crash(app);
    await expect.poll(() => leads(second)).toBe(true);
  });

  await test.step('the one that is left sends what it wrote, and goes on', async () => {
    await server.startAgain();
    await expect.poll(() => requestsIn(counter), { timeout: 60_000 }).toBe(before + 1);
    await answerOnTheSpot(second, housing);
    await expect.poll(() => requestsIn(counter), { timeout: 45_000 }).toBe(before + 2);
    await expectSynced(second);
    expect(ticketOf(await readStore(counter, 'tickets'), label)).toMatchObject({ status: 'waiting' });
  });

  await expectSameStores(second, counter);
  expect(desks.apps.flatMap(({ violations }) => violations)).toEqual([]);
  await desks.close();
});

/** Runs in the page before its own scripts: a machine whose clock is off by so much. */
const shiftClock = (offsetMs: number): void => {
  const True = globalThis.Date;
  const now = (): number => True.now() + offsetMs;
  globalThis.Date = new Proxy(True, {
    construct: (target, args) => Reflect.construct(target, args.length === 0 ? [now()] : args) as Date,
    get: (target, name): unknown => (name === 'now' ? now : Reflect.get(target, name)),
  });
};

test('what was written after the clock was set back a day reaches the others', async () => {
  const desks = await launchTwoDesks();
  const { server, reception, counter } = desks;
  const before = await requestsIn(counter);
  await answerOnTheSpot(reception, housing);
  await expect.poll(() => requestsIn(counter)).toBe(before + 1);

  await test.step('the app starts again a day earlier, writes without a server, and starts once more', async () => {
    await server.kill();
    await desks.apps[0].app.context().addInitScript(shiftClock, -86_400_000);
    await reception.reload();
    await seeShell(reception);
    await answerOnTheSpot(reception, housing);
    await expect.poll(() => requestsIn(reception)).toBe(before + 2);
    await reception.reload();
    await seeShell(reception);
  });

  await server.startAgain();
  await expect.poll(() => requestsIn(counter), { timeout: 60_000 }).toBe(before + 2);
  await expectSameStores(reception, counter);
  await desks.close();
});
