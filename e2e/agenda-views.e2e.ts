import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { appointmentCode } from '#shared/domain/lifecycle/appointment-code';
import { agendaText } from '#shared/i18n/fr/agenda';
import { agendaViewsText } from '#shared/i18n/fr/agenda-views';
import { printsText } from '#shared/i18n/fr/prints';
import { formatRoute } from '#shared/routes/places';
import { book, blockOf, undoLast, type NewPerson } from './support/acts';
import type { Launched } from './support/launch';
import { launchDemo } from './support/prepared-town';
import { appointmentsOf, readStore } from './support/read-store';
import { beAgent, expectSynced, goTo } from './support/town';
import { onScreen } from './support/on-screen';

const today = '2026-11-23';
/** A Tuesday that the demonstration town has booked nothing on. */
const quietDay = '2027-03-16';
const aglae: NewPerson = { lastName: 'Öztürk-de La Tour d’Auvergne', firstName: 'Aglaé' };

let guichet: Launched;
let page: Page;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  guichet = await launchDemo();
  page = guichet.page;
  await beAgent(page);
  await expectSynced(page);
  await goTo(page, 'agenda');
});
test.afterAll(async () => {
  expect([...guichet.errors, ...guichet.violations]).toEqual([]);
  await guichet.close();
});

const goToDay = async (day: string): Promise<void> => {
  const hash = formatRoute({ place: 'agenda', params: { day } });
  await page.evaluate((to) => (window.location.hash = to), hash);
};

const cell = (day: string): Locator => page.locator(`.ag-mb[data-spot="${day}"]`);

test('month: each day in words; arrows walk over it, Enter opens the day', async () => {
  await page.keyboard.press('3');
  await expect(page.getByRole('heading', { name: agendaViewsText.month.head(today), exact: true })).toBeVisible();
  await expect(cell(today)).toContainText(/\d{2,3}.rendez-vous/);
  await expect(cell('2026-11-24')).toContainText(/libre \d/);
  await expect(cell('2026-11-11')).toContainText('Armistice');
  await cell(today).focus();
  await page.keyboard.press('ArrowRight');
  await expect(cell('2026-11-24')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(cell('2026-12-01')).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Décembre 2026' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: agendaText.date.head('2026-12-01') })).toBeVisible();
  await expect(page.locator('[data-block]').first()).toBeVisible();
});

test('list: a line for each appointment in order; the choice of a desk stays from view to view', async () => {
  await page.keyboard.press('t');
  await page.keyboard.press('4');
  const rows = page.locator('.ag-lr');
  // The first lines stand at once, and the rest right after.
  await expect.poll(() => rows.count()).toBeGreaterThan(400);
  const all = await rows.count();
  const week = page.getByRole('heading', { name: agendaText.date.week('2026-11-23', '2026-11-29'), exact: true });
  await expect(week).toBeVisible();
  await rows.first().focus();
  await page.keyboard.press('PageDown');
  await expect(week).toBeVisible();
  const paged = await rows.evaluateAll((all) => all.findIndex((row) => row === document.activeElement));
  expect(paged).toBeGreaterThan(3);
  await expect(rows.nth(paged)).toBeInViewport();
  await page.keyboard.press('PageUp');
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press('PageUp');
  await expect(week).toBeVisible();
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: agendaText.detail.title })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.locator('.ag-desk button').click();
  await page.getByRole('option', { name: 'Guichet 3, Clément D.' }).click();
  await expect.poll(() => rows.count()).toBeLessThan(all / 4);
  await expect(rows.first()).toContainText('Guichet 3');
  // In the choice of a desk a digit would go to a desk: the keys of the views are those of the calendar.
  await rows.first().focus();
  await page.keyboard.press('1');
  await expect(page.locator('.ag-day')).toHaveCount(1);
  await page.keyboard.press('2');
  await expect(page.locator('.ag-desk button')).toContainText('Guichet 3');
});

