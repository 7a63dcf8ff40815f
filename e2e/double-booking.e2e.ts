import { expect, test, type Page } from '@playwright/test';
import { offlineAfterMs } from '#shared/domain/conflicts/how-it-happened';
import { agendaText } from '#shared/i18n/fr/agenda';
import { bookingText } from '#shared/i18n/fr/booking';
import { conflictsText } from '#shared/i18n/fr/conflicts';
import { trustText } from '#shared/i18n/fr/trust';
import { appointmentParams, formatRoute } from '#shared/routes/places';
import { blockOf, fillBooking, type NewPerson } from './support/acts';
import { holdPlaces } from './support/hold-places';
import { appointmentsOf, expectSameStores, readStore } from './support/read-store';
import { expectOffline, goTo, trustChip } from './support/town';
import { launchTwoDesks, secondAgent } from './support/two-desks';

const online: readonly [NewPerson, NewPerson] = [
  { lastName: 'Zéphyrin', firstName: 'Aurore' },
  { lastName: 'Quenneville', firstName: 'Basile' },
];
const late: readonly [NewPerson, NewPerson] = [
  { lastName: 'Xhaflaire', firstName: 'Colin' },
  { lastName: 'Yvetot', firstName: 'Prune' },
];
const apart: readonly [NewPerson, NewPerson] = [
  { lastName: 'Ypersiel', firstName: 'Colombe' },
  { lastName: 'Wavrechin', firstName: 'Désiré' },
];

/** As `UNREAD_MS` of the screens. */
const UNREAD_MS = 600;

const panelOf = (page: Page) => page.getByRole('complementary', { name: agendaText.create.title });
const placeOf = async (page: Page): Promise<string> =>
  (await panelOf(page).locator('.ag-slotline b').textContent()) ?? '';

/** Both forms filled at the first free place, which is the same for both. */
const fillBoth = async (pages: readonly [Page, Page], persons: readonly [NewPerson, NewPerson]): Promise<string> => {
  await fillBooking(pages[0], persons[0], '');
  await fillBooking(pages[1], persons[1], '');
  const place = await placeOf(pages[0]);
  expect(await placeOf(pages[1])).toBe(place);
  return place;
};

const bothAtOnce = (pages: readonly [Page, Page]): Promise<unknown> =>
  Promise.all(pages.map((page) => page.keyboard.press('Control+Enter')));

const oneOf = async (page: Page, { lastName }: NewPerson) =>
  appointmentsOf(await readStore(page, 'appointments', 'citizens'), lastName)[0];

const openPanel = async (page: Page, person: NewPerson): Promise<void> => {
  const appointment = await oneOf(page, person);
  if (!appointment) throw new Error('Nobody is booked');
  await page.evaluate(
    (address) => void (location.hash = address),
    formatRoute({ place: 'agenda', params: appointmentParams(appointment) }),
  );
  await expect(blockOf(page, person)).toBeFocused();
  await expect(page.getByRole('complementary', { name: agendaText.detail.title })).toContainText(person.lastName);
};
const moveTo = async (page: Page, person: NewPerson, choice: string): Promise<void> => {
  const before = (await oneOf(page, person))?.events.length ?? 0;
  await openPanel(page, person);
  await page.keyboard.press('m');
  await page.getByRole('list', { name: agendaText.create.free }).getByRole('button').first().focus();
  await page.keyboard.press(choice);
  await expect.poll(async () => (await oneOf(page, person))?.events.length).toBeGreaterThan(before);
};
const callOff = async (page: Page, person: NewPerson): Promise<void> => {
  await openPanel(page, person);
  await page.keyboard.press('Delete');
  await page.keyboard.press('1');
  await expect.poll(async () => (await oneOf(page, person))?.status).toBe('cancelledByCitizen');
};

