import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { Publication } from '#shared/domain/publication/publication';
import type { Connection, GuichetBridge } from '#shared/ipc/contract';
import { trustText } from '#shared/i18n/fr/trust';
import { call } from './support/call';
import { crashPage, stationPage } from './support/crash-page';
import { launchGuichet, type Launched } from './support/launch';
import { openToOthers } from './support/open-to-others';
import { beAgent, expectSynced, seeShell, startDemo as startTown, trustChip } from './support/town';
import { onScreen } from './support/on-screen';

const connectionOf = ({ page }: Launched): Promise<Connection | null> =>
  call(page, 'hub.connection', undefined).catch(() => null);

const startDemo = async (guichet: Launched): Promise<Connection> => {
  const reloaded = guichet.page.waitForEvent('load');
  const outcome = await call(guichet.page, 'hub.startDemo', undefined);
  expect(outcome).toEqual({ ok: true, code: '' });
  await reloaded;
  const connection = await connectionOf(guichet);
  if (connection === null) throw new Error('no connection');
  return connection;
};

const statusOf = ({ page }: Launched, baseUrl: string): Promise<number> =>
  page.evaluate(
    (url) =>
      fetch(`${url}/v1/head`).then(
        (reply) => reply.status,
        () => 0,
      ),
    baseUrl,
  );

test('the demonstration server starts, may be reached by the page, survives a crash and keeps its address', async () => {
  const guichet = await launchGuichet();
  expect(await connectionOf(guichet)).toBeNull();
  const first = await startDemo(guichet);
  expect(first.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(await statusOf(guichet, first.baseUrl)).toBeGreaterThan(0);
  expect(guichet.violations).toEqual([]);

  const { pid } = await guichet.app.evaluate(({ app }) => {
    const metric = app.getAppMetrics().find(({ name }) => name === 'guichet-server');
    return { pid: metric?.pid ?? 0 };
  });
  expect(pid).toBeGreaterThan(0);
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => statusOf(guichet, first.baseUrl)).toBe(0);
  await expect.poll(() => statusOf(guichet, first.baseUrl)).toBeGreaterThan(0);
  expect((await connectionOf(guichet))?.baseUrl).toBe(first.baseUrl);

  await guichet.kill({ keep: true });
  const again = await launchGuichet({ userDataDir: guichet.userDataDir });
  // The page knows at once who it is there; the token comes with the server.
  const early = await connectionOf(again);
  expect([early?.baseUrl, early?.deviceId, early?.siteId]).toEqual([first.baseUrl, first.deviceId, first.siteId]);
  await expect.poll(async () => (await connectionOf(again))?.token).toBeTruthy();
  const second = await connectionOf(again);
  expect([second?.deviceId, second?.siteId]).toEqual([first.deviceId, first.siteId]);
  expect(await statusOf(again, first.baseUrl)).toBeGreaterThan(0);
  // The folder of its server too.
  expect(openToOthers(guichet.userDataDir)).toEqual([]);
  await again.close();
  rmSync(guichet.userDataDir, { recursive: true, force: true, maxRetries: 5 });
});

test('a station whose own server cannot start says why, works on, and is whole once that is put right', async () => {
  const first = await launchGuichet();
  await startTown(first.page);
  await beAgent(first.page);
  await expectSynced(first.page);
  await first.close({ keep: true });
  const { userDataDir } = first;
  const certificate = path.join(userDataDir, 'server-demo', 'certificat.pem');
  writeFileSync(certificate, 'no certificate');

  const broken = await launchGuichet({ userDataDir });
  await seeShell(broken.page);
  await expect(trustChip(broken.page)).toContainText(trustText.stoppedServerSince, { timeout: 45_000 });
  await trustChip(broken.page).press('Enter');
  await expect(onScreen(broken.page).getByText(trustText.serverFaults.badCertificate)).toBeVisible();
  expect((await connectionOf(broken))?.serverFault).toBe('badCertificate');
  await broken.close({ keep: true });

  rmSync(certificate);
  const again = await launchGuichet({ userDataDir });
  await seeShell(again.page);
  await expectSynced(again.page);
  await again.close();
  rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 });
});

test('joining says what is wrong', async () => {
  const guichet = await launchGuichet();
  const join = (address: string) => call(guichet.page, 'hub.join', { address, code: 'AAAA-AAAA' });
  expect(await join('127.0.0.1:9')).toEqual({ ok: false, code: 'unreachable' });
  expect(await join('not an address')).toEqual({ ok: false, code: 'unreachable' });
  await guichet.close();
});

test('a ticket becomes a PDF, without taking the focus or naming anybody', async () => {
  const guichet = await launchGuichet();
  const line = (text: string, size = 1) => ({ kind: 'text', text, size, bold: false, align: 'centre' }) as const;
  const texts = ['Hôtel de ville <i>', 'Carte d’identité', 'Arrivée 9:12', 'Attente de 20 à 35 min'];
  const ticket = { label: 'A012', lines: [line('A012', 4), ...texts.map((text) => line(text))], cut: true };
  const print = () => call(guichet.page, 'print.ticket', ticket);
  const first = await print();
  expect(first).toMatchObject({ ok: true, printer: '', code: '' });
  expect(path.basename(first.file)).toMatch(/^A012-\d{4}-\d{2}-\d{2}\.pdf$/);
  expect(readFileSync(first.file).subarray(0, 5).toString()).toBe('%PDF-');
  const visible = await guichet.app.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows().filter((window) => window.isVisible()).length,
  );
  expect(visible).toBe(1);
  await guichet.close();
});