test('week: arrows go from one to the next, pages by weeks; an empty one says so and what to do', async () => {
  const week = page.locator('.ag-week');
  const spots = week.locator('[data-spot]');
  await expect(spots.first()).toBeVisible();
  const first = week
    .locator('[tabindex]')
    .filter({ has: page.locator('[data-spot]') })
    .first();
  await first.focus();
  await page.keyboard.press('ArrowDown');
  await expect(first).not.toBeFocused();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.querySelector('[data-spot]') !== null))
    .toBe(true);
  await goToDay(quietDay);
  await expect(onScreen(page).getByText(/^Aucun rendez-vous pour ce choix/)).toBeVisible();
  await page.getByRole('button', { name: agendaViewsText.empty.all }).click();
  await expect(onScreen(page).getByText(/^Aucun rendez-vous dans la semaine/)).toBeVisible();
  await expect(page.getByRole('button', { name: agendaViewsText.empty.act })).toBeVisible();
  await page.keyboard.press('PageUp');
  await expect(page.getByRole('heading', { name: agendaText.date.week('2027-03-08', '2027-03-13') })).toBeVisible();
  await page.keyboard.press('PageDown');
});

const placeOf = async () => {
  const [found] = appointmentsOf(await readStore(page, 'appointments', 'citizens'), aglae.lastName);
  if (!found) throw new Error('not booked');
  const { day, time, durationMin, deskId } = found;
  return { day, time, durationMin, deskId };
};

/** Pixels of an hour of the grid. */
const hourPx = async (): Promise<number> => {
  const tops = await page
    .locator('.ag-lines .hour')
    .evaluateAll((lines) => lines.map((line) => line.getBoundingClientRect().top));
  return (tops[1] ?? 0) - (tops[0] ?? 0);
};

const drag = async (from: { readonly x: number; readonly y: number }, dx: number, dy: number): Promise<void> => {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + dx / 2, from.y + dy / 2, { steps: 4 });
  await page.mouse.move(from.x + dx, from.y + dy, { steps: 4 });
  await page.mouse.up();
};

const boxOf = async (locator: Locator) => {
  const box = await locator.boundingBox();
  if (!box) throw new Error('not drawn');
  return box;
};

test('day: dragged to another hour and longer by its foot; each act can be undone', async () => {
  await page.keyboard.press('1');
  await expect(page.getByRole('heading', { name: agendaText.date.head(quietDay) })).toBeVisible();
  const column = page.locator('.ag-day').first();
  const { x, y, width } = await boxOf(column);
  await page.mouse.click(x + width / 2, y + 1.2 * (await hourPx()));
  await book(page, aglae, 'AB12CD34EF');
  const start = await placeOf();
  expect(start.day).toBe(quietDay);

  const block = blockOf(page, aglae);
  const before = await boxOf(block);
  await drag({ x: before.x + 20, y: before.y + 6 }, 0, await hourPx());
  const hourLater = `${String(Number(start.time.slice(0, 2)) + 1).padStart(2, '0')}${start.time.slice(2)}`;
  await expect.poll(placeOf).toEqual({ ...start, time: hourLater });

  const moved = await boxOf(block);
  await drag({ x: moved.x + 20, y: moved.y + moved.height - 2 }, 0, (await hourPx()) / 6);
  await expect.poll(placeOf).toEqual({ ...start, time: hourLater, durationMin: start.durationMin + 10 });

  await undoLast(page);
  await expect.poll(placeOf).toEqual({ ...start, time: hourLater });
  await page.keyboard.press('Escape');
});

