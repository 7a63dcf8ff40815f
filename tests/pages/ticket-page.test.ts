import type { Browser, BrowserContext, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';

import { storedFeedback } from '../../sync-server/src/feedback/stored-feedback';
import { calledEvent, DAY, event, SITE, wire } from '../../sync-server/test/support/documents';
import { atKioskOf, kioskTown, touch } from '../../sync-server/test/support/kiosk-town';
import { testServer, type TestDevice, type TestServer } from '../../sync-server/test/support/test-server';
import { bringAxe, runAxe } from '../../e2e/support/look/axe';
import { foldDeskSession } from '../../src/shared/domain/lifecycle/fold-desk-session';
import type { AnyEvent } from '../../src/shared/domain/model/event';
import type { Reference } from '../../src/shared/domain/model/reference';
import { openPlainBrowser } from './plain-browser';

const phone = { width: 390, height: 844 };

let browser: Browser;
beforeAll(async () => {
  browser = await openPlainBrowser();
}, 240_000);
afterAll(() => browser.close());

let server: TestServer;
let desk: TestDevice;
let at: ReturnType<typeof atKioskOf>;
let url: string;
let context: BrowserContext;
let page: Page;
let ticketId: string;

const named = (one: Reference): Reference => {
  const { body } = one;
  if (body.kind === 'site') return { ...one, body: { ...body, commune: 'Valmont', name: 'Mairie', accent: '#1b4b8f' } };
  if (body.kind === 'reason' && one.id === 'reason-other')
    return { ...one, body: { ...body, name: 'Carte d’identité et passeport', names: { ar: 'بطاقة الهوية' } } };
  return one;
};

const openPhone = async (options: Parameters<Browser['newContext']>[0] = {}): Promise<void> => {
  context = await browser.newContext({ viewport: phone, hasTouch: true, locale: 'fr-FR', ...options });
  page = await context.newPage();
};

beforeEach(async () => {
  server = await testServer(1, { reference: kioskTown().map(named) });
  desk = await server.enrol();
  at = atKioskOf(server, await server.enrol('Borne', { rank: 'kiosk' }));
  const opened = event('o1', 1, { type: 'opened', day: DAY, deskId: 'desk-1', agentId: 'agent-1' });
  await desk.push('deskSessions', [wire(foldDeskSession(`desk-1:${DAY}`, SITE, [opened]))]);
  const origin = await server.app.listen({ port: 0, host: '127.0.0.1' });
  for (let ahead = 0; ahead < 3; ahead += 1) await at.ticket();
  const wish = touch();
  ticketId = wish.key;
  url = `${origin}/t/${(await at.ticket(wish)).trackKey}`;
  await openPhone();
});
afterEach(async () => {
  await context.close();
  await server.close();
});

/** Where a picture goes that somebody wants to look at. */
const shots = process.env['GUICHET_SHOTS'] ?? '';
const look = async (name: string): Promise<void> => {
  if (shots !== '') await page.screenshot({ path: `${shots}/ticket-${name}.png`, fullPage: true });
};

const add = async (...events: readonly AnyEvent[]): Promise<void> => {
  const stored = await at.stored(ticketId);
  await desk.push('tickets', [wire({ ...stored, events: [...stored.events, ...events] })]);
};
const started = event('s1', 3, { type: 'started' });
const done = event('d1', 4, { type: 'done', outcome: 'answered' });

/** All that axe finds, by the rules of the screens of the app, and whether anything runs over the edge: on a phone, on one at 200 %, each in the light and in the dark. */
const faults = async (): Promise<readonly string[]> => {
  // The page that loads itself anew can be told not to, by a link that is looked at in full below.
  const isMoving = (await page.locator('meta[http-equiv=refresh]').count()) > 0;
  const found: string[] = [];
  for (const times of [2, 1])
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.setViewportSize({ width: phone.width / times, height: phone.height / times });
      await page.emulateMedia({ colorScheme });
      await bringAxe(page);
      const seen = await runAxe(page, { without: isMoving ? ['meta-refresh', 'meta-refresh-no-exceptions'] : [] });
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      const at = `at ${times * 100} %, ${colorScheme}`;
      found.push(...seen.map((fault) => `${at}: ${fault}`));
      if (wide > 0) found.push(`${at}: ${wide}px too wide`);
    }
  return found;
};

