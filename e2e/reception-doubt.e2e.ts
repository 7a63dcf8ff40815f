import { expect, test, type Page } from '@playwright/test';
import { peopleText } from '#shared/i18n/fr/people';
import { receptionText } from '#shared/i18n/fr/reception';
import { whereaboutsText } from '#shared/i18n/fr/whereabouts';
import { chooseFavourite, ticketNumber, toPassage } from './support/acts';
import type { Launched } from './support/launch';
import { launchDemo } from './support/prepared-town';
import { readStore } from './support/read-store';
import { beAgent, expectSynced, goTo } from './support/town';

/**
 * Who is meant in Accueil (docs/decisions/0048): a name that several bear, a person with two tickets, a passage for somebody who is expected,
 * and keys that come twice or too late.
 */
const [now, today] = ['2026-11-23T09:32:00.000Z', '2026-11-23'];

let guichet: Launched;
let page: Page;

test.beforeAll(async () => {
  guichet = await launchDemo(now);
  ({ page } = guichet);
  await beAgent(page, 'Clément D.');
  await expectSynced(page);
});
test.beforeEach(async () => {
  for (let layer = 0; layer < 4; layer += 1) await page.keyboard.press('Escape');
  await goTo(page, 'reception');
});
test.afterAll(async () => {
  const faults = [...guichet.errors, ...guichet.violations];
  await guichet.close();
  expect(faults).toEqual([]);
});

const search = () => page.getByRole('combobox', { name: 'Chercher une personne attendue' });
const said = () => page.locator('.col--arr .head h2');
const walkIn = () => page.getByRole('form', { name: 'Passage sans rendez-vous' });
const caller = () => walkIn().getByRole('combobox', { name: 'Usager' });
const booking = () => page.getByRole('complementary', { name: 'Nouveau rendez-vous' });
const question = () => page.getByRole('dialog');
const reason = (digit: string) => page.locator(`.fav[aria-keyshortcuts="${digit}"]`);

/** Longer than a key that comes twice. */
const aWhile = () => page.waitForTimeout(700);

const lookFor = async (words: string): Promise<void> => {
  await page.keyboard.press('F3');
  await search().fill(words);
};

/** Everybody who has an appointment on a day, with their name; `alone` = nobody else in the town bears it. */
const bookedOn = async (isDay: (day: string) => boolean) => {
  const { appointments, citizens } = await readStore(page, 'appointments', 'citizens');
  const nameOf = (id: string): string =>
    `${String(citizens[id]?.fields.firstName?.v)} ${String(citizens[id]?.fields.lastName?.v)}`;
  const names = Object.keys(citizens).map(nameOf);
  const booked = Object.values(appointments).filter(({ status }) => status === 'booked');
  return booked
    .filter(({ day }) => isDay(day))
    .toSorted((a, b) => a.time.localeCompare(b.time))
    .map(({ id, time, day, citizenId, reasonId }) => {
      const name = nameOf(citizenId);
      const isAlone = names.filter((one) => one === name).length === 1;
      const isOnce = booked.filter((one) => one.citizenId === citizenId).length === 1;
      return { id, time, day, citizenId, reasonId, name, isAlone: isAlone && isOnce };
    });
};

/** Somebody who is expected, within the next hour unless told, under a name that nobody shares. */
const expectedSoon = async (latest = '11:30') => {
  const [one] = (await bookedOn((day) => day === today)).filter(
    ({ time, isAlone }) => time > '10:40' && time < latest && isAlone,
  );
  if (!one) throw new Error('nobody is expected soon');
  return one;
};

const ticketsOf = async (citizenId: string) =>
  Object.values((await readStore(page, 'tickets')).tickets).filter((one) => one.citizenId === citizenId);
const statusOf = async (id: string) => (await readStore(page, 'appointments')).appointments[id]?.status;

test('Entrée on a name that two of today bear asks for the arrows, and then checks in the one that they chose', async () => {
  const expected = (await bookedOn((day) => day === today)).filter(({ time }) => time > '10:35');
  const firstNameOf = ({ name }: (typeof expected)[number]): string => name.split(' ')[0] ?? '';
  const shared = expected.find((one) =>
    expected.some((other) => firstNameOf(other) === firstNameOf(one) && other.citizenId !== one.citizenId),
  );
  const text = shared ? firstNameOf(shared) : '';
  await lookFor(text);
  await expect(page.locator('[data-appointment]').nth(1)).toBeVisible();
  const before = await ticketNumber(page);
  await page.keyboard.press('Enter');
  await expect(said()).toHaveText(/^\d+ personnes portent ce nom\s: choisissez avec\s↓/u);
  await expect(search()).toHaveValue(text);
  expect(await ticketNumber(page)).toBe(before);
  await page.keyboard.press('ArrowDown');
  const row = page.locator('.arr.is-sel');
  const id = (await row.getAttribute('data-appointment')) ?? '';
  await page.keyboard.press('Enter');
  // Who comes hours early is asked about, by name.
  await expect.poll(async () => (await question().isVisible()) || (await statusOf(id)) === 'arrived').toBe(true);
});

