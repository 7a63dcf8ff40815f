import { expect, test, type Page } from '@playwright/test';
import { agendaText } from '#shared/i18n/fr/agenda';
import { bookingText } from '#shared/i18n/fr/booking';
import { counterText } from '#shared/i18n/fr/counter';
import { receptionText } from '#shared/i18n/fr/reception';
import { requestsText } from '#shared/i18n/fr/requests';
import { trustText } from '#shared/i18n/fr/trust';
import { UNREAD_MS } from '#shared/lib/unread';
import { formatRoute } from '#shared/routes/places';
import {
  answerOnTheSpot,
  blockOf,
  book,
  callNumber,
  giveTicket,
  openDesk,
  seeBooked,
  type NewPerson,
} from './support/acts';
import { appointmentsOf, expectSameStores, readStore, ticketOf } from './support/read-store';
import { goTo } from './support/town';
import { joinTwoDesks, launchTwoDesks, secondAgent } from './support/two-desks';
import { onScreen } from './support/on-screen';

const person: NewPerson = { lastName: 'Zéphyrin', firstName: 'Aurore' };
/** Served at the desk of the second agent alone. */
const housing = '4';

test('what one desk writes the other shows', async () => {
  const desks = await joinTwoDesks();
  const { reception, counter } = desks;

  await test.step('a booking', async () => {
    await goTo(counter, 'agenda');
    await expect(blockOf(counter, person)).toHaveCount(0);
    await book(reception, person, 'AB12CD34EF');
    await seeBooked(counter, person);
  });

  await test.step('an answered passage', async () => {
    const requests = async () => Object.keys((await readStore(counter, 'requests')).requests).length;
    const before = await requests();
    await answerOnTheSpot(reception, housing);
    await expect.poll(requests).toBe(before + 1);
  });

  const label = await test.step('a ticket', async () => {
    await openDesk(counter, secondAgent.desk);
    const given = await giveTicket(reception, housing);
    expect(given).toMatch(/^A\d{3}$/);
    const queue = counter.getByRole('complementary', { name: counterText.next.label });
    await expect(queue.getByText(given, { exact: true })).toBeVisible();
    return given;
  });

  await test.step('a call', async () => {
    await callNumber(counter, label);
    const desk = reception
      .getByRole('region', { name: receptionText.queue.title })
      .locator('.desks li')
      .filter({ hasText: secondAgent.name });
    await expect(desk).toContainText(label);
    const ticket = ticketOf(await readStore(reception, 'tickets'), label);
    expect(ticket).toMatchObject({ status: 'called', deskId: `desk-${secondAgent.desk}`, tentative: false });
  });

  await test.step('a past appointment that one desk settles: the key that the other had for it is not for the next line', async () => {
    const { due } = bookingText;
    const current = (page: Page) => page.locator('.due-who[tabindex="0"]:visible');
    const currentId = async (page: Page): Promise<string> => (await current(page).getAttribute('data-due')) ?? '';
    for (const page of [reception, counter]) {
      await goTo(page, 'agenda');
      await expect(page.getByRole('button', { name: new RegExp(due.view) })).toBeVisible();
      await page.keyboard.press('r');
      await expect(current(page)).toBeFocused();
    }
    const first = await currentId(counter);
    expect(await currentId(reception)).toBe(first);
    await counter.keyboard.press('h');
    await reception.waitForFunction(
      (id) => document.querySelector<HTMLElement>('.due-who[tabindex="0"]')?.dataset['due'] !== id,
      first,
      { polling: 'raf' },
    );
    await reception.keyboard.press('n');
    await expect(onScreen(reception).getByText(due.tooSoon)).toBeVisible();
    const next = await currentId(reception);
    expect(next).not.toBe(first);
    const statusOf = async (id: string) => (await readStore(reception, 'appointments')).appointments[id]?.status;
    expect(await statusOf(next)).toBe('booked');
    // Read since, and the one after it in the same breath: those are meant.
    await reception.waitForTimeout(UNREAD_MS + 100);
    await reception.keyboard.press('n');
    await expect(reception.getByText(due.tooSoon)).toHaveCount(0);
    const third = await currentId(reception);
    await reception.keyboard.press('n');
    for (const id of [next, third]) await expect.poll(() => statusOf(id)).toBe('noShow');
    for (const page of [reception, counter]) {
      await page.keyboard.press('Escape');
      await goTo(page, 'reception');
    }
  });

  await test.step('an appointment that one desk moves stays under the question of the other, whose key for it is held back', async () => {
    const { cancel, detail, create } = agendaText;
    const one = async (page: Page) => {
      const store = await readStore(page, 'appointments', 'citizens');
      return appointmentsOf(store, person.lastName)[0];
    };
    const booked = await one(reception);
    const open = async (page: Page, day = booked?.day ?? ''): Promise<void> => {
      const route = formatRoute({ place: 'agenda', params: { appointment: booked?.id ?? '', day } });
      await page.evaluate((hash) => (window.location.hash = hash), route);
      await expect(blockOf(page, person)).toBeFocused();
    };
    /** Reception moves it; as soon as the other desk says so, the key that was on its way there is pressed. */
    const moveUnder = async (key: string): Promise<void> => {
      await reception.keyboard.press('m');
      await expect(reception.getByRole('list', { name: create.free })).toBeVisible();
      await reception.keyboard.press('3');
      await counter.waitForFunction(() => document.querySelector('.ag-panel .note--warn') !== null, undefined, {
        polling: 'raf',
      });
      await counter.keyboard.press(key);
    };
    for (const page of [reception, counter]) await open(page);
    await counter.keyboard.press('m');
    await expect(counter.getByRole('list', { name: create.free })).toBeVisible();
    await counter.keyboard.press('ArrowDown');
    await moveUnder('Enter');
    await expect(onScreen(counter).getByText(detail.tooSoon).first()).toBeVisible();
    const moved = await one(reception);
    expect([moved?.day, moved?.time]).not.toEqual([booked?.day, booked?.time]);
    await expect.poll(() => one(counter)).toMatchObject({ day: moved?.day, time: moved?.time, deskId: moved?.deskId });
    for (const page of [reception, counter]) {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await goTo(page, 'reception');
      await goTo(page, 'agenda');
      await open(page, moved?.day);
    }
    await counter.keyboard.press('Delete');
    const question = counter.getByRole('heading', { name: cancel.title });
    await expect(question).toBeVisible();
    await moveUnder('1');
    await expect(onScreen(counter).getByText(detail.tooSoon)).toBeVisible();
    await expect(question).toBeVisible();
    expect(await one(counter)).toMatchObject({ id: booked?.id, status: 'booked' });
    // Read since, it is meant.
    await counter.waitForTimeout(UNREAD_MS + 100);
    await counter.keyboard.press('1');
    await expect.poll(async () => (await one(counter))?.status).toBe('cancelledByCitizen');
    for (const page of [reception, counter]) {
      await page.keyboard.press('Escape');
      await goTo(page, 'reception');
    }
  });

  await test.step('a request that one desk closes stays under the answer that the other is writing', async () => {
    const subject = 'Pigeons sous le toit du lavoir';
    const { answer, overtaken, create, filter } = requestsText;
    const find = async (page: Page): Promise<void> => {
      const row = page.locator('.rq-row[tabindex="0"]:visible');
      await expect(row).toBeFocused();
      await page.keyboard.press('F3');
      await page.keyboard.type('pigeons');
      await expect(page.locator('.rq-row:visible')).toHaveCount(1);
      await page.keyboard.press('Enter');
      await expect(row).toBeFocused();
    };
    for (const page of [reception, counter]) await goTo(page, 'requests');
    await reception.keyboard.press('F2');
    await expect(reception.getByRole('combobox', { name: create.reason })).toBeFocused();
    await reception.keyboard.type('urbanisme');
    await expect(reception.getByRole('option', { name: 'Urbanisme' })).toBeVisible();
    for (const key of ['Enter', 'Tab', 'Tab']) await reception.keyboard.press(key);
    await reception.keyboard.type(subject);
    await reception.keyboard.press('Control+Enter');
    await expect(onScreen(reception).getByText(create.logged('Urbanisme'))).toBeVisible();
    await reception.keyboard.press('Escape');
    await expect(reception.locator('.rq-row.is-sel:visible')).toBeFocused();
    for (const page of [reception, counter]) await find(page);
    await reception.keyboard.press('Shift+F8');
    await reception.keyboard.press('1');
    const words = reception.getByRole('textbox', { name: answer.text });
    await words.press('End');
    await words.pressSequentially('Nous passons jeudi. ');
    await counter.keyboard.press('F9');
    await counter.keyboard.press('2');
    await counter.keyboard.press('Enter');
    await expect(counter.locator('.last-act')).toContainText('Demande close');
    await expect(reception.getByRole('alert')).toContainText(overtaken.copy);
    await expect(reception.getByRole('alert')).toContainText(secondAgent.name);
    await expect(words).toHaveValue(/Nous passons jeudi/);
    await expect(reception.getByRole('button', { name: answer.done })).toHaveCount(0);
    await reception.keyboard.press('Escape');
    await expect(reception.locator('.rq-pane:visible')).toContainText(subject);
    await expect(reception.locator('.rq-pane:visible')).toContainText(requestsText.status.closed);
    // What was typed is there again, for as long as it was not sent.
    await reception.keyboard.press('Shift+F9');
    await expect(reception.getByRole('button', { name: requestsText.pane.answer })).toBeVisible();
    await reception.keyboard.press('Shift+F8');
    await reception.keyboard.press('1');
    await expect(words).toHaveValue(/Nous passons jeudi/);
    await reception.getByRole('button', { name: answer.plain }).press('Enter');
    await expect(words).not.toHaveValue(/Nous passons jeudi/);
    await expect(words).toBeFocused();
    await reception.keyboard.press('Escape');
    for (const page of [reception, counter]) {
      await page.getByRole('button', { name: filter.clear }).press('Enter');
      await goTo(page, 'reception');
    }
  });

  await test.step('and a desk whose clock is wrong gives a ticket with the hour of the server, and says so', async () => {
    await counter.addInitScript((aheadMs) => {
      const Machine = Date;
      globalThis.Date = class extends Machine {
        constructor(...given: readonly unknown[]) {
          // @ts-expect-error -- every way to call Date is passed on
          super(...(given.length > 0 ? given : [Machine.now() + aheadMs]));
        }
        static override now(): number {
          return Machine.now() + aheadMs;
        }
      } as DateConstructor;
    }, 47 * 60_000);
    await counter.reload();
    const banner = counter.locator('.clock-banner');
    await expect(banner).toContainText('avance de 47 min sur celle du serveur');
    await expect(banner).toContainText(trustText.clockBannerHint(true));
    const late = await giveTicket(counter, housing);
    // Its number stood on another day’s paper too.
    const awayMs = async (): Promise<number> => {
      const now = await reception.evaluate(
        () => Date.now() + Number(localStorage.getItem('guichet.clockOffsetMs') ?? '0'),
      );
      return Math.abs(now - Date.parse(ticketOf(await readStore(reception, 'tickets'), late)?.issuedAt ?? ''));
    };
    await expect.poll(awayMs).toBeLessThan(60_000);
  });

  await expectSameStores(reception, counter);
  expect(desks.apps.flatMap(({ errors, violations }) => [...errors, ...violations])).toEqual([]);
  await desks.close();
});