it('shows rank and wait on a phone, without a script, a cookie or a request to anybody else', async () => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const answer = await page.goto(url);
  expect(answer?.status()).toBe(200);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('A004');
  const news = await page.getByRole('status').innerText();
  expect(news).toContain('3 personnes avant vous');
  expect(news).toMatch(/Attente estimée : (\d+ à \d+|moins de \d+)\u00A0min/);
  expect(await page.title()).toBe('A004 – 3 personnes avant vous');
  const { origin } = new URL(url);
  expect(asked).toEqual([url, `${origin}/t/style.css`]);
  expect(await page.locator('script').count()).toBe(0);
  expect(await context.cookies()).toEqual([]);
  expect(
    await page.evaluate(() => getComputedStyle(document.querySelector('header') as Element).borderBottomColor),
  ).toBe('rgb(27, 75, 143)');
  await look('waiting');
  expect(await faults()).toEqual([]);
});

it('turns by itself when the number is called', async () => {
  await openPhone({ reducedMotion: 'reduce' });
  await page.goto(url);
  await add(calledEvent('c1', 2, 'desk-1'));
  // The page loads itself anew every twenty seconds: nobody touches it.
  await page.getByText('Présentez-vous au guichet 1').waitFor({ timeout: 25_000 });
  await look('called');
  expect(await faults()).toEqual([]);
}, 240_000);

it('stands still for whoever asks it to, and moves again', async () => {
  await page.goto(url);
  await page.getByRole('link', { name: 'Ne plus mettre à jour toute seule' }).click();
  expect(await page.locator('meta[http-equiv=refresh]').count()).toBe(0);
  await look('still');
  expect(await faults()).toEqual([]);
  await add(calledEvent('c1', 2, 'desk-1'));
  await page.getByRole('link', { name: 'Mettre à jour', exact: true }).click();
  await page.getByText('Présentez-vous au guichet 1').waitFor();
  expect(await page.locator('meta[http-equiv=refresh]').count()).toBe(0);
  await page.getByRole('link', { name: 'Mettre à jour toute seule' }).click();
  expect(await page.locator('meta[http-equiv=refresh]').count()).toBe(1);
});

it('takes an opinion by touch and by keyboard, once, and keeps it apart from the ticket', async () => {
  await add(calledEvent('c1', 2, 'desk-1'), started, done);
  await page.goto(url);
  await look('done');
  expect(await faults()).toEqual([]);
  await page.getByLabel('8', { exact: true }).check({ force: true });
  await page.getByLabel('L’attente').focus();
  await page.keyboard.press('Space');
  await look('form');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('Merci, votre avis est enregistré.').waitFor();
  expect(page.url()).toBe(url);
  await look('thanks');
  expect(await faults()).toEqual([]);
  await page.reload();
  expect(await page.locator('form').count()).toBe(0);
  const waiting = await server.store.withSite(SITE, (site) => site.siteNote('feedback'));
  expect(JSON.parse(waiting)).toMatchObject({ waiting: [{ score: 8, theme: 'wait', via: 'ticket' }] });
  expect(waiting).not.toContain(ticketId);
  expect(storedFeedback.shape).not.toHaveProperty('ticketId');
});

it('is read from right to left in Arabic, and in the dark', async () => {
  await openPhone({ locale: 'ar', colorScheme: 'dark' });
  await page.goto(url);
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  expect(await page.getByText('بطاقة الهوية').count()).toBe(1);
  await look('arabic-dark');
  expect(await faults()).toEqual([]);
  await add(calledEvent('c1', 2, 'desk-1'), started, done);
  await page.reload();
  await look('arabic-dark-form');
  expect(await faults()).toEqual([]);
});

it('says plainly that it is gone after midnight', async () => {
  server.time.nowMs = Date.parse('2026-11-23T23:00:00.000Z');
  const answer = await page.goto(url);
  expect(answer?.status()).toBe(404);
  expect(await page.getByRole('heading').innerText()).toBe('Ce ticket n’est plus affiché');
  await look('gone');
  expect(await faults()).toEqual([]);
});
