import { expect, test, type Locator, type Page } from '@playwright/test';
import { agendaText } from '#shared/i18n/fr/agenda';
import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { receptionText } from '#shared/i18n/fr/reception';
import { shellText } from '#shared/i18n/fr/shell';
import { places, type Place } from '#shared/routes/places';
import { blockOf, type NewPerson } from './support/acts';
import { launchDemo } from './support/prepared-town';
import { seeWholeTown } from './support/read-store';
import { beAgent } from './support/town';
import { onScreen } from './support/on-screen';

const person: NewPerson = { lastName: 'Zéphyrin', firstName: 'Aurore' };
/** Of WCAG 2.5.8, pixels. */
const targetPx = 24;

/** Runs in the page: what is wrong with a target; `''` = it is large enough, or as far from every other one as a circle of 24 px around its middle asks. */
const targetFault = (target: Element, least: number): string => {
  const box = target.getBoundingClientRect();
  // Half a pixel of rounding is none.
  if (box.width >= least - 0.5 && box.height >= least - 0.5) return '';
  const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  const near = [...document.querySelectorAll('a, button, input, [role="option"], [role="radio"]')].filter((one) => {
    if (one === target || one.contains(target) || target.contains(one) || !one.checkVisibility()) return false;
    const other = one.getBoundingClientRect();
    const across = Math.max(other.left - middle.x, middle.x - other.right, 0);
    const down = Math.max(other.top - middle.y, middle.y - other.bottom, 0);
    return Math.hypot(across, down) < least / 2;
  });
  return near.length === 0
    ? ''
    : `« ${target.textContent} » is ${Math.round(box.width)} × ${Math.round(box.height)} px, close to « ${near[0]?.textContent} »`;
};

/** What an act would change: where one is, what is open, the last act. */
const stateOf = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [
      location.hash,
      document.querySelectorAll(
        '[role="dialog"], [role="alertdialog"], [role="listbox"], [role="complementary"], aside',
      ).length,
      document.querySelector('.last-act')?.textContent ?? '',
      document.querySelectorAll(':checked, [aria-checked="true"], [aria-selected="true"]').length,
    ].join(' | '),
  );

/** Presses with the mouse: first the press is given up beside the target, which does nothing, then it is meant. */
const press = async (page: Page, target: Locator): Promise<void> => {
  await expect(target).toBeVisible();
  await target.scrollIntoViewIfNeeded();
  expect.soft(await target.evaluate(targetFault, targetPx)).toBe('');
  const box = await target.boundingBox();
  if (!box) throw new Error('no target');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const before = await stateOf(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 2);
  // The foot of the window, where nothing is pressed.
  await page.mouse.move(3, 300, { steps: 4 });
  await page.mouse.up();
  expect(await stateOf(page)).toBe(before);
  await target.click();
};

const tab = (page: Page, place: Place): Locator =>
  page.getByRole('navigation', { name: shellText.placesLabel }).locator('a').nth(places.indexOf(place));

/** Opens the list of all acts by its button, and presses one of them. */
const chooseAct = async (page: Page, label: string): Promise<void> => {
  await press(page, page.locator('.find'));
  const palette = page.getByRole('dialog', { name: shellText.palette.title });
  await press(page, palette.getByRole('option', { name: label }).first());
  await expect(palette).toBeHidden();
};

test('a day by the mouse alone: arrival, call, end, booking and closing, on targets of 24 px; a press that is given up does nothing', async () => {
  const guichet = await launchDemo();
  const { page } = guichet;
  await beAgent(page, 'Hélène V.');
  await seeWholeTown(page);
  const lastAct = page.locator('.last-act');

  await test.step('somebody arrives', async () => {
    await press(page, tab(page, 'reception'));
    const row = page.locator('[data-appointment]').first();
    await press(page, row);
    await press(page, page.getByRole('button', { name: receptionText.arrivals.checkIn }).first());
    await expect(lastAct).toContainText(/[A-Z]\d{3}/u);
  });

  await test.step('a desk opens, calls, receives and ends', async () => {
    await press(page, tab(page, 'counter'));
    await press(page, page.getByRole('button', { name: /^Ouvrir le guichet/u }));
    await press(page, page.getByRole('button', { name: /^Appeler [A-Z]/u }));
    await press(page, page.getByRole('button', { name: counterText.called.start }));
    await expect(onScreen(page).getByText(/^En cours depuis/u)).toBeVisible();
    await press(page, page.locator('.ends .btn--main'));
    const bare = page.getByRole('button', { name: counterLifeText.theme.none });
    await expect(bare.or(page.getByRole('button', { name: /^Appeler [A-Z]/u })).first()).toBeVisible();
    if (await bare.isVisible()) await press(page, bare);
    await expect(onScreen(page).getByText(/^En cours depuis/u)).toBeHidden();
  });

  await test.step('an appointment is booked: what must be written is typed, all else is pressed', async () => {
    await press(page, tab(page, 'agenda'));
    await chooseAct(page, shellText.keys.booking);
    const panel = page.getByRole('complementary', { name: agendaText.create.title });
    const citizen = panel.getByRole('combobox', { name: agendaText.create.citizen });
    await press(page, citizen);
    await page.keyboard.type(`${person.lastName.toUpperCase()} ${person.firstName}`);
    const create = page.getByRole('option', { name: /^Créer la fiche/u });
    await expect(create).toContainText(person.firstName);
    await create.click();
    await press(page, panel.getByRole('textbox', { name: agendaText.create.number(1) }));
    await page.keyboard.type('AB12CD34EF');
    await press(page, panel.getByRole('button', { name: /^Réserver .+ à \d/u }));
    await expect(blockOf(page, person)).toBeVisible();
  });

  await test.step('the day is closed', async () => {
    await chooseAct(page, counterLifeText.closing.act);
    const asked = page.getByRole('alertdialog');
    await press(page, asked.getByRole('button', { name: /^Vider la file/u }));
    await expect(asked).toBeHidden();
    await expect(lastAct).toContainText(/clôtur|renvoy|file/iu);
  });
  expect([...guichet.errors, ...guichet.violations]).toEqual([]);
  await guichet.close();
});
