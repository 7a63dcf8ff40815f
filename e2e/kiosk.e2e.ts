import { rmSync } from 'node:fs';
import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { kioskLanguages } from '#shared/domain/model/floor-settings';
import type { Ticket } from '#shared/domain/model/ticket';
import { kioskServiceText } from '#shared/i18n/fr/kiosk-service';
import { welcomeText } from '#shared/i18n/fr/welcome';
import { kioskWords } from '#shared/i18n/kiosk/kiosk-words';
import { axeFaults } from './support/axe-faults';
import { call } from './support/call';
import { crashPage, stationPage } from './support/crash-page';
import { launchGuichet, type Launched } from './support/launch';
import { launchServedDesk } from './support/prepared-town';
import { readStore } from './support/read-store';
import { joinAsScreen } from './support/screens';
import { askCode, type TownServer } from './support/server';
import { touchScreenOf } from './support/touch-screen';
import { beAgent, expectSynced } from './support/town';
import { secondAgent } from './support/two-desks';
import { onScreen } from './support/on-screen';

const words = kioskWords.fr;
const saidWithinMs = 40_000;
/** Of the demonstration town. */
const pin = '2580';

type Town = { readonly server: TownServer; readonly desk: Launched };

const openTown = async (): Promise<Town> => {
  const { server, desk } = await launchServedDesk();
  await beAgent(desk.page, secondAgent.name);
  await expectSynced(desk.page);
  return { server, desk };
};

const shownNumber = (kiosk: Page) => kiosk.locator('.ki-plate');
const reasons = (kiosk: Page) => kiosk.locator('button.ki-reason:not(.ki-reason--more, .ki-priority, .ki-opinion)');
const act = (kiosk: Page, name: string) => kiosk.getByRole('button', { name });

/** Back to the start, as the person does who is done. */
const finish = async (kiosk: Page): Promise<void> => {
  await act(kiosk, words.done).click();
  await expect(kiosk.getByRole('heading', { name: words.walkIn.title })).toBeVisible();
};

const numberOf = async (kiosk: Page): Promise<string> => {
  await expect(shownNumber(kiosk)).toBeVisible();
  return (await shownNumber(kiosk).textContent()) ?? '';
};

/** The tickets that kiosks gave, as a desk has them. */
const kioskTickets = async ({ page }: Launched): Promise<readonly Ticket[]> =>
  Object.values((await readStore(page, 'tickets')).tickets).filter((ticket) =>
    ticket.events.some((event) => event.type === 'issued' && event['origin'] === 'kiosk'),
  );

const statesOf = async (desk: Launched): Promise<readonly string[]> =>
  (await kioskTickets(desk)).map(({ label, status }) => `${label} ${status}`).toSorted();