test('what is done about a number is done about that ticket, also where its holder has another one', async () => {
  const one = await expectedSoon();
  await lookFor(one.name);
  await expect(page.locator('.arr.is-sel b')).toHaveText(one.name);
  const last = await ticketNumber(page);
  await page.keyboard.press('Enter');
  await expect.poll(() => ticketNumber(page)).not.toBe(last);
  const arrival = await ticketNumber(page);
  await chooseFavourite(page, '2');
  await caller().focus();
  await page.keyboard.type(one.name);
  await expect(page.getByRole('option', { name: one.name })).toBeVisible();
  for (const key of ['Enter', 'Enter']) await page.keyboard.press(key);
  await expect(question()).toHaveAccessibleName(receptionText.twice.holding(one.name, arrival));
  expect(await ticketsOf(one.citizenId)).toHaveLength(1);
  await aWhile();
  await page.keyboard.press('2');
  await expect.poll(() => ticketNumber(page)).not.toBe(arrival);
  const walked = await ticketNumber(page);
  for (const label of [walked, arrival]) {
    await lookFor(label.toLowerCase());
    const row = page.locator('.arr.is-sel');
    await expect(
      row
        .locator('span')
        .filter({ hasText: /^[A-Z]\d+ en attente/ })
        .first(),
    ).toContainText(label);
    await page.keyboard.press('Enter');
    await expect(question()).toHaveAccessibleName(new RegExp(label));
    await page.keyboard.press('Escape');
    await expect(question()).toBeHidden();
  }
  await lookFor(walked);
  await page
    .locator('.arr.is-sel')
    .getByRole('button', { name: /^Parti/ })
    .click();
  await expect
    .poll(async () =>
      (await ticketsOf(one.citizenId)).filter(({ status }) => status === 'abandoned').map((t) => t.label),
    )
    .toEqual([walked]);
});

