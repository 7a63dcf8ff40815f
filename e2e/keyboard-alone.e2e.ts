import { expect, test, type Page } from '@playwright/test';
import { agendaText } from '#shared/i18n/fr/agenda';
import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { ownKeysText } from '#shared/i18n/fr/settings';
import { receptionText } from '#shared/i18n/fr/reception';
import { shellText } from '#shared/i18n/fr/shell';
import { UNREAD_MS } from '#shared/lib/unread';
import {
  blockOf,
  callNext,
  callNumber,
  chooseReason,
  pressUntil,
  startService,
  ticketNumber,
  toPassage,
  undoLast,
  type NewPerson,
} from './support/acts';
import { keyTo } from './support/key-to';
import { countsPointers, pointersOf, takeAllButKeys } from './support/keyboard-alone';
import { demoMorning } from './support/launch';
import { onScreen } from './support/on-screen';
import { chooseKeys, keysDialog } from './support/own-keys';
import { launchDemo } from './support/prepared-town';
import { appointmentsOf, readStore, seeWholeTown, ticketOf } from './support/read-store';
import { goTo, runAction, seeShell } from './support/town';
import { typeSingleKeys } from './support/type-single-keys';

const person: NewPerson = { lastName: 'Zéphyrin', firstName: 'Aurore' };
/** She may empty the queue. */
const supervisor = 'Hélène V.';
const numbers = ['AB12CD34EF', 'GH56JK78LM'] as const;
/** The second reason of a passage, which has themes. */
const civilStatus = 2;

/** A question takes no answer from the key that opened it. */
const readQuestion = (page: Page): Promise<void> => page.waitForTimeout(UNREAD_MS + 100);

/** Asks by Ctrl K for the end of the day, in words that people have for it. */
const askForTheEnd = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('clôturer la journée');
  const palette = page.getByRole('dialog', { name: shellText.palette.title });
  await expect(palette.getByRole('option', { selected: true })).toContainText(counterLifeText.closing.act);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await readQuestion(page);
};

const waiting = async (page: Page): Promise<number> =>
  Object.values((await readStore(page, 'tickets')).tickets).filter(({ status }) => status === 'waiting').length;
const openDesks = async (page: Page): Promise<readonly string[]> =>
  Object.values((await readStore(page, 'deskSessions')).deskSessions)
    .filter(({ status }) => status === 'open')
    .map(({ deskId }) => deskId)
    .toSorted();

