import { expect, test, type Page } from '@playwright/test';
import { agendaText } from '#shared/i18n/fr/agenda';
import { bookingText } from '#shared/i18n/fr/booking';
import { longDay } from '#shared/i18n/fr/format';
import { blockOf, fillBooking, undoLast, type NewPerson } from './support/acts';
import type { Launched } from './support/launch';
import { launchDemo } from './support/prepared-town';
import { appointmentsOf, readStore } from './support/read-store';
import { beAgent, expectSynced, goTo } from './support/town';

/** What is typed on in a booking stays in its field, what a warning leads to is safe, and panel and calendar show one day. */
let guichet: Launched;
let page: Page;

test.beforeAll(async () => {
  guichet = await launchDemo('2026-11-23T09:32:00.000Z');
  ({ page } = guichet);
  await beAgent(page);
  await expectSynced(page);
});
test.beforeEach(async () => {
  for (let layer = 0; layer < 4; layer += 1) await page.keyboard.press('Escape');
});
test.afterAll(async () => {
  const faults = [...guichet.errors, ...guichet.violations];
  await guichet.close();
  expect(faults).toEqual([]);
});

const form = () => page.getByRole('complementary', { name: agendaText.create.title });
const detail = () => page.getByRole('complementary', { name: agendaText.detail.title, exact: true });
const line = () => form().locator('.ag-add-field input');
const citizen = () => form().getByRole('combobox', { name: agendaText.create.citizen });

/** Whoever comes along, each typed into the line and taken by Entrée. */
const typeAlong = async (words: readonly string[]): Promise<void> => {
  for (const one of words) {
    await expect(line()).toBeFocused();
    await page.keyboard.type(one);
    await page.keyboard.press('Enter');
  }
};
const family = ['Louise 6', 'Victor 2', 'Gaspard 15', 'Lilas 8'];

test('a sixth person is refused in the line where they were typed, and no other field takes their name', async () => {
  await fillBooking(page, { lastName: 'Zéphyrin', firstName: 'Aurore' }, '');
  await page.keyboard.press('Alt+a');
  await typeAlong([...family, 'Camille 12']);
  await expect(line()).toBeFocused();
  await expect(line()).toHaveValue('Camille 12');
  await expect(form().locator('.ag-add-field')).toContainText(bookingText.full(5));
  await expect(form().locator('.ag-pers')).toHaveCount(5);
  await page.screenshot({ path: test.info().outputPath('sixth-1366.png') });
  for (const value of await form()
    .locator('.ag-pa input')
    .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value)))
    expect(value).toBe('');
  // Taken out again the form is as it was, and the key still leads to the line.
  await line().fill('');
  await form()
    .getByRole('textbox', { name: agendaText.create.number(1) })
    .focus();
  await page.keyboard.press('Alt+a');
  await expect(line()).toBeFocused();
});

test('where nobody was found yet, a sixth name makes no file', async () => {
  await goTo(page, 'agenda');
  await page.keyboard.press('F4');
  await expect(citizen()).toBeFocused();
  await page.keyboard.press('Alt+a');
  await typeAlong([...family, 'Pierre-Alexandre 9']);
  await expect(line()).toHaveValue('Pierre-Alexandre 9');
  await expect(citizen()).toHaveValue('');
});

/** Looks for a place from a day on, in the form or in the panel that moves, and takes the first. */
const takeFrom = async (panel: ReturnType<typeof form>, day: string): Promise<void> => {
  await page.keyboard.press('F3');
  const from = panel.getByLabel(bookingText.fromDay);
  await expect(from).toBeVisible();
  await from.fill(day);
  await from.press('Tab');
  const [, month = '', date = ''] = day.split('-');
  const free = panel.getByRole('list', { name: agendaText.create.free });
  await expect(free.getByRole('button').first()).toContainText(String(Number(date)));
  expect(month).not.toBe('');
  await free.getByRole('button').first().focus();
  await page.keyboard.press('1');
};