test('a passage for somebody who is expected asks before it gives a second ticket', async () => {
  const one = await expectedSoon();
  const give = async (): Promise<void> => {
    await chooseFavourite(page, '2');
    await caller().focus();
    await page.keyboard.type(one.name);
    await expect(page.getByRole('option', { name: one.name })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('option')).toHaveCount(0);
    await page.keyboard.press('Enter');
    await expect(question()).toHaveAccessibleName(new RegExp(`${one.name}.*${one.time.replace(/^0/u, '')}`, 'u'));
  };

  await test.step('Échap gives nothing and keeps what was typed', async () => {
    await give();
    expect(await ticketsOf(one.citizenId)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(question()).toBeHidden();
    await expect(caller()).toHaveValue(one.name);
  });

  await test.step('another ticket is given under its digit; the search says so, and asks before the arrival gives a second one', async () => {
    await page.keyboard.press('Escape');
    await give();
    await aWhile();
    await page.keyboard.press('2');
    await expect(question()).toBeHidden();
    await expect.poll(async () => (await ticketsOf(one.citizenId)).length).toBe(1);
    const [ticket] = await ticketsOf(one.citizenId);
    await lookFor(one.name);
    await expect(page.locator('.arr.is-sel')).toContainText(`${ticket?.label}`);
    await page.keyboard.press('Enter');
    await expect(question()).toContainText(`${ticket?.label}`);
    expect(await statusOf(one.id)).toBe('booked');
    await aWhile();
    await page.keyboard.press('2');
    await expect.poll(() => statusOf(one.id)).toBe('arrived');
  });
});

test('Entrée on that question registers the arrival, and ends the passage', async () => {
  const one = await expectedSoon();
  await chooseFavourite(page, '2');
  await caller().focus();
  await page.keyboard.type(one.name);
  await expect(page.getByRole('option', { name: one.name })).toBeVisible();
  for (const key of ['Tab', 'Shift+Tab', 'Enter']) await page.keyboard.press(key);
  await expect(question()).toBeVisible();
  await aWhile();
  await page.keyboard.press('Enter');
  await expect(question()).toBeHidden();
  await expect.poll(() => statusOf(one.id)).toBe('arrived');
  expect(await ticketsOf(one.citizenId)).toHaveLength(1);
  await expect(caller()).toHaveValue('');
});

test('Échap in the open list of names closes it, keeps what is typed, and means somebody new', async () => {
  const { citizens } = await readStore(page, 'citizens');
  const lastNames = Object.values(citizens).map(({ fields }) => String(fields.lastName?.v));
  const lastName = lastNames.find((name) => /^\p{L}{5,}$/u.test(name)) ?? '';
  await chooseFavourite(page, '2');
  await caller().focus();
  await page.keyboard.type(lastName);
  await expect(page.locator('.menu-head')).toContainText('Échap pour un nouveau nom');
  const before = await ticketNumber(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('option')).toHaveCount(0);
  await expect(caller()).toHaveValue(lastName);
  await expect(reason('2')).toBeChecked();
  await page.keyboard.press('Enter');
  await expect.poll(() => ticketNumber(page)).not.toBe(before);
  expect(Object.keys((await readStore(page, 'citizens')).citizens)).toHaveLength(lastNames.length + 1);
});

test('a name left by Tab says whose file it is, and one key gives the ticket to somebody else of that name', async () => {
  const one = await expectedSoon('18:00');
  const citizen = (await readStore(page, 'citizens')).citizens[one.citizenId];
  const born = String(citizen?.fields.birthDate?.v).slice(0, 4);
  const bearers = async (): Promise<readonly string[]> =>
    Object.values((await readStore(page, 'citizens')).citizens)
      .filter(({ fields }) => one.name === `${String(fields.firstName?.v)} ${String(fields.lastName?.v)}`)
      .map(({ id }) => id);
  const holders = async (): Promise<readonly string[]> => {
    const ids = await bearers();
    const { tickets } = await readStore(page, 'tickets');
    return Object.values(tickets)
      .map(({ citizenId }) => citizenId)
      .filter((id) => ids.includes(id));
  };
  await toPassage(page);
  await page.keyboard.press('Escape');
  await chooseFavourite(page, '2');
  await caller().focus();
  await page.keyboard.type(one.name);
  await expect(page.getByRole('option', { name: one.name })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(walkIn()).toContainText(`Fiche choisie : né(e) en ${born}`);
  await page.keyboard.press('Alt+a');
  await expect(walkIn()).toContainText('Nouvelle fiche : une autre personne');
  await page.keyboard.press('Alt+a');
  await expect(walkIn()).toContainText(`Fiche choisie : né(e) en ${born}`);

  const before = await ticketNumber(page);
  await page.getByRole('button', { name: receptionText.passage.print }).press('Enter');
  await expect(question()).toContainText(`né(e) en ${born}`);
  await aWhile();
  await page.keyboard.press('3');
  await expect.poll(() => ticketNumber(page)).not.toBe(before);
  expect(await bearers()).toHaveLength(2);
  expect((await holders()).filter((id) => id === one.citizenId)).toEqual([]);
  expect(await holders()).toHaveLength(1);
});

test('the question on a second ticket knows a third person: another one of this name', async () => {
  const one = (await bookedOn((day) => day > today)).find(
    ({ isAlone, name }) => isAlone && /^\p{L}+ \p{L}+$/u.test(name),
  );
  if (!one) throw new Error('nobody comes another day');
  const born = String((await readStore(page, 'citizens')).citizens[one.citizenId]?.fields.birthDate?.v).slice(0, 4);
  const [firstName = '', lastName = ''] = one.name.split(' ');
  const typed = `${lastName} ${firstName}`;
  const bearers = async (): Promise<number> =>
    Object.values((await readStore(page, 'citizens')).citizens).filter(
      ({ fields }) => fields.firstName?.v === firstName && fields.lastName?.v === lastName,
    ).length;
  const name = async (): Promise<void> => {
    await chooseFavourite(page, '2');
    await caller().focus();
    await page.keyboard.type(typed);
    await expect(page.getByRole('option', { name: one.name }).first()).toBeVisible();
  };
  const print = () => page.getByRole('button', { name: receptionText.passage.print }).press('Enter');
  const give = async (): Promise<void> => {
    await name();
    await page.keyboard.press('Tab');
    await print();
  };
  const before = await ticketNumber(page);
  await give();
  await expect.poll(() => ticketNumber(page)).not.toBe(before);
  const first = await ticketNumber(page);
  await expect(page.locator('.printer .ticket')).toContainText(`né(e) en ${born}`);
  await give();
  await expect(question()).toHaveAccessibleName(receptionText.twice.holding(typed, first));
  await aWhile();
  await page.keyboard.press('3');
  await expect.poll(() => ticketNumber(page)).not.toBe(first);
  expect(await ticketsOf(one.citizenId)).toHaveLength(1);
  // The name is cut as the town cuts it, in whichever order it was typed.
  expect(await bearers()).toBe(2);

  // Two bear it by now: a third file is not made behind an answer, the list asks which of them it is.
  const second = await ticketNumber(page);
  await name();
  await page.getByRole('option', { name: new RegExp(`${one.name}.*${born}`) }).click();
  await print();
  await expect(question()).toHaveAccessibleName(receptionText.twice.holding(one.name, first));
  await aWhile();
  await page.keyboard.press('3');
  await expect(walkIn()).toContainText(peopleText.search.bearersOrNew(2));
  await expect(caller()).toBeFocused();
  expect(await ticketNumber(page)).toBe(second);
  expect(await bearers()).toBe(2);
});

test('F4 in the middle of a passage leaves it as it is, and carries the person into an empty booking', async () => {
  await chooseFavourite(page, '2');
  await caller().focus();
  await page.keyboard.type('Zdurand-Zigomar Léa');
  await expect(caller()).toHaveValue('Zdurand-Zigomar Léa');
  await page.keyboard.press('Alt+p');
  await page.keyboard.press('F4');
  await expect(booking().getByRole('combobox', { name: 'Usager' })).toHaveValue('Zdurand-Zigomar Léa');
  for (let layer = 0; layer < 2; layer += 1) await page.keyboard.press('Escape');
  await expect(booking()).toBeHidden();
  await page.keyboard.press('Control+1');
  await expect(caller()).toHaveValue('Zdurand-Zigomar Léa');
  await expect(reason('2')).toBeChecked();
  await expect(walkIn().getByRole('checkbox', { name: /^Priorité/ })).toBeChecked();
});

test('F4 from the search carries whom it found, or the name that it did not find', async () => {
  const one = await expectedSoon('18:00');
  await lookFor(one.name);
  await expect(page.locator('.arr.is-sel b')).toHaveText(one.name);
  await page.keyboard.press('F4');
  await expect(booking().locator('.ag-known')).toContainText(one.name);
  for (let layer = 0; layer < 2; layer += 1) await page.keyboard.press('Escape');
  await expect(booking()).toBeHidden();
  await goTo(page, 'reception');
  await lookFor('Zzyzxova Aude');
  await expect(page.getByRole('heading', { name: /^Personne de ce nom/ })).toBeVisible();
  await page.keyboard.press('F4');
  await expect(booking().getByRole('combobox', { name: 'Usager' })).toHaveValue('Zzyzxova Aude');
});

test('F4 carries a name that several bear as it was typed, and who is chosen in the list of the expected', async () => {
  const firstNames = (await bookedOn(() => true)).map(({ name }) => name.split(' ')[0] ?? '');
  let shared = '';
  for (const name of new Set(firstNames.filter((one, at) => one.length > 3 && firstNames.indexOf(one) !== at))) {
    await lookFor(name);
    // Not those of the name before.
    await expect(page.locator('.arrs li b').first()).toContainText(name);
    await expect(page.locator('.arrs li').nth(1)).toBeVisible();
    // Whom it means is known once it is known who is here.
    await expect(page.getByText(whereaboutsText.reading)).toHaveCount(0);
    shared = name;
    if ((await page.locator('.arr.is-sel').count()) === 0) break;
  }
  await page.keyboard.press('F4');
  await expect(booking().getByRole('combobox', { name: 'Usager' })).toHaveValue(shared);
  for (let layer = 0; layer < 3; layer += 1) await page.keyboard.press('Escape');
  await expect(booking()).toBeHidden();
  await goTo(page, 'reception');
  await search().fill('');
  await search().focus();
  await page.keyboard.press('ArrowDown');
  const chosen = (await page.locator('.arr.is-sel b').textContent()) ?? '';
  await page.keyboard.press('F4');
  await expect(booking().locator('.ag-known')).toContainText(chosen);
});

test('Entrée pressed twice neither moves the appointment of another day nor answers a question that it opened', async () => {
  const [one] = (await bookedOn((day) => day > today)).filter(({ isAlone }) => isAlone);
  if (!one) throw new Error('nobody comes another day');
  await lookFor(one.name);
  await expect(page.locator('.arrs li').filter({ hasText: one.name })).toContainText('RDV');
  await page.keyboard.press('Enter');
  const receive = question().getByRole('button', { name: /^Recevoir aujourd’hui/ });
  await expect(receive).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(receive).toBeFocused();
  await aWhile();
  expect((await readStore(page, 'appointments')).appointments[one.id]?.day).toBe(one.day);
  await page.keyboard.press('Enter');
  await expect(receive).toBeHidden();
});

test('a digit typed after a missing reason chooses it, and never becomes part of the name', async () => {
  const one = await expectedSoon('18:00');
  // What the passage before left goes first.
  await toPassage(page);
  await page.keyboard.press('Escape');
  await expect(caller()).toHaveValue('');
  await caller().focus();
  await page.keyboard.type(one.name);
  await expect(page.getByRole('option', { name: one.name })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(walkIn()).toContainText('Choisissez d’abord un motif.');
  await expect(walkIn().getByRole('radio').and(page.locator(':focus'))).toHaveCount(1);
  await page.keyboard.press('2');
  await expect(reason('2')).toBeChecked();
  await expect(caller()).toHaveValue(one.name);

  await page.keyboard.press('Escape');
  await caller().focus();
  await page.keyboard.type(one.name);
  await expect(page.getByRole('option', { name: one.name })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('3');
  await expect(reason('3')).toBeChecked();
  await expect(caller()).toHaveValue(one.name);
});

test('after the last opening a ticket is asked about, and says no wait', async () => {
  const late = await launchDemo('2026-11-23T16:25:00.000Z');
  const hall = late.page;
  await beAgent(hall, 'Clément D.');
  await goTo(hall, 'reception');
  await expect(hall.locator('.fav-w').first()).toContainText('fermé, ouvre demain');
  const before = await ticketNumber(hall);
  await chooseFavourite(hall, '2');
  await hall.keyboard.press('Enter');
  const asked = hall.getByRole('dialog');
  await expect(asked).toContainText('Accueil fermé, ouvre demain à 8:30. Donner un ticket quand même\u00A0?');
  for (const [width, height] of [
    [1093, 614],
    [1366, 768],
  ] as const) {
    await hall.setViewportSize({ width, height });
    await hall.screenshot({ path: test.info().outputPath(`after-closing-${width}.png`) });
  }
  // The first answer, which Entrée chooses, gives none.
  await hall.waitForTimeout(700);
  await hall.keyboard.press('Enter');
  await expect(asked).toHaveCount(0);
  expect(await ticketNumber(hall)).toBe(before);
  await expect(hall.getByRole('button', { name: receptionText.passage.print })).toBeFocused();
  await hall.keyboard.press('Enter');
  await expect(asked).toBeVisible();
  await hall.waitForTimeout(700);
  await hall.keyboard.press('2');
  await expect.poll(() => ticketNumber(hall)).not.toBe(before);
  await expect(hall.locator('.ticket')).not.toContainText('Attente annoncée');
  await hall.screenshot({ path: test.info().outputPath('after-closing-ticket.png') });
  expect([...late.errors, ...late.violations]).toEqual([]);
  await late.close();
});

test('a request is given to a department without a person at the second press alone', async () => {
  const requests = async (): Promise<number> => Object.keys((await readStore(page, 'requests')).requests).length;
  const before = await requests();
  await chooseFavourite(page, '4');
  await page.keyboard.press('Shift+F7');
  await expect(walkIn()).toContainText('À qui répondre');
  await expect(caller()).toBeFocused();
  await page.screenshot({ path: test.info().outputPath('entrust-whom.png') });
  await aWhile();
  expect(await requests()).toBe(before);
  await page.keyboard.type('Ulysse Quenouille');
  await expect(walkIn()).not.toContainText('À qui répondre');
  await page.keyboard.press('Shift+F7');
  await expect.poll(requests).toBe(before + 1);
  await expect(page.locator('.last-act')).toContainText('Quenouille');
  // A report of nobody: asked once, then written.
  await chooseFavourite(page, '4');
  await page.keyboard.press('Shift+F7');
  await expect(walkIn()).toContainText('À qui répondre');
  await aWhile();
  await page.keyboard.press('Shift+F7');
  await expect.poll(requests).toBe(before + 2);
});
