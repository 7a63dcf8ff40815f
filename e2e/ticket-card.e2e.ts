import { expect, test, type Page } from '@playwright/test';
import { agendaText } from '#shared/i18n/fr/agenda';
import { receptionText } from '#shared/i18n/fr/reception';
import { printsText } from '#shared/i18n/fr/prints';
import { ticketCardText } from '#shared/i18n/fr/ticket-card';
import { giveTicket, toPassage } from './support/acts';
import { call } from './support/call';
import { launchDemo } from './support/prepared-town';
import { readStore, ticketOf } from './support/read-store';
import { beAgent, goTo } from './support/town';
import { onScreen } from './support/on-screen';

const civilStatus = '2';
const { acts, facts } = ticketCardText;

const card = (page: Page) => page.getByRole('dialog');
const act = (page: Page, name: string) => card(page).getByRole('button', { name, exact: false });
const ticketAt = async (page: Page, label: string) => ticketOf(await readStore(page, 'tickets'), label);
const focused = (page: Page) => page.locator(':focus');

const openCard = async (page: Page, label: string): Promise<void> => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(label.toLowerCase().replace(/^([a-z])0+/, '$1'));
  await page.keyboard.press('Enter');
  await expect(card(page).getByText(label, { exact: true })).toBeVisible();
};

test('a number opens its card: reprinted, given priority, cancelled and taken back long after, by keyboard', async () => {
  const guichet = await launchDemo();
  const { page } = guichet;
  await beAgent(page);
  const label = await giveTicket(page, civilStatus, 'Aurore Zéphyrin');
  // Three acts later it is nobody's last act.
  for (let later = 0; later < 3; later += 1) await giveTicket(page, civilStatus);

  await test.step('Ctrl K finds it by its number, and says who it is and how it stands', async () => {
    await openCard(page, label);
    await expect(card(page).getByText('Aurore Zéphyrin')).toBeVisible();
    for (const fact of [facts.reason, facts.came, facts.rank, facts.left])
      await expect(card(page).getByText(fact, { exact: true })).toBeVisible();
    await expect(act(page, acts.reprint)).toBeFocused();
  });

  await test.step('without a printer its paper is a file, which this station opens and no other', async () => {
    await page.keyboard.press('Control+p');
    const said = card(page).getByText(new RegExp(`^${printsText.done.inFolder('', '').trim().slice(0, 9)}`));
    await expect(said).toContainText(`${label}-`);
    await expect(said).toContainText('Tickets');
    await expect(act(page, printsText.done.openFile)).toBeVisible();
    const stranger = await call(page, 'print.openFile', { file: '/etc/hostname' });
    expect(stranger).toEqual({ ok: false, code: 'unknownFile' });
  });

  await test.step('priority is given and taken back; the focus stays in the card', async () => {
    await page.keyboard.press('Alt+p');
    await expect.poll(async () => (await ticketAt(page, label))?.priority).toBe(true);
    await expect(card(page).locator('.note').filter({ hasText: 'priorité donnée' })).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await ticketAt(page, label))?.priority).toBe(false);
    await expect(card(page).locator(':focus')).toHaveCount(1);
  });

  await test.step('given by mistake: cancelled three acts later, and brought back', async () => {
    await act(page, acts.cancel).press('Enter');
    await expect.poll(async () => (await ticketAt(page, label))?.status).toBe('void');
    await expect(card(page).locator(':focus')).toHaveCount(1);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await ticketAt(page, label))?.status).toBe('waiting');
  });

  await test.step('who left is noted as gone, and put back when they come again', async () => {
    await act(page, acts.left).press('Enter');
    await expect.poll(async () => (await ticketAt(page, label))?.status).toBe('abandoned');
    await act(page, acts.requeue).press('Enter');
    await expect.poll(async () => (await ticketAt(page, label))?.status).toBe('waiting');
    await page.keyboard.press('Escape');
    await expect(card(page)).toHaveCount(0);
    await expect(focused(page)).not.toHaveJSProperty('tagName', 'BODY');
  });

  await test.step('a number in the queue opens it too', async () => {
    const next = page.locator('.nexts').first().getByRole('button').first();
    await next.press('Enter');
    await expect(card(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(next).toBeFocused();
  });

  await test.step('who came already is a list: each opens the card of their number', async () => {
    const told = page.getByRole('button', { name: /déjà arrivées?$/ });
    const count = Number.parseInt((await told.textContent()) ?? '', 10);
    await page.keyboard.press('Shift+F3');
    const list = page.getByRole('list', { name: receptionText.arrivals.alreadyCame });
    const rows = list.getByRole('button');
    await expect(rows.first()).toBeFocused();
    await expect(rows).toHaveCount(count);
    await page.keyboard.press('ArrowDown');
    await expect(rows.nth(1)).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(act(page, acts.reprint)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(rows.first()).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('combobox', { name: receptionText.arrivals.search })).toBeFocused();
  });

  await test.step('« passep » is the passport: by appointment, with the next places and the way to book', async () => {
    await toPassage(page);
    await page.keyboard.press('9');
    await expect(page.locator('.walk [role="combobox"]:focus')).toBeVisible();
    await page.keyboard.type('passep');
    await expect(page.getByRole('option').first()).toContainText('Passeport');
    await page.keyboard.press('Enter');
    await expect(onScreen(page).getByText(receptionText.passage.byAppointment('Passeport'))).toBeVisible();
    await expect(page.locator('.by-appointment')).toContainText(/Prochaines places\u00A0: \p{L}/u);
    await expect(page.getByRole('button', { name: receptionText.passage.book })).toBeFocused();
    await expect(page.getByRole('button', { name: receptionText.passage.print })).toBeDisabled();
  });

  await test.step('who comes hours early is never checked in without a word', async () => {
    await goTo(page, 'reception');
    const search = page.getByRole('combobox', { name: receptionText.arrivals.search });
    await page.keyboard.press('F3');
    await search.fill('15h');
    await page.keyboard.press('ArrowDown');
    const before = Object.values((await readStore(page, 'appointments')).appointments).filter(
      ({ status }) => status === 'arrived',
    );
    await page.keyboard.press('Enter');
    // Who it is stands there: two people may have the same hour.
    const asked = page.getByRole('dialog', { name: /^\p{L}.+\s: rendez-vous à 15:\d\d, dans/u });
    await expect(asked).toBeVisible();
    await page.keyboard.press('2');
    await expect(page.getByRole('list', { name: agendaText.create.free })).toBeVisible();
    await goTo(page, 'reception');
    await search.fill('15h');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(asked).toBeVisible();
    await page.keyboard.press('3');
    await expect(asked).toBeHidden();
    const after = Object.values((await readStore(page, 'appointments')).appointments).filter(
      ({ status }) => status === 'arrived',
    );
    expect(after).toHaveLength(before.length);
    await search.fill('15h');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('1');
    await expect
      .poll(async () =>
        Object.values((await readStore(page, 'appointments')).appointments).filter(
          ({ status }) => status === 'arrived',
        ),
      )
      .toHaveLength(before.length + 1);
    // Their hour is what they are called by: a rank of this moment would be false.
    await openCard(page, await page.locator('.ticket-n').innerText());
    await expect(card(page).getByText(/^pas avant 15:\d\d, /)).toBeVisible();
    await page.keyboard.press('Escape');
  });

  expect([...guichet.errors, ...guichet.violations]).toEqual([]);
  await guichet.close();
});