test('tickets by touch and by key, arrivals by hour and by code, one each, and each may be taken back', async () => {
  const { server, desk } = await openTown();
  const { page, close } = await joinAsScreen(server.address, await askCode(desk.page, 'kiosk'));
  const finger = await touchScreenOf(page);
  await expect(reasons(page).first()).toBeVisible();

  const touched = await test.step('a touch that shakes gives one ticket', async () => {
    await finger.tapTwice(reasons(page).nth(0));
    const label = await numberOf(page);
    expect(label).toMatch(/^[A-Z]\d{3}$/);
    await expect.poll(() => statesOf(desk)).toEqual([`${label} waiting`]);
    await finger.tap(act(page, words.done));
    return label;
  });

  const typed = await test.step('the keyboard alone gives one as well', async () => {
    await expect(reasons(page).nth(1)).toBeVisible();
    await expect(async () => {
      await page.keyboard.press('Tab');
      await expect(reasons(page).nth(0)).toBeFocused({ timeout: 200 });
    }).toPass({ intervals: [10] });
    await page.keyboard.press('ArrowRight');
    await expect(reasons(page).nth(1)).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    const label = await numberOf(page);
    expect(label).not.toBe(touched);
    await expect.poll(() => statesOf(desk)).toEqual([`${label} waiting`, `${touched} waiting`].toSorted());
    return label;
  });

  await test.step('a ticket is taken back with one touch', async () => {
    await finger.tap(act(page, words.undo));
    await expect(onScreen(page).getByText(words.undone.title)).toBeVisible();
    await expect.poll(() => statesOf(desk)).toContain(`${typed} void`);
  });

  const booked = Object.values((await readStore(desk.page, 'appointments')).appointments).filter(
    ({ status }) => status === 'booked',
  );
  const { publication } = await call(page, 'publication.get', undefined);
  const times = publication?.kiosk?.expectedTimes ?? [];
  const expected = booked.filter(({ day, time }) => day === publication?.day && times.includes(time));
  const alone = expected.filter(({ time }) => expected.filter((one) => one.time === time).length === 1);

  await test.step('an appointment by its hour', async () => {
    const [one] = alone;
    if (!one) throw new Error('the town expects nobody alone');
    const key = '01JDB3T0Z7N8X4Q2WM007K2M01';
    const said = { key, code: '', time: one.time, initial: '', language: 'fr' as const };
    // Whoever is alone at that hour says the letter of their name too: somebody else may touch it.
    expect((await call(page, 'kiosk.checkIn', said)).answer).toBe('initial');
    const { citizens } = await readStore(desk.page, 'citizens');
    const name = String(citizens[one.citizenId]?.fields.lastName?.v);
    const here = { ...said, initial: name.normalize('NFD').charAt(0) };
    const answer = await call(page, 'kiosk.checkIn', here);
    expect(answer.answer).toBe('ticket');
    await expect
      .poll(async () => (await readStore(desk.page, 'appointments')).appointments[one.id]?.status)
      .toBe('arrived');
    // The same touch again is the same ticket; another one says that the person is here.
    expect((await call(page, 'kiosk.checkIn', here)).ticket?.label).toBe(answer.ticket?.label);
    const again = await call(page, 'kiosk.checkIn', { ...here, key: key.replace(/1$/, '2') });
    expect([again.answer, again.detail]).toEqual(['alreadyHere', answer.ticket?.label]);
  });

  await test.step('an appointment by the code that a reader types, wherever the kiosk stands', async () => {
    const one = alone[1];
    if (!one) throw new Error('the town expects nobody else alone');
    await page.keyboard.type(one.id.slice(-6), { delay: 5 });
    await page.keyboard.press('Enter');
    const label = await numberOf(page);
    await expect(page.locator('.ki-ticket')).not.toContainText(one.id.slice(-6));
    await expect.poll(() => statesOf(desk)).toContain(`${label} waiting`);
    await expect
      .poll(async () => (await readStore(desk.page, 'appointments')).appointments[one.id]?.status)
      .toBe('arrived');
    await finish(page);
  });

  expect((await kioskTickets(desk)).map(({ label }) => label)).toHaveLength(4);
  await close();
  await desk.close();
  await server.remove();
});

test('a server that goes and comes: numbers of its own, none twice, none lost, through a restart too', async () => {
  const { server, desk } = await openTown();
  const first = await joinAsScreen(server.address, await askCode(desk.page, 'kiosk'));
  await expect(reasons(first.page).first()).toBeVisible();
  await reasons(first.page).nth(0).click();
  const given = [await numberOf(first.page)];
  await finish(first.page);

  await server.kill();
  await test.step('without the server there is a ticket within three seconds, and it says whose it is', async () => {
    const beganMs = Date.now();
    await reasons(first.page).nth(0).click();
    given.push(await numberOf(first.page));
    expect(Date.now() - beganMs).toBeLessThan(3_000);
    expect(given[1]).toMatch(/^[A-Z]-[A-Z0-9]+ 001$/);
    await expect(onScreen(first.page).getByText(words.ownSeries)).toBeVisible();
    await finish(first.page);
    await reasons(first.page).nth(1).click();
    given.push(await numberOf(first.page));
    await finish(first.page);
  });

  await first.kill({ keep: true });
  const second = await launchGuichet({ userDataDir: first.userDataDir, opens: 'kiosk' });
  await test.step('after a power cut, still without the server, it goes on counting', async () => {
    await expect(reasons(second.page).first()).toBeVisible();
    await reasons(second.page).nth(0).click();
    given.push(await numberOf(second.page));
    expect(given.slice(1).map((label) => label.slice(-3))).toEqual(['001', '002', '003']);
    await act(second.page, words.undo).click();
    await expect(onScreen(second.page).getByText(words.undone.title)).toBeVisible();
    await expect(act(second.page, words.help)).toBeVisible();
  });

  await server.startAgain();
  await test.step('when the server is back every number is there once, and the one taken back is void', async () => {
    const wanted = given.map((label, at) => `${label} ${at === 3 ? 'void' : 'waiting'}`).toSorted();
    await expect.poll(() => statesOf(desk), { timeout: saidWithinMs }).toEqual(wanted);
    expect(new Set(given).size).toBe(given.length);
    const numbers = (await kioskTickets(desk)).filter(({ series }) => series.includes('-')).map(({ number }) => number);
    expect(numbers.toSorted()).toEqual([1, 2, 3]);
  });

  expect(second.violations).toEqual([]);
  await second.close({ keep: true });
  await desk.close();
  await server.remove();
  rmSync(first.userDataDir, { recursive: true, force: true, maxRetries: 5 });
});