test('two desks want one place: online one is told who was first, offline both are kept', async () => {
  const desks = await launchTwoDesks();
  const pages = [desks.reception, desks.counter] as const;

  await test.step('at the same instant online one succeeds, the other has three places one key away', async () => {
    const place = await fillBoth(pages, online);
    await bothAtOnce(pages);
    const refused = (page: Page) => panelOf(page).getByRole('alert');
    await expect
      .poll(async () => (await Promise.all(pages.map((page) => refused(page).count()))).toSorted())
      .toEqual([0, 1]);
    const loser = (await refused(pages[0]).count()) === 1 ? 0 : 1;
    const winner = 1 - loser;
    const [won, lost] = [pages[winner], pages[loser]];
    const [wonBy, lostBy] = [online[winner], online[loser]];
    if (!won || !lost || !wonBy || !lostBy) throw new Error('there are two desks');
    await expect(blockOf(won, wonBy)).toBeFocused();
    const words = refused(lost);
    await expect(words).toContainText('vient de prendre ce créneau');
    // Who was first, and nothing of the citizen.
    if (winner === 1) await expect(words).toContainText(secondAgent.name);
    await expect(words).not.toContainText(wonBy.lastName);
    const offers = words.getByRole('list', { name: agendaText.create.free }).getByRole('button');
    await expect(offers).toHaveCount(3);
    // The one that was first when it was said: an earlier one that comes free meanwhile takes the focus from nobody.
    await expect(words.locator('.ag-offers button:focus')).toHaveCount(1);
    console.log(`refused at ${place}: ${(await words.textContent()) ?? ''}`);
    // It cannot be booked there: asked again, it says so again, with the focus on the next place.
    await panelOf(lost).getByRole('textbox', { name: agendaText.create.persons }).focus();
    await expect(panelOf(lost).getByRole('button', { name: /^Réserver/ })).toBeDisabled();
    await expect(panelOf(lost).locator('.ag-foot-note')).toContainText('vient de prendre ce créneau');
    await lost.keyboard.press('Control+Enter');
    await expect(offers.first()).toBeFocused();
    await lost.keyboard.press('1');
    await expect(words).toHaveCount(0);
    expect(await placeOf(lost)).not.toBe(place);
    await lost.keyboard.press('Control+Enter');
    await expect(blockOf(lost, lostBy)).toBeFocused();
    const stores = await expectSameStores(pages[0], pages[1]);
    const both = online.flatMap(({ lastName }) => appointmentsOf(stores, lastName));
    expect(both.map(({ confirmation }) => confirmation)).toEqual(['accepted', 'accepted']);
  });

  await test.step('a refusal that comes after the next form was begun is said, and its form waits for Alt R', async () => {
    const place = await fillBoth(pages, late);
    const [slow, quick] = pages;
    const line = await holdPlaces(slow);
    const answered = quick.waitForResponse('**/v1/reserve-slot');
    await bothAtOnce(pages);
    await slow.keyboard.press('F4');
    await answered;
    line.letThrough();
    await slow.keyboard.type('Zutt');
    const told = slow.locator('.ag-late');
    await expect(told).toContainText(`${late[0].firstName} ${late[0].lastName} n’est pas réservé`);
    await expect(told).not.toContainText(late[1].lastName);
    const citizen = panelOf(slow).getByRole('combobox', { name: agendaText.create.citizen });
    await expect(citizen).toBeFocused();
    await expect(citizen).toHaveValue('Zutt');
    expect(await oneOf(slow, late[0])).toBeUndefined();
    await citizen.fill('');
    await expect(panelOf(slow).locator('.ag-shelved')).toContainText(late[0].lastName);
    await slow.keyboard.press('Alt+r');
    await expect(panelOf(slow).getByRole('textbox', { name: agendaText.create.firstName })).toHaveValue(
      late[0].firstName,
    );
    await expect(told).toBeHidden();
    // The place is gone; nobody chose it, so the next one stands in the form.
    await expect.poll(() => placeOf(slow)).not.toBe(place);
    // Another hour than was read out is booked by a second press alone.
    await slow.keyboard.press('Control+Enter');
    await expect(panelOf(slow).getByText('rien n’est réservé')).toBeVisible();
    expect(await oneOf(slow, late[0])).toBeUndefined();
    await slow.keyboard.press('Control+Enter');
    await expect(blockOf(slow, late[0])).toBeFocused();
  });

  await test.step('out of reach both are kept, and one of them is in surplus once the server is back', async () => {
    await desks.server.kill();
    await expectOffline(pages[0]);
    await expectOffline(pages[1]);
    await fillBoth(pages, apart);
    await expect(panelOf(pages[0])).toContainText(bookingText.waitsForServer);
    await bothAtOnce(pages);
    for (const [index, page] of pages.entries()) {
      const person = apart[index];
      if (!person) throw new Error('there are two desks');
      await expect(blockOf(page, person)).toBeFocused();
      expect(await oneOf(page, person)).toMatchObject({ status: 'booked' });
    }
    await desks.server.startAgain();
    for (const page of pages) await expect(trustChip(page)).toContainText(trustText.conflicts(1), { timeout: 60_000 });
    const stores = await expectSameStores(pages[0], pages[1]);
    const kept = apart.flatMap(({ lastName }) => appointmentsOf(stores, lastName));
    expect(kept.map(({ status }) => status)).toEqual(['booked', 'booked']);
    expect(kept.map(({ confirmation }) => confirmation).toSorted()).toEqual(['accepted', 'overbooked']);
    expect(new Set(kept.map(({ day, time, deskId }) => `${day} ${time} ${deskId}`)).size).toBe(1);
  });

  await test.step('once the other one is cancelled, the surplus says that its place is free', async () => {
    const [page] = pages;
    const isOver = async (one: NewPerson) => (await oneOf(page, one))?.confirmation === 'overbooked';
    const [over, there] = (await isOver(apart[0])) ? apart : [apart[1], apart[0]];
    const panel = page.locator('.ag-panel');
    const open = async (one: NewPerson): Promise<void> => {
      await blockOf(page, one).focus();
      await page.keyboard.press('Enter');
      await expect(panel.locator('.ag-name')).toContainText(one.lastName);
    };
    await page.keyboard.press('Escape');
    await open(over);
    await expect(panel).toContainText(agendaText.detail.overbooked);
    await open(there);
    await page.keyboard.press('Delete');
    await page.keyboard.press('1');
    await expect(blockOf(page, there)).toHaveCount(0);
    await open(over);
    await expect(panel).toContainText(agendaText.detail.freeAgain);
  });

  await test.step('out of reach one person is told two hours, another that they are moved and off: both are to be told again', async () => {
    await desks.server.kill();
    for (const page of pages) await expectOffline(page);
    const [moved, off] = online;
    await moveTo(pages[0], moved, '1');
    await moveTo(pages[1], moved, '2');
    await moveTo(pages[0], off, '3');
    await callOff(pages[1], off);
    const [here, there] = [await oneOf(pages[0], moved), await oneOf(pages[1], moved)];
    expect(`${here?.day} ${here?.time}`).not.toBe(`${there?.day} ${there?.time}`);
    await desks.server.startAgain();
    for (const page of pages) await expect(trustChip(page)).toContainText(trustText.conflicts(3), { timeout: 60_000 });
    await expectSameStores(pages[0], pages[1]);
    const [, page] = pages;
    await goTo(page, 'conflicts');
    const crossed = page.locator('.co-it--crossed');
    await expect(crossed).toHaveCount(2);
    for (const left of [1, 0]) {
      await crossed.first().click();
      await expect(page.locator('.co-why li')).toHaveCount(2);
      await page.waitForTimeout(UNREAD_MS + 100);
      await page.keyboard.press('Control+Enter');
      await expect(crossed).toHaveCount(left);
    }
    expect(await oneOf(page, off)).toMatchObject({ status: 'cancelledByCitizen' });
  });

  await test.step('out of reach one person gets two appointments for the same reason: one goes, or both stay', async () => {
    const isFree = async (one: NewPerson) => (await oneOf(pages[0], one))?.status === 'cancelledByCitizen';
    const person = (await isFree(apart[0])) ? apart[0] : apart[1];
    const openOf = async (page: Page) =>
      appointmentsOf(await readStore(page, 'appointments', 'citizens'), person.lastName).filter(
        ({ status }) => status === 'booked',
      );
    const offersOf = (page: Page) =>
      panelOf(page).getByRole('list', { name: agendaText.create.free }).getByRole('button');
    const bookAgain = async (page: Page, choice: string): Promise<void> => {
      await goTo(page, 'agenda');
      await page.keyboard.press('F4');
      const citizen = panelOf(page).getByRole('combobox', { name: agendaText.create.citizen });
      await citizen.fill(person.lastName);
      await page.getByRole('option', { name: new RegExp(`^(?!Créer).*${person.lastName}`, 'iu') }).click();
      await expect(panelOf(page).getByRole('button', { name: /^Réserver .+ à \d/ })).toBeVisible();
      if (choice !== '') {
        await page.keyboard.press('F3');
        await expect(offersOf(page).first()).toBeFocused();
        await page.keyboard.press(choice);
        await expect(offersOf(page)).toHaveCount(0);
      }
      await page.keyboard.press('Control+Enter');
      await expect.poll(async () => (await openOf(page)).length).toBe(1);
    };
    await desks.server.kill();
    for (const page of pages) await expectOffline(page);
    await bookAgain(pages[0], '');
    await bookAgain(pages[1], '3');
    // What comes in within a minute counts as heard at once.
    await pages[0].waitForTimeout(offlineAfterMs);
    await desks.server.startAgain();
    await expectSameStores(pages[0], pages[1]);
    const [, page] = pages;
    await goTo(page, 'conflicts');
    const double = page.locator('.co-it--double');
    const pane = page.getByRole('region', { name: conflictsText.double.region });
    await expect(double).toHaveCount(1, { timeout: 60_000 });
    await double.click();
    await expect(pane).toContainText(conflictsText.double.lead);
    await expect(pane.getByRole('radio')).toHaveCount(2);
    await pane.getByRole('button', { name: conflictsText.double.both }).click();
    await expect(double).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await expect(double).toHaveCount(1);
    await double.click();
    await page.waitForTimeout(UNREAD_MS + 100);
    await page.keyboard.press('Control+Enter');
    await expect(double).toHaveCount(0);
    await expect.poll(async () => (await openOf(page)).length).toBe(1);
    // What was cancelled by a mistake is asked again.
    await page.keyboard.press('Control+z');
    await expect(double).toHaveCount(1);
  });

  // A killed server makes errors on the console: nothing else may.
  const errors = desks.apps.flatMap((app) => [...app.errors, ...app.violations]);
  expect(errors.filter((text) => !text.includes('net::ERR_'))).toEqual([]);
  await desks.close();
});
