import { expect, test, type Page } from '@playwright/test';
import { agendaText } from '#shared/i18n/fr/agenda';
import { receptionText } from '#shared/i18n/fr/reception';
import { shellText } from '#shared/i18n/fr/shell';
import { ticketCardText } from '#shared/i18n/fr/ticket-card';
import { answerOnTheSpot, blockOf, book, giveTicket, undoLast, type NewPerson } from './support/acts';
import { launchDemo } from './support/prepared-town';
import { appointmentsOf, readStore, ticketOf } from './support/read-store';
import { beAgent, becomeAgent, goTo } from './support/town';

const sizes = [
  [1366, 768],
  [1093, 614],
] as const;

const person: NewPerson = { lastName: 'Zéphyrin', firstName: 'Aurore' };

/** A name stands nowhere in the window, shown or hidden, nor among what Ctrl K finds. */
const expectNowhere = async (page: Page, name: string): Promise<void> => {
  expect(await page.locator('body').textContent()).not.toContain(name);
  await page.keyboard.press('Control+k');
  await page.keyboard.type(name);
  const dialog = page.getByRole('dialog', { name: shellText.palette.title });
  await expect(dialog.getByText(shellText.palette.none)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
};

test('Ctrl Z takes back a booking, a ticket and an answered passage', async () => {
  const guichet = await launchDemo();
  const { page } = guichet;
  await beAgent(page);

  await test.step('a name that nobody here bears signs nobody on, whatever its first letters fit', async () => {
    const own = (await page.locator('.who b').textContent()) ?? '';
    const dialog = page.getByRole('dialog', { name: shellText.who.title });
    await page.locator('button.who').press('Enter');
    await expect(dialog).toBeVisible();
    await page.keyboard.type('Hélxyz');
    await page.keyboard.press('Control+Enter');
    await expect(page.locator('.who b')).toHaveText(own);
    await expect(dialog.getByRole('status')).toHaveText(shellText.who.nobody);
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('button', { name: shellText.who.ok })).toBeDisabled();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(page.locator('.who b')).toHaveText(own);
  });

  await test.step('a booking, by who made it: neither the elected nor the next agent sees its person or takes it back', async () => {
    const own = (await page.locator('.who b').textContent()) ?? '';
    await book(page, person, 'AB12CD34EF');
    await expect(page.locator('.last-act')).toContainText(person.lastName);
    for (const other of ['Yvon C.', 'Hélène V.']) {
      await becomeAgent(page, other);
      await expect(page.locator('.last-act')).toHaveText('');
      await page.keyboard.press('Control+z');
      await expect(page.locator('.last-act')).toHaveText('');
      if (other === 'Yvon C.') await expectNowhere(page, person.lastName);
    }
    expect(appointmentsOf(await readStore(page, 'appointments', 'citizens'), person.lastName)).toMatchObject([
      { status: 'booked' },
    ]);
    // Whoever comes back has their own acts again.
    await becomeAgent(page, own);
    await goTo(page, 'agenda');
    await expect(page.locator('.last-act')).toContainText(person.lastName);
    await undoLast(page);
    await expect(blockOf(page, person)).toHaveCount(0);
    expect(appointmentsOf(await readStore(page, 'appointments', 'citizens'), person.lastName)).toMatchObject([
      { status: 'void' },
    ]);
  });

  await test.step('a booking that is taken back at once leaves the keyboard at its place, and on nobody else', async () => {
    await book(page, person, 'AB12CD34EF');
    await undoLast(page);
    await expect(blockOf(page, person)).toHaveCount(0);
    await expect(page.locator('[data-stop*="@"]:focus')).toBeVisible();
  });

  await test.step('a ticket', async () => {
    await goTo(page, 'reception');
    const waiting = page.getByRole('region', { name: receptionText.queue.title }).getByRole('definition').first();
    await expect(waiting).toHaveText(/^[1-9]\d*$/);
    const before = Number(await waiting.textContent());
    const label = await giveTicket(page, '2');
    await expect(waiting).toHaveText(String(before + 1));
    await undoLast(page);
    await expect(waiting).toHaveText(String(before));
    await expect(page.locator('.ticket-n')).toHaveCount(0);
    expect(ticketOf(await readStore(page, 'tickets'), label)).toMatchObject({ status: 'void' });
  });

  await test.step('a passage answered on the spot', async () => {
    const known = new Set(Object.keys((await readStore(page, 'requests')).requests));
    const fresh = async () =>
      Object.values((await readStore(page, 'requests')).requests)
        .filter(({ id }) => !known.has(id))
        .map(({ status }) => status);
    await answerOnTheSpot(page, '5');
    expect(await fresh()).toEqual(['closed']);
    await undoLast(page);
    await expect.poll(fresh).toEqual(['void']);
  });

  await test.step('while somebody else is being typed, Ctrl Z is about that text alone; Échap, then Ctrl Z takes the act back', async () => {
    const last = page.locator('.last-act');
    const statusOf = async (label: string) => ticketOf(await readStore(page, 'tickets'), label)?.status;
    const label = await giveTicket(page, '2');
    const press = async (key: string, times: number): Promise<void> => {
      for (let time = 0; time < times; time += 1) await page.keyboard.press(key);
    };

    // The next caller: the form is newer than the ticket, and nothing is typed yet.
    await page.keyboard.press('F4');
    const citizen = page.getByRole('combobox', { name: agendaText.create.citizen });
    await expect(citizen).toBeFocused();
    await press('Control+z', 2);
    await expect(last).toContainText(shellText.lastAct.textOnly);
    await page.keyboard.type('Dupon');
    await expect(last).not.toContainText(shellText.lastAct.textOnly);
    await press('Control+z', 7);
    await expect(citizen).toHaveValue('');
    await expect(last).toContainText(`${shellText.lastAct.textOnly} Ticket ${label}`);
    expect(await statusOf(label)).toBe('waiting');
    // What was deleted comes back as text.
    await page.keyboard.type('Dupon');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Control+z');
    await expect(citizen).toHaveValue('Dupon');
    // A press too many in one field takes nothing out of another.
    const phone = page.locator('input[type="tel"]:visible');
    await phone.focus();
    await page.keyboard.type('06 12');
    await press('Control+z', 8);
    await expect(phone).toHaveValue('');
    await expect(phone).toBeFocused();
    await expect(citizen).toHaveValue('Dupon');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('complementary', { name: agendaText.create.title })).toBeHidden();
    // Back in Accueil the search has the focus, and Échap gives it up as anywhere. Another screen was shown since: then the first press asks.
    await page.keyboard.press('Control+z');
    await expect(last).toContainText(shellText.lastAct.textOnly);
    await page.waitForTimeout(700);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await expect(last).toContainText(shellText.lastAct.again);
    await page.waitForTimeout(700);
    expect(await statusOf(label)).toBe('waiting');
    await page.keyboard.press('Control+z');
    await expect.poll(() => statusOf(label)).toBe('void');

    // Where Échap closes nothing it gives the text up and leaves the focus where the next name is typed.
    const next = await giveTicket(page, '2');
    const search = page.getByRole('combobox', { name: receptionText.arrivals.search });
    await page.keyboard.press('F3');
    await page.keyboard.type('ab');
    await press('Control+z', 4);
    await expect(search).toHaveValue('');
    await expect(last).toContainText(shellText.lastAct.textOnly);
    expect(await statusOf(next)).toBe('waiting');
    await page.keyboard.press('Escape');
    await expect(search).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect.poll(() => statusOf(next)).toBe('void');
    await expect(search).toBeFocused();
  });

  await test.step('an act of another screen goes at the second press, which the first one asks for by its name', async () => {
    const label = await giveTicket(page, '2');
    const statusOf = async () => ticketOf(await readStore(page, 'tickets'), label)?.status;
    const last = page.locator('.last-act');
    await goTo(page, 'agenda');
    // The second of these is the key pressed twice.
    for (let press = 0; press < 2; press += 1) {
      await page.keyboard.press('Control+z');
      await expect(last).toContainText(`${shellText.lastAct.again} Ticket ${label} donné`);
    }
    // Another screen, another question.
    await goTo(page, 'counter');
    await expect(last).not.toContainText(shellText.lastAct.again);
    await page.keyboard.press('Control+z');
    await expect(last).toContainText(shellText.lastAct.again);
    await page.waitForTimeout(700);
    expect(await statusOf()).toBe('waiting');
    await page.keyboard.press('Control+z');
    await expect.poll(statusOf).toBe('void');
    await expect(last).toContainText(/^Annulé/);
    await goTo(page, 'reception');
  });

  await test.step('in Ctrl K, which names it, an act of another screen goes at once', async () => {
    const label = await giveTicket(page, '2');
    await goTo(page, 'agenda');
    await page.keyboard.press('Control+k');
    await page.keyboard.type(shellText.keys.undo);
    await expect(page.getByRole('dialog').getByRole('option', { selected: true })).toContainText(label);
    // Under a dialog the foot names the act, and offers nothing that does not work there.
    const last = page.locator('.last-act');
    await expect(last).toContainText(label);
    await expect(last).not.toContainText('Ctrl Z');
    await page.keyboard.press('Enter');
    await expect.poll(async () => ticketOf(await readStore(page, 'tickets'), label)?.status).toBe('void');
    await goTo(page, 'reception');
  });

  await test.step('what a colleague built on is refused once, in words that can be read whole, and not offered again', async () => {
    const own = (await page.locator('.who b').textContent()) ?? '';
    // What is offered next stands beside the words.
    await giveTicket(page, '2');
    const label = await giveTicket(page, '2');
    await becomeAgent(page, 'Hélène V.');
    await page.keyboard.press('Control+k');
    await page.keyboard.type(label.toLowerCase());
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: ticketCardText.acts.left }).press('Enter');
    await expect.poll(async () => ticketOf(await readStore(page, 'tickets'), label)?.status).toBe('abandoned');
    await page.keyboard.press('Escape');
    await becomeAgent(page, own);
    const last = page.locator('.last-act');
    await expect(last).toContainText(`Ticket ${label} donné`);
    await last.getByRole('button', { name: shellText.lastAct.undo }).press('Enter');
    const word = last.getByText(/^La suite a déjà commencé/u);
    await expect(word).toBeVisible();
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      await page.screenshot({ path: test.info().outputPath(`refused-${width}.png`) });
      expect(await word.evaluate((text) => text.scrollWidth <= text.clientWidth)).toBe(true);
    }
    await expect(last).not.toContainText(`Ticket ${label} donné`);
    await expect(page.getByRole('button', { name: new RegExp(`^Annuler, Ticket ${label}`, 'u') })).toHaveCount(0);
  });
  await guichet.close();
});