const basile: NewPerson = { lastName: 'Quenneville', firstName: 'Basile' };
const storedDay = async (): Promise<string> =>
  appointmentsOf(await readStore(page, 'appointments', 'citizens'), basile.lastName)[0]?.day ?? '';

test('a move that is taken back brings the calendar and the keyboard to the day that the panel shows', async () => {
  await fillBooking(page, basile, '');
  await page.keyboard.press('Control+Enter');
  await expect(blockOf(page, basile)).toBeFocused();
  const before = await storedDay();
  await page.keyboard.press('m');
  await takeFrom(page.getByRole('complementary', { name: /^Déplacer/ }), '2026-12-28');
  await expect.poll(storedDay).toBe('2026-12-28');
  await expect(blockOf(page, basile)).toBeFocused();
  await undoLast(page);
  await expect.poll(storedDay).toBe(before);
  await expect(page.locator('.ag-top')).toContainText(new RegExp(longDay(before), 'i'));
  await expect(blockOf(page, basile)).toBeFocused();
  await expect(detail().getByRole('button', { name: agendaText.detail.move, exact: false })).toContainText('M');
});

const odette: NewPerson = { lastName: 'Wambergue', firstName: 'Odette' };

test('after a warning a press of Entrée books nothing', async () => {
  await fillBooking(page, odette, '');
  await takeFrom(form(), '2026-12-28');
  await page.keyboard.press('Control+Enter');
  await expect(blockOf(page, odette)).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('F4');
  await expect(citizen()).toBeFocused();
  await page.keyboard.type('Wambergue Odette');
  await expect(page.getByRole('option', { name: /Odette Wambergue/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(form().locator('.ag-known')).toContainText('Wambergue');
  await takeFrom(form(), '2026-12-28');
  await expect(form().getByRole('alert')).toContainText('aux mêmes heures');
  await page.keyboard.press('Control+Enter');
  await expect(form().getByRole('alert').getByRole('button').first()).toBeFocused();
  await expect(form().getByRole('alert').getByRole('button').first()).toHaveText(bookingText.warnings.openOther);
});

const colin: NewPerson = { lastName: 'Xhaflaire', firstName: 'Colin' };

test('a slip in an address is asked about, the panel reads it back, and « Modifier » changes it', async () => {
  await fillBooking(page, colin, '');
  const address = form().getByRole('textbox', { name: agendaText.create.email });
  await address.fill('colin.xhaflaire@gmial.con');
  await page.keyboard.press('Tab');
  await expect(form()).toContainText(agendaText.create.emailSlip('gmail.com'));
  await page.screenshot({ path: test.info().outputPath('slip-1366.png') });
  await form()
    .getByRole('button', { name: agendaText.create.emailTake('gmail.com') })
    .press('Enter');
  await expect(address).toHaveValue('colin.xhaflaire@gmail.com');
  await page.keyboard.press('Control+Enter');
  await expect(blockOf(page, colin)).toBeFocused();
  await expect(detail()).toContainText('colin.xhaflaire@gmail.com');
  await page.screenshot({ path: test.info().outputPath('address-1366.png') });
  await page.keyboard.press('e');
  const change = page.getByRole('complementary', { name: agendaText.modify.title('Colin Xhaflaire') });
  const again = change.getByRole('textbox', { name: agendaText.create.email });
  await expect(again).toHaveValue('colin.xhaflaire@gmail.com');
  await again.fill('colin@exemple.fr');
  await change.getByRole('textbox', { name: agendaText.create.phone }).fill('06 11 22 33 44');
  await page.screenshot({ path: test.info().outputPath('modify-1366.png') });
  await page.keyboard.press('Control+Enter');
  await expect(detail()).toContainText('colin@exemple.fr');
  await expect(detail()).toContainText('06 11 22 33 44');
  await undoLast(page);
  await expect(detail()).toContainText('colin.xhaflaire@gmail.com');
});