test('the publication goes from the main window to the display', async () => {
  const guichet = await launchGuichet();
  const [display] = await Promise.all([
    guichet.app.waitForEvent('window'),
    call(guichet.page, 'window.openDisplay', undefined),
  ]);
  await display.waitForLoadState('load');
  await display.evaluate(() => {
    const heard: string[] = [];
    const { guichet: bridge } = window as unknown as { guichet: GuichetBridge };
    bridge.on('publication.changed', ({ publication }) => heard.push(...(publication?.messages ?? [])));
    Object.assign(window, { heard });
  });
  const publication: Publication = {
    site: { name: 'Mairie', commune: 'Valmont', accent: '', zone: 'Europe/Paris' },
    clockOffsetMs: 0,
    asOf: '2026-11-23T09:00:00.000Z',
    day: '2026-11-23',
    calls: [],
    waits: [],
    messages: ['Bonjour'],
    hours: '',
    closure: null,
    voice: false,
    kiosk: null,
  };
  expect(await call(guichet.page, 'publication.publish', { publication, offlineSince: '' })).toEqual({
    ok: true,
    code: '',
  });
  await expect
    .poll(() => display.evaluate(() => (window as unknown as { heard: string[] }).heard))
    .toEqual(['Bonjour']);
  expect(await call(display, 'publication.get', undefined)).toEqual({ publication, offlineSince: '' });
  await guichet.close();
});

test('the page that tickets are set in may die, between two of them or amid one: the next ones are printed', async () => {
  const guichet = await launchGuichet();
  const print = (label: string) => call(guichet.page, 'print.ticket', { label, lines: [], cut: true });
  expect(await print('A012')).toMatchObject({ ok: true, code: '' });
  await crashPage(guichet.app, 'prints');
  expect(await print('A013')).toMatchObject({ ok: true, code: '' });
  // Its work never ends, as that of a page that hangs until it dies.
  await guichet.app.evaluate(({ BrowserWindow }) => {
    const all = BrowserWindow.getAllWindows().map(({ webContents }) => webContents);
    const contents = all.find((one) => one.getURL().includes('/print/'));
    if (contents)
      contents.printToPDF = () => {
        contents.forcefullyCrashRenderer();
        return new Promise(() => undefined);
      };
  });
  expect(await print('A014')).toMatchObject({ ok: false, code: 'printFailed' });
  expect(await print('A015')).toMatchObject({ ok: true, code: '' });
  await guichet.close();
});

test('the page of a ticket dies while the system names its printers: nothing is handed over; while the printer has it: it is in doubt', async () => {
  const guichet = await launchGuichet();
  expect(await call(guichet.page, 'print.ticket', { label: 'A012', lines: [], cut: true })).toMatchObject({ ok: true });
  const print = async (diesIn: 'names' | 'print') => {
    await guichet.app.evaluate(({ BrowserWindow }, moment) => {
      Reflect.set(globalThis, 'handedOver', false);
      const all = BrowserWindow.getAllWindows().map(({ webContents }) => webContents);
      const contents = all.find((one) => one.getURL().includes('/print/'));
      if (contents === undefined) throw new Error('there is no page of the prints');
      const die = () =>
        new Promise<void>((resolve) => {
          contents.once('render-process-gone', () => resolve());
          contents.forcefullyCrashRenderer();
        });
      const getPrintersAsync = async () => {
        if (moment === 'names') await die();
        return [{ name: 'Imprimante' }];
      };
      const toPaper = () => {
        Reflect.set(globalThis, 'handedOver', true);
        if (moment === 'print') void die();
      };
      Object.assign(contents, { getPrintersAsync, print: toPaper });
    }, diesIn);
    const ticket = { label: 'A013', lines: [], cut: true };
    const told = await call(guichet.page, 'print.test', { printer: 'Imprimante', paperMm: 80, ticket });
    // The next one has a page of its own: what was left undone in the other has come to its end.
    expect(await call(guichet.page, 'print.ticket', ticket)).toMatchObject({ ok: true });
    return [told, await guichet.app.evaluate(() => Reflect.get(globalThis, 'handedOver'))];
  };
  expect(await print('names')).toEqual([{ ok: false, code: 'printFailed' }, false]);
  expect(await print('print')).toEqual([{ ok: false, code: 'uncertain' }, true]);
  await guichet.close();
});

test('a page that crashes comes back, and gives way to a calm page when it keeps crashing', async () => {
  const guichet = await launchGuichet();
  for (let time = 0; time < 3; time += 1) {
    await crashPage(guichet.app);
    await expect.poll(() => stationPage(guichet.app)).toBe('guichet://app/pages/main/index.html');
  }
  await crashPage(guichet.app);
  await expect.poll(() => stationPage(guichet.app)).toBe('guichet://app/system/safe.html');
  await guichet.close();
});

test('a broken settings file is put aside', async () => {
  const first = await launchGuichet();
  await call(first.page, 'station.set', { deviceName: 'Accueil 1' });
  await first.kill({ keep: true });
  const file = path.join(first.userDataDir, 'station.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ station: { deviceName: 'Accueil 1' } });
  writeFileSync(file, '{"station":');
  const second = await launchGuichet({ userDataDir: first.userDataDir });
  const settings = await call(second.page, 'station.get', undefined);
  expect(settings.mode).toBe('unset');
  expect(existsSync(`${file}.broken`)).toBe(true);
  await second.close();
  rmSync(first.userDataDir, { recursive: true, force: true, maxRetries: 5 });
});
