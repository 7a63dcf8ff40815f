import { expect, test } from '@playwright/test';
import { agendaText } from '#shared/i18n/fr/agenda';
import { agendaViewsText } from '#shared/i18n/fr/agenda-views';
import { printsText } from '#shared/i18n/fr/prints';
import { commonText } from '#shared/i18n/fr/common';
import { receptionText } from '#shared/i18n/fr/reception';
import { shellText } from '#shared/i18n/fr/shell';
import { welcomeText } from '#shared/i18n/fr/welcome';
import { blockOf, callNext, chooseReason, openDesk, startService, type NewPerson } from './support/acts';
import { axeFaults } from './support/axe-faults';
import { senseFaults } from './support/look/senses';
import { keyTo } from './support/key-to';
import { countsPointers, pointersOf } from './support/keyboard-alone';
import { demoMorning, launchGuichet } from './support/launch';
import { launchDemo } from './support/prepared-town';
import { appointmentsOf, readStore, seeWholeTown } from './support/read-store';
import { beAgent, goTo, openDisplay, startDemo } from './support/town';
import { onScreen } from './support/on-screen';

const person: NewPerson = { lastName: 'Zéphyrin', firstName: 'Aurore' };

/** One rule that axe has switched on by itself, and those that it has not. */
const brokenRules = [
  'image-alt',
  'target-size',
  'css-orientation-lock',
  'focus-order-semantics',
  'p-as-heading',
  'table-fake-caption',
  'td-has-header',
] as const;

/** Runs in the page: puts a fault of each of these rules into it. */
const breakPage = (): void => {
  const part = document.body.appendChild(document.createElement('section'));
  const put = (
    tag: keyof HTMLElementTagNameMap,
    words = '',
    styles: Partial<CSSStyleDeclaration> = {},
  ): HTMLElement => {
    const one = part.appendChild(document.createElement(tag));
    one.textContent = words;
    Object.assign(one.style, styles);
    return one;
  };
  put('img');
  put('p', 'Titre', { fontSize: '3em', fontWeight: '900' });
  put('p', 'Une phrase assez longue pour que la ligne d’avant passe pour son titre.');
  put('div', 'Texte').tabIndex = 0;
  for (const words of ['a', 'b']) put('button', words, { all: 'unset', display: 'block', width: '8px', height: '8px' });
  const table = put('table') as HTMLTableElement;
  Object.assign(table.insertRow().insertCell(), { colSpan: 5, textContent: 'Légende' });
  for (let line = 1; line < 5; line += 1) {
    const row = table.insertRow();
    for (let cell = 0; cell < 5; cell += 1) row.insertCell().textContent = String(line * cell);
  }
  document.styleSheets[0]?.insertRule('@media (orientation: portrait) { body { transform: rotate(90deg) } }');
};

test('axe finds nothing, grave or not, in both contrasts, on the screens of a first start that the walk through all screens does not pass', async () => {
  // Minutes on a machine on which others work too.
  test.setTimeout(600_000);
  const guichet = await launchGuichet();
  const { page } = guichet;
  const checked: string[] = [];
  const check = async (name: string, where = page): Promise<void> => {
    checked.push(name);
    expect.soft(await axeFaults(where), name).toEqual([]);
  };

  await expect(page.getByRole('heading', { name: welcomeText.heading })).toBeVisible();
  await check('welcome');
  await startDemo(page);
  await beAgent(page);
  await seeWholeTown(page);
  await page.keyboard.press('F3');
  await page.keyboard.type('Lef');
  await expect(onScreen(page).getByText(receptionText.arrivals.notListed)).toBeVisible();
  await check('reception, searching');
  await page.keyboard.press('Escape');
  await openDesk(page, 7);
  await check('counter, next');
  const display = await openDisplay(guichet.app, page);
  await check('display, no call', display);
  await callNext(page);
  await check('counter, called');
  await check('display, a call', display);
  await startService(page);
  await check('counter, serving');
  await goTo(page, 'agenda');
  await page.getByRole('radio', { name: agendaViewsText.views.list }).press('Space');
  await expect(page.locator('.ag-lr').first()).toBeVisible();
  await page.locator('.ag-desk button').click();
  await expect(page.getByRole('option').first()).toBeVisible();
  // A list closes by a button that only a screen reader finds: it says so, and not that something is refused.
  await expect(page.locator(`.menu button[aria-label="${commonText.close}"]`).first()).toBeAttached();
  expect(await senseFaults(page)).toEqual([]);
  await check('agenda, open list of desks');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+p');
  await expect(page.getByRole('dialog', { name: printsText.list.title })).toBeVisible();
  await check('agenda, print');
  await page.keyboard.press('Escape');
  await goTo(page, 'supervision');
  await check('supervision');
  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog', { name: shellText.sheet.title })).toBeVisible();
  await check('keys');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: shellText.palette.title })).toBeVisible();
  await check('palette');
  expect(checked).toHaveLength(12);

  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  // The instrument itself: a fault of each of these rules is found.
  await page.evaluate(breakPage);
  const found = await axeFaults(page);
  for (const rule of brokenRules)
    expect.soft(found, rule).toContainEqual(expect.stringMatching(new RegExp(`^${rule}: `)));
  await guichet.close();
});

test('a passport appointment is booked by keyboard alone', async () => {
  const guichet = await launchDemo(demoMorning, countsPointers);
  const { page } = guichet;
  await beAgent(page);
  const { keyboard } = page;

  await keyboard.press('F4');
  const panel = page.getByRole('complementary', { name: agendaText.create.title });
  const citizen = panel.getByRole('combobox', { name: agendaText.create.citizen });
  await expect(citizen).toBeFocused();
  await chooseReason(page, 'Passeport');
  await keyboard.press('Tab');
  await keyboard.press('ArrowUp');
  await expect(panel.getByText('35 min')).toBeVisible();
  await keyboard.press('F3');
  await expect(panel.getByRole('list', { name: agendaText.create.free }).getByRole('button').first()).toBeFocused();
  await keyboard.press('1');
  await expect(panel.getByRole('list', { name: agendaText.create.free })).toBeHidden();
  await keyTo(page, citizen);
  await keyboard.type('ZÉPHYRIN Aurore');
  await expect(page.getByRole('option', { name: /^Créer la fiche/ })).toBeVisible();
  await keyboard.press('ArrowUp');
  await keyboard.press('Enter');
  await expect(panel.getByRole('textbox', { name: agendaText.create.birthDate })).toBeFocused();
  await keyboard.type('24/11/1987');
  for (const number of ['AB12CD34EF', 'GH56JK78LM']) {
    await keyTo(page, panel.getByRole('textbox', { name: agendaText.create.number(number.startsWith('A') ? 1 : 2) }));
    await keyboard.type(number);
  }
  await keyTo(page, panel.getByRole('textbox', { name: agendaText.create.phone }));
  await keyboard.type('06.12.34.56.78');
  await keyboard.press('Control+Enter');
  await expect(blockOf(page, person)).toBeFocused();

  const [booked, ...more] = appointmentsOf(await readStore(page, 'appointments', 'citizens'), person.lastName);
  expect(more).toEqual([]);
  expect(booked).toMatchObject({
    status: 'booked',
    reasonId: 'reason-passport',
    durationMin: 35,
    persons: [{ preApplicationNumber: 'AB12CD34EF' }, { preApplicationNumber: 'GH56JK78LM' }],
  });
  expect(await pointersOf(page)).toBe(0);
  await guichet.close();
});
