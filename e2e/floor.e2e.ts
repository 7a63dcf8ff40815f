import { expect, test, type Page } from '@playwright/test';
import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import type { Ticket } from '#shared/domain/model/ticket';
import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { frenchKiosk } from '#shared/i18n/kiosk/fr';
import { callNumber, finishService, giveTicket, openDesk, startService, pressUntil } from './support/acts';
import { expectSameStores, readStore, ticketOf } from './support/read-store';
import { joinAsScreen, type Screen } from './support/screens';
import { askCode } from './support/server';
import { expectOffline, expectSynced, goTo, runAction } from './support/town';
import { launchTwoDesks, secondAgent, type TwoDesks } from './support/two-desks';

/** The desk of the agent who is proposed: both desks serve school and receive no appointments at this hour. */
const ownDesk = 7;
const school = '3';
const schoolName = 'Inscription scolaire';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const dialog = (page: Page) => page.getByRole('dialog');
const plaque = (page: Page) => page.locator('header.id .plaque');

const ticketAt = async (page: Page, label: string): Promise<Ticket> => {
  const found = ticketOf(await readStore(page, 'tickets'), label);
  if (!found) throw new Error(`no ${label}`);
  return found;
};

/** The counter takes a press right after another for a rebound. */
const press = async (page: Page, key: string, seen: () => Promise<void>): Promise<void> => {
  await page.waitForTimeout(250);
  await page.keyboard.press(key);
  await seen();
};

/** A touch on a reason of the kiosk; answers the number that it shows. */
const touchReason = async (kiosk: Page, name: string): Promise<string> => {
  await button(kiosk, new RegExp(`^${name}`)).click();
  const number = kiosk.locator('.ki-plate');
  await expect(number).toBeVisible({ timeout: 10_000 });
  const label = (await number.textContent()) ?? '';
  await button(kiosk, frenchKiosk.done).click();
  await expect(button(kiosk, new RegExp(`^${name}`))).toBeVisible();
  return label;
};

const callButton = (page: Page) => button(page, /^Appeler [A-Z]/);
const nextAt = async (page: Page): Promise<string> =>
  ((await callButton(page).textContent()) ?? '').replace('Appeler ', '').replace('F8', '').trim();

/** Both counters press F8 in the same instant while both are shown the same person; answers whom each of them got. */
const callTogether = async ({ reception, counter }: TwoDesks, wanted: string): Promise<readonly [string, string]> => {
  await goTo(reception, 'counter');
  await goTo(counter, 'counter');
  await expect.poll(() => nextAt(reception)).toBe(wanted);
  await expect.poll(() => nextAt(counter)).toBe(wanted);
  await reception.waitForTimeout(300);
  await Promise.all([reception.keyboard.press('F8'), counter.keyboard.press('F8')]);
  for (const page of [reception, counter]) await expect(button(page, counterText.called.start)).toBeVisible();
  const got = [(await plaque(reception).textContent()) ?? '', (await plaque(counter).textContent()) ?? ''] as const;
  return got;
};

/** Whose turn it is at a counter is this person, and F8 calls them. */
const callNext = async (page: Page, label: string): Promise<void> => {
  await expect(button(page, counterText.next.call(label))).toBeVisible();
  await press(page, 'F8', () => expect(button(page, counterText.called.start)).toBeVisible());
};

const everyNumberOnce = (tickets: Readonly<Record<string, Ticket>>): void => {
  const numbers = Object.values(tickets).map(({ day, series, number }) => `${day} ${series} ${number}`);
  expect(new Set(numbers).size).toBe(numbers.length);
  const labels = Object.values(tickets)
    .filter(({ status }) => status !== 'void')
    .map(({ day, label }) => `${day} ${label}`);
  expect(new Set(labels).size).toBe(labels.length);
};

/** The morning's queue is swept, so that the journey's people are all who wait. */
const emptyFloor = async (supervisor: Page): Promise<void> => {
  await runAction(supervisor, counterLifeText.closing.act);
  await expect(supervisor.getByRole('alertdialog')).toBeVisible();
  await supervisor.keyboard.press('Control+Enter');
  const left = async () =>
    Object.values((await readStore(supervisor, 'tickets')).tickets).filter(({ status }) =>
      ['waiting', 'called', 'parked'].includes(status),
    );
  await expect.poll(left).toEqual([]);
};

const withKiosk = async (): Promise<TwoDesks & { readonly kiosk: Screen }> => {
  const desks = await launchTwoDesks('Hélène V.');
  const kiosk = await joinAsScreen(desks.server.address, await askCode(desks.reception, 'kiosk'));
  await openDesk(desks.counter, secondAgent.desk);
  await openDesk(desks.reception, ownDesk);
  return { ...desks, kiosk };
};