test('who was chosen at reception and is received by a colleague before Entrée is told, with the number', async () => {
  const desks = await launchTwoDesks();
  const { reception, counter } = desks;
  for (const page of [reception, counter]) await goTo(page, 'reception');
  const search = reception.getByRole('combobox', { name: receptionText.arrivals.search });
  await search.focus();
  await expect(reception.locator('.arr').first()).toBeVisible();
  await reception.keyboard.press('ArrowDown');
  const chosen = reception.locator('.arr.is-sel');
  const id = (await chosen.getAttribute('data-appointment')) ?? '';
  const name = await chosen.locator('.who-what b').innerText();
  const row = counter.locator(`.arr[data-appointment="${id}"]`);
  await row.locator('.arr-pick').click();
  await row.getByRole('button', { name: receptionText.arrivals.checkIn }).click();
  const told = reception.locator('.col--arr .note');
  await expect(told).toContainText(`${name}\u00A0: arrivée déjà enregistrée par ${secondAgent.name}`);
  const { appointments, tickets } = await readStore(reception, 'appointments', 'tickets');
  const label = tickets[appointments[id]?.ticketId ?? '']?.label;
  expect(label).toMatch(/^A\d{3}$/);
  await expect(told).toContainText(label ?? '');
  // Nobody else is meant by the key that follows, and the sentence goes with the next choice.
  const given = Object.keys(tickets).length;
  await reception.keyboard.press('Enter');
  await reception.keyboard.press('ArrowDown');
  await expect(told).toHaveCount(0);
  expect(Object.keys((await readStore(reception, 'tickets')).tickets)).toHaveLength(given);
  await desks.close();
});