/** What the one window of a kiosk is like. */
const windowOf = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({
      whole: window.isFullScreen() || window.isKiosk(),
      zoom: window.webContents.getZoomFactor(),
      tools: window.webContents.isDevToolsOpened(),
      url: window.webContents.getURL(),
    })),
  );

test('nobody gets out of a kiosk but by its digits', async () => {
  const { server, desk } = await openTown();
  const { app, page, close } = await joinAsScreen(server.address, await askCode(desk.page, 'kiosk'));
  await expect(reasons(page).first()).toBeVisible();
  const before = await windowOf(app);
  expect(before).toEqual([{ whole: true, zoom: 1, tools: false, url: 'guichet://app/pages/kiosk/index.html' }]);

  for (const keys of ['Alt+F4', 'Control+W', 'Control+Q', 'F11', 'F12', 'Control+Shift+I', 'Control+R', 'Control+='])
    await page.keyboard.press(keys);
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) {
      window.close();
      window.webContents.openDevTools();
    }
  });
  const opened = await page.evaluate(() => window.open('https://example.org'));
  expect(opened).toBeNull();
  const reached = await page.evaluate(() =>
    fetch('https://example.org').then(
      () => true,
      () => false,
    ),
  );
  expect(reached).toBe(false);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => !key.startsWith('guichet.')))).toEqual([]);
  expect(await windowOf(app)).toEqual(before);

  for (const url of ['https://example.org', 'guichet://app/pages/main/index.html', 'file:///etc/passwd']) {
    await page.evaluate((to) => void (window.location.href = to), url);
    await page.waitForTimeout(150);
    expect(await windowOf(app)).toEqual(before);
  }

  await test.step('a page that crashes comes back without a word', async () => {
    await crashPage(app);
    await expect.poll(() => stationPage(app)).toContain('/pages/kiosk/');
  });
  await close({ keep: false });
  await desk.close();
  await server.remove();
});

test('the digits open the service of a kiosk: the printer of the machine, and the way out', async () => {
  const { server, desk } = await openTown();
  const { app, page, close } = await joinAsScreen(server.address, await askCode(desk.page, 'kiosk'));
  await expect(reasons(page).first()).toBeVisible();
  const openService = () =>
    expect(async () => {
      await page.keyboard.press('Control+Alt+Shift+Q');
      await expect(page.getByRole('heading', { name: kioskServiceText.title })).toBeVisible({ timeout: 500 });
    }).toPass();
  await openService();
  const enter = async (digits: string): Promise<void> => {
    for (const digit of digits) await page.getByRole('button', { name: digit, exact: true }).click();
    await page.getByRole('button', { name: kioskServiceText.enter }).click();
  };
  await enter('1111');
  await expect(onScreen(page).getByText(kioskServiceText.wrong)).toBeVisible();
  await enter(pin);
  await expect(page.getByRole('heading', { name: kioskServiceText.printer })).toBeVisible();
  await page.getByRole('textbox', { name: kioskServiceText.address }).fill('tcp://127.0.0.1:9');
  await page.getByRole('button', { name: kioskServiceText.use }).click();
  await expect(onScreen(page).getByText(kioskServiceText.kept)).toBeVisible();

  await test.step('a printer that does not answer leaves the number on the screen', async () => {
    await page.getByRole('button', { name: kioskServiceText.back }).click();
    await reasons(page).nth(0).click();
    await expect(onScreen(page).getByText(words.noPaper)).toBeVisible();
    await expect(shownNumber(page)).toHaveText(/^[A-Z]\d{3}$/);
    await finish(page);
  });

  await test.step('with the digits the machine becomes a station without a task', async () => {
    await openService();
    await enter(pin);
    const opened = app.waitForEvent('window');
    await page.getByRole('button', { name: kioskServiceText.leave }).click();
    const welcome = await opened;
    await expect(welcome.getByRole('heading', { name: welcomeText.heading })).toBeVisible();
    await expect.poll(() => app.windows().length).toBe(1);
  });
  await close();
  await desk.close();
  await server.remove();
});