test('day: moved and made shorter by keys alone', async () => {
  const start = await placeOf();
  await blockOf(page, aglae).focus();
  await page.keyboard.press('m');
  await expect(page.getByRole('complementary', { name: /^Déplacer/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Enter');
  const minutes = Number(start.time.slice(3)) + 5;
  await expect.poll(placeOf).toEqual({
    ...start,
    time: `${start.time.slice(0, 3)}${String(minutes).padStart(2, '0')}`,
    durationMin: start.durationMin - 5,
  });
});

test('a move that begins in the week goes on in the grid of the day', async () => {
  await page.keyboard.press('Escape');
  await page.keyboard.press('2');
  const mark = page.locator('[data-spot]').filter({ hasText: 'Öztürk' });
  await expect(mark).toBeVisible();
  await page.locator('.ag-week [tabindex]').filter({ has: mark }).first().focus();
  await page.keyboard.press('m');
  await expect(page.getByRole('complementary', { name: /^Déplacer/ })).toBeVisible();
  await expect(page.locator('.ag-body .ag-ev--new')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
});

const pagesOf = (pdf: Buffer): number => (pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g) ?? []).length;

test('the list of a full day is one black and white page in our face, in a file without a name', async () => {
  await goToDay(today);
  const file = path.join(guichet.userDataDir, 'list.pdf');
  const asked = await guichet.app.evaluateHandle(({ dialog }, filePath) => {
    const proposed: string[] = [];
    dialog.showSaveDialog = (...args: unknown[]) => {
      proposed.push(JSON.stringify(args.at(-1)));
      return Promise.resolve({ canceled: false, filePath });
    };
    return proposed;
  }, file);
  await page.keyboard.press('Control+p');
  const dialog = page.getByRole('dialog', { name: printsText.list.title });
  // The day that is shown is proposed; the next one is whole.
  await expect(dialog.getByRole('radio', { name: printsText.list.shown(today) })).toBeChecked();
  await dialog.getByText(printsText.list.shown('2026-11-24')).click();
  await expect(dialog.getByText(/^\d+.rendez-vous, 1.page A4/)).toBeVisible();
  const count = Number(/^\d+/.exec((await dialog.getByText(/rendez-vous, 1.page/).textContent()) ?? '')?.[0]);
  expect(count).toBeGreaterThan(90);
  await dialog.getByRole('button', { name: printsText.list.save }).click();
  await expect(dialog.getByRole('status')).toHaveText(printsText.done.file('list.pdf'));
  const pdf = readFileSync(file);
  expect(pagesOf(pdf)).toBe(1);
  expect(pdf.toString('latin1')).toMatch(/\/FontName \/\w+\+IBMPlexSans/);
  expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
  expect((await asked.jsonValue()).join()).toContain('liste-2026-11-24.pdf');
  await dialog.press('Escape');
  await expect(dialog).toBeHidden();
});

test('the confirmation slip leaves by one key: a strip whose file and code are the number alone', async () => {
  await goToDay(quietDay);
  await blockOf(page, aglae).click();
  const panel = page.getByRole('complementary', { name: agendaText.detail.title });
  await expect(panel.getByRole('button', { name: printsText.slip.short, exact: false }).first()).toBeVisible();
  await page.keyboard.press('i');
  const [appointment] = appointmentsOf(await readStore(page, 'appointments', 'citizens'), aglae.lastName);
  const code = appointmentCode(appointment?.id ?? '');
  await expect(panel.getByText(new RegExp(`rendez-vous-${code}\\.pdf$`))).toBeVisible();
  const folder = path.join(guichet.userDataDir, 'Tickets');
  const name = readdirSync(folder).find((one) => one.includes(code)) ?? '';
  const pdf = readFileSync(path.join(folder, name));
  expect(pagesOf(pdf)).toBe(1);
  await page.keyboard.press('Escape');
});

test('a day whose appointments are not on this desk says so and counts none, one that is there does not', async () => {
  const note = onScreen(page).getByText(agendaText.pastOfDemo('2026-11-09'));
  const counts = page.locator('.ag-legend');
  await goToDay('2026-11-16');
  await expect(note).toBeHidden();
  await expect(counts).toContainText(/\d/);
  await goToDay('2026-11-03');
  await expect(note).toBeVisible();
  await expect(counts).not.toContainText(/\d/);
  await page.getByRole('radio', { name: agendaViewsText.views.month }).click();
  await expect(page.locator('[data-spot="2026-11-10"]')).toContainText(/\d\srendez-vous/);
  await expect(page.locator('[data-spot="2026-11-03"]')).not.toContainText(agendaViewsText.month.none);
});