test('reception, kiosk, two counters at once, there and back, aside, in vain, served, and what the visitor thinks', async () => {
  const town = await withKiosk();
  const { server, reception, counter, kiosk } = town;

  await emptyFloor(reception);
  const atKiosk = await test.step('a touch at the kiosk is a ticket at every desk', async () => {
    const label = await touchReason(kiosk.page, schoolName);
    await expect.poll(async () => ticketOf(await readStore(counter, 'tickets'), label)?.status).toBe('waiting');
    expect(ticketDetails(await ticketAt(counter, label)).origin).toBe('kiosk');
    return label;
  });

  const first = await test.step('two counters call at the same moment: one wins, the other gets the next', async () => {
    const next = await giveTicket(reception, school);
    await expect.poll(async () => ticketOf(await readStore(counter, 'tickets'), next)?.status).toBe('waiting');
    const got = await callTogether(town, atKiosk);
    expect(got.toSorted()).toEqual([atKiosk, next].toSorted());
    const store = await expectSameStores(reception, counter);
    expect(got.map((label) => ticketOf(store, label)?.status)).toEqual(['called', 'called']);
    expect(Object.values(store.tickets).filter(({ calledTwice }) => calledTwice)).toEqual([]);
    return got;
  });

  await test.step('to the other desk and back, aside and taken up again', async () => {
    // The second counter is free again for the person who comes over.
    await startService(counter);
    await finishService(counter);
    const [label] = first;
    await startService(reception);
    await press(reception, 'Shift+F7', () => expect(dialog(reception)).toBeVisible());
    await reception.waitForTimeout(700);
    await reception.keyboard.press('Shift+F7');
    await expect(dialog(reception).getByRole('checkbox')).toBeChecked();
    await reception.keyboard.type(String(secondAgent.desk));
    await reception.keyboard.press('Enter');
    await expect(dialog(reception)).toBeHidden();
    await callNext(counter, label);
    await startService(counter);
    await press(counter, 'F9', () => expect(button(counter, counterLifeText.back.finish(ownDesk))).toBeHidden());
    await callNext(reception, label);
    await startService(reception);
    await press(reception, 'F7', () => expect(dialog(reception)).toBeVisible());
    await reception.keyboard.press('1');
    await expect.poll(async () => (await ticketAt(counter, label)).status).toBe('parked');
    await button(reception, counterText.next.takeUpLabel(label)).click();
    await startService(reception);
    await finishService(reception);
    await expect.poll(async () => (await ticketAt(counter, label)).status).toBe('done');
  });

  const late = await test.step('somebody does not come, is called again, and is served', async () => {
    const label = await giveTicket(reception, school);
    await callNext(counter, label);
    // Right after the call the key is a rebound, and does nothing.
    await pressUntil(counter, 'F9', () => button(counter, counterText.called.start).isHidden());
    await button(counter, counterLifeText.noAnswer.callNowLabel(label)).click();
    await startService(counter);
    await finishService(counter);
    await expect.poll(async () => (await ticketAt(reception, label)).status).toBe('done');
    return label;
  });

  await test.step('the visitor says on the page of the ticket how it went', async () => {
    const { trackKey } = ticketDetails(await ticketAt(reception, late));
    const page = `${server.address}/t/${trackKey}`;
    expect(await (await fetch(page)).text()).toContain(late);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const sent = await fetch(`${page}/feedback`, { method: 'POST', headers, body: 'score=9&theme=welcome' });
    expect(sent.ok).toBe(true);
    expect(await sent.text()).toContain('Merci');
  });

  everyNumberOnce((await expectSameStores(reception, counter)).tickets);
  await kiosk.close();
  await town.close();
});

test('the same with the server cut in the middle: all go on, and after healing nothing is lost, no number twice', async () => {
  const town = await withKiosk();
  const { server, reception, counter, kiosk } = town;
  const before = [await touchReason(kiosk.page, schoolName), await giveTicket(reception, school)];
  await expectSameStores(reception, counter);

  await server.kill();
  await expectOffline(reception);
  await expectOffline(counter);

  const alone = await test.step('kiosk, reception and both counters go on alone', async () => {
    const own = [
      await touchReason(kiosk.page, schoolName),
      await touchReason(kiosk.page, schoolName),
      await giveTicket(reception, school),
    ];
    for (const label of own) expect(label).toMatch(/^[A-Z]-K\d+ \d{3}$/);
    expect(new Set(own).size).toBe(own.length);
    await callNumber(counter, before[0] ?? '');
    await startService(counter);
    await finishService(counter);
    await callNumber(reception, before[1] ?? '');
    await startService(reception);
    return own;
  });

  await server.startAgain();
  await expectSynced(reception);
  await expectSynced(counter);
  const missing = async (): Promise<string[]> => {
    const held = await readStore(counter);
    return alone.filter((label) => !ticketOf(held, label));
  };
  await expect.poll(missing, { timeout: 60_000 }).toEqual([]);
  const store = await expectSameStores(reception, counter);
  const of = (label: string | undefined) => ticketOf(store, label ?? '')?.status;
  expect([of(before[0]), of(before[1])]).toEqual(['done', 'serving']);
  expect(alone.map(of)).toEqual(['waiting', 'waiting', 'waiting']);
  everyNumberOnce(store.tickets);

  await test.step('the kiosk gives numbers of the town hall again', async () => {
    await expect.poll(() => touchReason(kiosk.page, schoolName), { timeout: 60_000 }).toMatch(/^A\d{3}$/);
  });
  await kiosk.close();
  await town.close();
});