test('from who one is to the end of the day by keys alone, single keys switched off, the focus always in sight', async () => {
  const guichet = await launchDemo(demoMorning, countsPointers);
  const { page } = guichet;
  const { keyboard } = page;
  const giveBack = takeAllButKeys(page);
  let label = '';

  await test.step('who one is', async () => {
    await expect(page.locator('.agents button:focus')).toHaveCount(1);
    await keyTo(page, page.getByRole('button', { name: supervisor }));
    await keyboard.press('Enter');
    await seeShell(page);
    await expect(page.locator('main.place:visible :focus')).toHaveCount(1);
    await seeWholeTown(page);
  });

  await test.step('F1 leads to the keys of one’s own, also for who does not see the section of the keys', async () => {
    await keyboard.press('F1');
    const sheet = page.getByRole('dialog', { name: shellText.sheet.title });
    await expect(sheet).toBeVisible();
    await keyTo(page, sheet.getByRole('button', { name: ownKeysText.open }));
    await keyboard.press('Enter');
    await expect(keysDialog(page)).toContainText(ownKeysText.lead(supervisor));
    await chooseKeys(page, 'off');
  });

  await test.step('the first stop of Tab leads past the places to the content, and is seen while it has the focus', async () => {
    const skip = page.getByRole('link', { name: shellText.skip });
    await keyTo(page, skip, 'Shift+Tab');
    expect((await skip.boundingBox())?.height).toBeGreaterThan(24);
    const place = page.url();
    await keyboard.press('Enter');
    await expect(page.locator('main :focus')).toHaveCount(1);
    expect(page.url()).toBe(place);
    expect((await skip.boundingBox())?.height).toBeLessThan(2);
  });

  await test.step('a passport appointment for a new person, at the second place that is free', async () => {
    await goTo(page, 'agenda');
    await keyboard.press('F4');
    const panel = page.getByRole('complementary', { name: agendaText.create.title });
    const citizen = panel.getByRole('combobox', { name: agendaText.create.citizen });
    await expect(citizen).toBeFocused();
    await chooseReason(page, 'Passeport');
    await keyboard.press('Tab');
    await keyboard.press('ArrowUp');
    await keyboard.press('F3');
    const free = panel.getByRole('list', { name: agendaText.create.free }).getByRole('button');
    await expect(free.first()).toBeFocused();
    await keyTo(page, free.nth(1));
    await keyboard.press('Enter');
    await expect(free).toHaveCount(0);
    await keyTo(page, citizen);
    await keyboard.type(`${person.lastName.toUpperCase()} ${person.firstName}`);
    await expect(page.getByRole('option', { name: /^Créer la fiche/u })).toContainText(person.firstName);
    await keyboard.press('ArrowUp');
    await keyboard.press('Enter');
    for (const [index, number] of numbers.entries()) {
      await keyTo(page, panel.getByRole('textbox', { name: agendaText.create.number(index + 1) }));
      await keyboard.type(number);
    }
    await keyboard.press('Control+Enter');
    await expect(blockOf(page, person)).toBeFocused();
    const booked = appointmentsOf(await readStore(page, 'appointments', 'citizens'), person.lastName);
    expect(booked).toHaveLength(1);
    expect(booked[0]).toMatchObject({
      status: 'booked',
      reasonId: 'reason-passport',
      persons: numbers.map((preApplicationNumber) => ({ preApplicationNumber })),
    });
  });

  await test.step('single keys in the agenda; Ctrl K moves, which M does with them', async () => {
    await typeSingleKeys(page, 'grid');
    await runAction(page, agendaText.keys.move);
    const moving = page.getByRole('complementary', { name: /^Déplacer/u });
    await expect(moving).toBeVisible();
    await keyboard.press('Escape');
    await expect(moving).toHaveCount(0);
  });

  await test.step('a question that a letter was typed over is answered by Tab and Entrée, and by Entrée alone not', async () => {
    await goTo(page, 'reception');
    await keyboard.press('F3');
    await keyboard.type('15h');
    for (const key of ['ArrowDown', 'Enter']) await keyboard.press(key);
    const asked = page.getByRole('dialog', { name: /rendez-vous à 15:\d\d, dans/u });
    await expect(asked).toBeVisible();
    await keyboard.press('x');
    await expect(asked.getByRole('status')).toHaveText(counterLifeText.unread.off);
    await readQuestion(page);
    await keyboard.press('Enter');
    await expect(asked.getByRole('status')).toBeVisible();
    await keyTo(page, asked.getByRole('button', { name: /^Ne rien noter/u }));
    await expect(asked.getByRole('status')).toBeHidden();
    await keyboard.press('Enter');
    await expect(asked).toBeHidden();
  });

  await test.step('who has an appointment arrives', async () => {
    const before = await ticketNumber(page);
    await keyboard.press('F3');
    await keyboard.press('Escape');
    await keyboard.press('ArrowDown');
    await expect(page.getByRole('button', { name: receptionText.arrivals.checkIn })).toBeVisible();
    await keyboard.press('Enter');
    await expect.poll(() => ticketNumber(page)).not.toBe(before);
    const { tickets } = await readStore(page, 'tickets');
    const ticket = ticketOf({ tickets }, await ticketNumber(page));
    expect(ticket?.status).toBe('waiting');
    expect(ticket?.appointmentId).not.toBe('');
  });

  const giveTicket = async (): Promise<string> => {
    const before = await ticketNumber(page);
    await toPassage(page);
    const reason = page.locator('.fav').nth(civilStatus - 1);
    await keyTo(page, reason, 'ArrowRight');
    await keyboard.press('Space');
    await expect(reason).toBeChecked();
    await keyTo(page, page.getByRole('button', { name: receptionText.passage.print }));
    await keyboard.press('Enter');
    await expect.poll(() => ticketNumber(page)).not.toBe(before);
    return ticketNumber(page);
  };

  await test.step('single keys at reception; a ticket for who comes without; Ctrl Z names it, and takes back that one alone', async () => {
    const citizen = page.getByRole('combobox', { name: receptionText.passage.citizen });
    await toPassage(page);
    await typeSingleKeys(page, 'passage', async () => {
      // Here they are text of whoever the passage is for.
      await expect(citizen).toHaveValue(/0123456789abcdefghijklmnopqrstuvwxyz$/u);
      await pressUntil(page, 'Escape', async () => (await citizen.inputValue()) === '');
    });
    // Behind somebody who was found a digit alone would choose the reason that is missing.
    await keyboard.press('F3');
    await keyboard.type('Zéphyrin');
    await expect(page.locator('.arr-pick')).toContainText(person.firstName);
    await keyboard.press('F2');
    const found = `${person.firstName} ${person.lastName}`;
    await expect(citizen).toHaveValue(found);
    await keyboard.type(String(civilStatus));
    await expect(citizen).toBeFocused();
    await expect(citizen).toHaveValue(found);
    await expect(page.locator('.fav[aria-checked="true"]')).toHaveCount(0);
    await pressUntil(page, 'Escape', async () => (await citizen.inputValue()) === '');
    label = await giveTicket();
    await expect(page.locator('.last-act')).toContainText(label);
    await keyboard.press('Control+k');
    await keyboard.type(shellText.keys.undo);
    await expect(page.getByRole('dialog').getByRole('option', { selected: true })).toContainText(label);
    await keyboard.press('Escape');
    await undoLast(page);
    expect(ticketOf(await readStore(page, 'tickets'), label)).toMatchObject({ status: 'void' });
    label = await giveTicket();
  });

  const desksBefore = await openDesks(page);
  await test.step('a desk opens', async () => {
    await goTo(page, 'counter');
    const open = page.getByRole('button', { name: /^Ouvrir le guichet/u });
    await expect(open).toBeFocused();
    await typeSingleKeys(page, 'desks');
    await keyboard.press('Enter');
    await expect(open).toBeHidden();
    await expect.poll(async () => (await openDesks(page)).length).toBe(desksBefore.length + 1);
  });

  const serving = onScreen(page).getByText(/^En cours depuis/u);
  await test.step('who is next is called, received, and done with', async () => {
    await typeSingleKeys(page, 'papers');
    const called = await callNext(page);
    await startService(page);
    await typeSingleKeys(page, 'papers');
    await pressUntil(page, 'F9', () => serving.isHidden());
    expect(ticketOf(await readStore(page, 'tickets'), called)).toMatchObject({ status: 'done' });
  });

  await test.step('somebody is called by their number, and the question at the end is answered by Tab and Entrée', async () => {
    await callNumber(page, label);
    await startService(page);
    // Somebody is at the desk: it is not left.
    await pressUntil(page, 'Control+F9', () => onScreen(page).getByText(counterText.leaveBusy).isVisible());
    const theme = page.getByRole('dialog', { name: counterLifeText.theme.title });
    await pressUntil(page, 'F9', () => theme.isVisible());
    await readQuestion(page);
    await keyTo(page, theme.getByRole('button', { name: 'Livret de famille' }));
    await keyboard.press('Enter');
    await expect(theme).toBeHidden();
    await expect(serving).toBeHidden();
    expect(ticketOf(await readStore(page, 'tickets'), label)).toMatchObject({ status: 'done' });
  });

  await test.step('the desk is closed, and the queue is asked about there, and kept', async () => {
    await pressUntil(page, 'Control+F9', () => page.getByRole('group', { name: counterText.choice.title }).isVisible());
    await expect(page.getByRole('button', { name: /^Ouvrir le guichet/u })).toBeFocused();
    expect(await openDesks(page)).toEqual(desksBefore);
    const before = await waiting(page);
    await askForTheEnd(page);
    const question = page.getByRole('alertdialog');
    await expect(question.getByRole('button', { name: counterLifeText.closing.keep })).toBeFocused();
    await keyboard.press('Enter');
    await expect(question).toBeHidden();
    expect(await waiting(page)).toBe(before);
  });

  await test.step('the day is closed at reception', async () => {
    await goTo(page, 'reception');
    expect(await waiting(page)).toBeGreaterThan(1);
    await askForTheEnd(page);
    const question = page.getByRole('alertdialog');
    await keyTo(page, question.getByRole('button', { name: /^Vider la file/u }));
    await keyboard.press('Enter');
    await expect(question).toBeHidden();
    expect(await waiting(page)).toBe(0);
    await runAction(page, ownKeysText.open);
    await expect(keysDialog(page).getByRole('radio', { name: ownKeysText.choices.off })).toBeChecked();
    await keyboard.press('Escape');
  });

  expect(await pointersOf(page)).toBe(0);
  // The instruments themselves.
  const brand = page.locator('.brand');
  for (const act of [() => brand.click(), () => brand.focus(), () => brand.evaluate(String), () => page.mouse.down()])
    expect(act).toThrow('is no key');
  giveBack();
  await page.mouse.wheel(0, 1);
  await page.mouse.click(2, 300);
  await expect.poll(() => pointersOf(page)).toBe(3);
  expect([...guichet.errors, ...guichet.violations]).toEqual([]);
  await guichet.close();
});