/** Lets time pass for whatever measures it by the clock of the page. */
const passSeconds = (page: Page, seconds: number): Promise<void> =>
  page.evaluate((ms) => {
    const before = performance.now.bind(performance);
    performance.now = () => before() + ms;
  }, seconds * 1_000);

/** Answers the question of a kiosk shortly before it looks at its clock again, and lets the minute be over by then. */
const answerAtLast = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const left = document.querySelector('#ki-ask-left') as HTMLElement;
    await new Promise((resolve) =>
      new MutationObserver(resolve).observe(left, { childList: true, characterData: true, subtree: true }),
    );
    await new Promise((resolve) => void setTimeout(resolve, 700));
    document.querySelector<HTMLElement>('.ki-ask button')?.click();
    const before = performance.now.bind(performance);
    performance.now = () => before() + 30_000;
  });

test('axe finds nothing serious in any of the five languages, high or low, in strong contrast too', async () => {
  const { server, desk } = await openTown();
  const { page, close } = await joinAsScreen(server.address, await askCode(desk.page, 'kiosk'));
  await expect(reasons(page).first()).toBeVisible();
  const check = async (name: string): Promise<void> => expect.soft(await axeFaults(page), name).toEqual([]);
  for (const language of kioskLanguages) {
    const say = kioskWords[language];
    await act(page, say.own).click();
    await expect(page.locator('html')).toHaveAttribute('dir', say.dir);
    await expect(page.getByRole('heading', { name: say.walkIn.title })).toBeVisible();
    await check(`${language}, start`);
    await act(page, say.lower).click();
    await act(page, say.contrast).click();
    await check(`${language}, low and in contrast`);
    await act(page, say.raise).click();
    await act(page, say.scan.join(' ')).click();
    await expect(page.getByRole('heading', { name: say.code.title })).toBeVisible();
    await check(`${language}, code`);
    await act(page, say.back).click();
    await expect(reasons(page).first()).toBeVisible();
    await test.step(`${language}: asks before it goes back, and one touch or key stays`, async () => {
      await act(page, say.scan.join(' ')).click();
      await expect(page.getByRole('heading', { name: say.code.title })).toBeVisible();
      const asked = page.getByRole('alertdialog', { name: say.stillHere.title });
      await passSeconds(page, 45);
      await expect(asked).toContainText(say.countdown(15).replace(/\d.*/u, ''));
      await expect(act(page, say.stillHere.stay)).toBeFocused();
      await check(`${language}, asked`);
      await page.screenshot({ path: test.info().outputPath(`asked-${language}.png`) });
      // An answer in the last second counts, also where the minute is over before the question leaves the screen.
      if (language === 'pt') await answerAtLast(page);
      // What lies below is not touched by the answer.
      if (language === 'en') await page.keyboard.press('Escape');
      else if (language !== 'pt') await page.mouse.click(400, 300);
      await expect(asked).toHaveCount(0);
      await expect(page.getByRole('heading', { name: say.code.title })).toBeVisible();
      if (language !== 'ar') return act(page, say.back).click();
      // It stays for another minute.
      await passSeconds(page, 30);
      await page.waitForTimeout(1_100);
      await expect(asked).toHaveCount(0);
      await passSeconds(page, 35);
      await expect(page.getByRole('heading', { name: words.walkIn.title })).toBeVisible();
      // Nobody is asked where nothing would be lost.
      await passSeconds(page, 45);
      await page.waitForTimeout(1_100);
      await expect(page.getByRole('alertdialog')).toHaveCount(0);
      return act(page, say.own).click();
    });
    await reasons(page).nth(0).click();
    await expect(shownNumber(page)).toBeVisible();
    await check(`${language}, ticket`);
    await act(page, say.done).click();
    await expect(page.getByRole('heading', { name: words.walkIn.title })).toBeVisible();
    // The next person finds it as it was.
    await expect(page.locator('html')).not.toHaveAttribute('data-theme', 'contrast');
  }
  await close();
  await desk.close();
  await server.remove();
});
