import { expect, test, type Page } from '@playwright/test';
import {
  callNumber,
  chooseFavourite,
  finishService,
  giveTicket,
  pressUntil,
  startService,
  ticketNumber,
  toPassage,
  undoLast,
} from './support/acts';
import type { Launched } from './support/launch';
import { launchDemo } from './support/prepared-town';
import { openSection } from './support/open-section';
import { readStore } from './support/read-store';
import { beAgent, becomeAgent, expectSynced, goTo } from './support/town';
import { onScreen } from './support/on-screen';

/**
 * Defects that five roles met on a walk (docs/decisions/0049), by their numbers. The words stand here as the screen says them and not as keys
 * of its texts: this file runs on any commit, and each of its tests is red on the one that was walked.
 */
const tomorrow = '2026-11-24';

let guichet: Launched;
let page: Page;

test.beforeAll(async () => {
  guichet = await launchDemo();
  ({ page } = guichet);
  await beAgent(page, 'Clément D.');
  await expectSynced(page);
});
test.beforeEach(async () => {
  for (let layer = 0; layer < 3; layer += 1) await page.keyboard.press('Escape');
});
test.afterAll(async () => {
  const faults = [...guichet.errors, ...guichet.violations];
  await guichet.close();
  expect(faults).toEqual([]);
});

const search = () => page.getByRole('combobox', { name: 'Chercher une personne attendue' });
const found = (words: string) => page.locator('.arrs li').filter({ hasText: words });
const walkIn = () => page.getByRole('form', { name: 'Passage sans rendez-vous' });
const form = () => page.getByRole('complementary', { name: 'Nouveau rendez-vous' });
const caller = () => form().getByRole('combobox', { name: 'Usager' });
const advice = () => page.getByRole('region', { name: 'Que changer maintenant' });
const head = () => page.locator('.su-top h2:visible');

/** Searches in Accueil, as reception does with the person at the desk. */
const lookFor = async (words: string): Promise<void> => {
  await goTo(page, 'reception');
  await page.keyboard.press('F3');
  await search().fill(words);
};

/** The form of a new appointment, empty and waiting for a name. */
const openForm = async (): Promise<void> => {
  await goTo(page, 'agenda');
  await page.keyboard.press('F4');
  await expect(form()).toBeVisible();
};

const typeCaller = async (name: string): Promise<void> => {
  await openForm();
  await expect(caller()).toBeFocused();
  await caller().fill('');
  await page.keyboard.type(name);
  await expect(page.getByRole('option', { name: /^Créer la fiche/ })).toBeVisible();
};

test('11: « tient » never stands above a wait beyond the limit', async () => {
  await goTo(page, 'supervision');
  // What is still simulated may make the sentence graver.
  await expect(advice()).toContainText('Simulé à');
  const longest = page.getByRole('listitem').filter({ hasText: 'attente la plus longue' });
  await expect(longest).toContainText('limite 30 min');
  expect(Number(/A\d{3}\D*(\d+)\s*min/u.exec(await longest.innerText())?.[1])).toBeGreaterThan(30);
  await expect(head()).not.toContainText('tient');
});

test('12: tomorrow says who is away and where it does not hold, not that nobody was received', async () => {
  await goTo(page, 'supervision');
  await page.locator('main.place:visible').getByRole('radio', { name: 'Jour' }).click();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.su-said .meta:visible')).toContainText('Mardi 24 novembre 2026');
  await expect(head()).toHaveText(/^La journée tient|sans guichet|fermé|de trop|il manque/i);
  await expect(page.getByRole('region', { name: 'Qui est absent' })).toContainText(
    /Absence de \p{L}|Personne n’est absent/u,
  );
  // Absences are settings: whoever may not write them is told whom to ask.
  await expect(page.getByRole('region', { name: 'Qui est absent' })).toContainText(
    /demandez à Hélène V\p{L}+ ou Yann K\p{L}+/u,
  );
  await page.locator('main.place:visible').getByRole('radio', { name: 'Direct' }).click();
});

test('3: a number just given is found by it and by name, with rank and reprint, and cancelled three tickets later', async () => {
  const label = await giveTicket(page, '2', 'Aurore Zéphyrin');
  for (let later = 0; later < 3; later += 1) await giveTicket(page, '2');
  for (const words of ['zephyrin', label]) {
    await lookFor(words);
    await expect(found(label)).toContainText(/en attente, rang\s\d/);
    await expect(found(label).getByRole('button', { name: /^Réimprimer/ })).toBeVisible();
  }
  await found(label)
    .getByRole('button', { name: new RegExp(`^Ticket ${label}`) })
    .click();
  await expect(page.getByRole('dialog').getByRole('button', { name: /^Annuler le ticket/ })).toBeVisible();
});

test('what the list of requests shows at first is called what it is', async () => {
  await goTo(page, 'requests');
  const states = page.locator('.rq-states').getByRole('radio');
  // The word and its number, without the key behind them.
  const words = () => states.evaluateAll((all) => all.map(({ firstChild }) => firstChild?.textContent ?? ''));
  await expect.poll(async () => (await words())[0]).toMatch(/^Non closes\s[1-9]/u);
  const numbers = (await words()).map((one) => Number(one.replaceAll(/\D/gu, '')));
  expect(numbers[0]).toBe(numbers.slice(1, -1).reduce((sum, one) => sum + one, 0));
});

test('3: who came already is a list with numbers', async () => {
  await lookFor('');
  await page.getByRole('button', { name: /^\d+ (?:déjà )?arrivées?$/ }).click();
  await expect(page.locator('.arrs li').first()).toContainText(/[A-Z]\d{3}/);
});

test('4: who is booked for tomorrow is told so, by name and by slip, and may be received today', async () => {
  const { appointments, citizens } = await readStore(page, 'appointments', 'citizens');
  const booked = Object.values(appointments).filter(({ status }) => status === 'booked');
  const one = booked.find(
    ({ day, citizenId }) => day === tomorrow && booked.filter((other) => other.citizenId === citizenId).length === 1,
  );
  const { firstName, lastName } = citizens[one?.citizenId ?? '']?.fields ?? {};
  const name = `${firstName?.v} ${lastName?.v}`;
  for (const words of [name, one?.id.slice(-6) ?? '']) {
    await lookFor(words);
    // The codes of all days are read after the first place stands.
    await expect(found(name).first()).toContainText(/RDV demain à \d/, { timeout: 30_000 });
  }
  await search().press('Enter');
  const question = page.getByRole('dialog');
  await expect(question.getByRole('button', { name: /^Recevoir aujourd’hui/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expect(search()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(search()).toHaveValue('');
  // Whom the search found is whom the passage is for.
  await lookFor(one?.id.slice(-6) ?? '');
  await expect(found(name).first()).toContainText(/RDV demain à \d/);
  await page.keyboard.press('F2');
  await expect(walkIn().getByRole('combobox', { name: 'Usager' })).toHaveValue(name);
  await walkIn().getByRole('combobox', { name: 'Usager' }).fill('');
});

test('a number that nobody has is said to be missing, and becomes nobody’s name', async () => {
  await lookFor('a999');
  await expect(page.getByRole('heading', { name: 'Aucun ticket A999 aujourd’hui' })).toBeVisible();
  await page.keyboard.press('F2');
  await expect(search()).toHaveValue('');
  await expect(walkIn().getByRole('combobox', { name: 'Usager' })).toHaveValue('');
});

test('6: « À partir du » takes a date typed digit by digit', async () => {
  await openForm();
  await page.keyboard.press('F3');
  const from = form().getByLabel('À partir du');
  await from.focus();
  await page.keyboard.type('15122026', { delay: 15 });
  await expect(from).toHaveValue('2026-12-15');
  // Maj Tab from the places leads to the day as well, not to the year.
  await from.fill('');
  await form().locator('ol.ag-offers button').first().focus();
  await page.keyboard.press('Shift+Tab');
  for (let back = 0; back < 4 && !(await from.evaluate((field) => field === document.activeElement)); back += 1)
    await page.keyboard.press('Shift+Tab');
  await expect(from).toBeFocused();
  await page.keyboard.type('16122026', { delay: 15 });
  await expect(from).toHaveValue('2026-12-16');
});

test('25: the act of the booking names the day', async () => {
  await openForm();
  await page.keyboard.press('F3');
  await form().getByRole('list', { name: 'Premiers créneaux libres' }).getByRole('button').first().click();
  await expect(form().getByRole('button', { name: /^Réserver .*à \d/ })).toContainText(
    /Réserver (?:aujourd’hui|\p{L}+ \d+(?:er)? \p{L}+) à \d/u,
  );
});

test('16: a name that is no file yet is not said to be missing', async () => {
  await typeCaller('QUENNEVILLE Basile');
  await page.keyboard.press('Control+Enter');
  await expect(form().getByText(/^(?:Indiquez|Choisissez) l’usager/)).toHaveText(/^Choisissez l’usager dans la liste/);
});

test('16: Entrée takes the only line of the list, « Créer la fiche »', async () => {
  await typeCaller('QUENNEVILLE Basile');
  await page.keyboard.press('Enter');
  await expect(form().getByRole('textbox', { name: 'Nom', exact: true })).toHaveValue('Quenneville');
});

test('seventh walk: Entrée on a name that two people bear says so', async () => {
  await openForm();
  await page.keyboard.type('bernard');
  await expect(page.getByRole('option').nth(1)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(form()).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Plusieurs personnes' })).toBeVisible();
});

test('second walk, 13: a particle stays with the last name, and a doubtful cut is looked at', async () => {
  for (const [typed, lastName, firstName, focused] of [
    ['Le Goff Ywan', 'Le Goff', 'Ywan', 'Naissance'],
    ['VAN DEN BERGHE Tomas', 'Van den Berghe', 'Tomas', 'Naissance'],
    ['Da Silva Pereira Anita', 'Da Silva Pereira', 'Anita', 'Prénom'],
  ] as const) {
    await typeCaller(typed);
    // « Créer la fiche » stands last, under those who are known.
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(form().getByRole('textbox', { name: 'Nom', exact: true })).toHaveValue(lastName);
    await expect(form().getByRole('textbox', { name: /^Prénom/ })).toHaveValue(firstName);
    await expect(form().getByRole('textbox', { name: new RegExp(`^${focused}`) })).toBeFocused();
    for (let layer = 0; layer < 2; layer += 1) await page.keyboard.press('Escape');
    await expect(form()).toBeHidden();
  }
});

test('17: F4 opens an empty form after a caller who was left', async () => {
  await typeCaller('QUENNEVILLE Odon');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(form().getByRole('textbox', { name: 'Nom', exact: true })).toHaveValue('Quenneville');
  await page.keyboard.press('Escape');
  await expect(form()).toBeHidden();
  await openForm();
  await expect(form().getByRole('textbox', { name: 'Nom', exact: true })).toHaveCount(0);
  await expect(caller()).toHaveValue('');
});

test('17: Échap closes « Autre motif »', async () => {
  await goTo(page, 'reception');
  await toPassage(page);
  await page.keyboard.press('9');
  await expect(walkIn().getByText('Un autre motif')).toBeVisible();
  for (let layer = 0; layer < 2; layer += 1) await page.keyboard.press('Escape');
  await expect(walkIn().getByText('Un autre motif')).toBeHidden();
});

test('18: « passep » is the passport, which is received by appointment', async () => {
  await goTo(page, 'reception');
  await toPassage(page);
  await page.keyboard.press('9');
  await expect(page.locator('.walk [role="combobox"]:focus')).toBeVisible();
  await page.keyboard.type('passep', { delay: 15 });
  await page.keyboard.press('Enter');
  await expect(walkIn()).toContainText(/Passeport\s: sur rendez-vous/);
  await expect(walkIn().getByRole('radio', { name: /Attestation/, checked: true })).toHaveCount(0);
});

test('19: without a printer the file of the ticket can be opened', async () => {
  await giveTicket(page, '2');
  await expect(page.locator('.ticket').getByRole('button', { name: /^Ouvrir/ })).toBeVisible();
});

test('20: who comes five hours early is not checked in without a word', async () => {
  const arrived = async () =>
    Object.values((await readStore(page, 'appointments')).appointments).filter(({ status }) => status === 'arrived')
      .length;
  const before = await arrived();
  await lookFor('15h');
  await expect(found('15:').first()).toBeVisible();
  // Several come at that hour: the first is chosen.
  await page.keyboard.press('ArrowDown');
  // The key rebounds: the question is not answered before it is read.
  await Promise.all([page.keyboard.press('Enter'), page.keyboard.press('Enter')]);
  await expect(search()).toHaveValue('');
  await expect(page.getByRole('dialog', { name: /[Rr]endez-vous à 15:\d\d, dans [45] h/ })).toBeVisible();
  expect(await arrived()).toBe(before);
});

test('21: priority stands on the ticket, in the last entries and in the next calls', async () => {
  await goTo(page, 'reception');
  const before = await ticketNumber(page);
  for (const key of ['F2', '2', 'Alt+p']) await page.keyboard.press(key);
  await expect(walkIn().getByRole('checkbox', { name: /^Priorité/ })).toBeChecked();
  await page.getByRole('button', { name: 'Imprimer un ticket' }).press('Enter');
  await expect.poll(() => ticketNumber(page)).not.toBe(before);
  const label = await ticketNumber(page);
  await expect(page.locator('.ticket')).toContainText('Priorité');
  for (const list of ['.did', '.nexts'])
    await expect(page.locator(`${list} li`).filter({ hasText: label })).toContainText('Priorité');
});

test('26: with nobody found the bar of keys promises neither a choice nor an arrival', async () => {
  await lookFor('Zzyzxova');
  await expect(page.getByRole('heading', { name: /^Personne de ce nom/ })).toBeVisible();
  await expect(page.locator('.keybar .keys')).toContainText('F2');
  await expect(page.locator('.keybar .keys')).not.toContainText(/Choisir|Enregistrer/);
});

test('eighth walk: the digit of a place that is closed to the role says so, and where the next tab leads', async () => {
  await lookFor('');
  await page.keyboard.press('Control+6');
  const foot = page.locator('.keybar');
  await expect(foot).toContainText('Pilotage\u00A0: pas ouvert à votre rôle. Conflits\u00A0: Ctrl 7');
  await expect(page.getByRole('heading', { level: 1, name: 'Accueil' })).toBeVisible();
  await page.keyboard.press('Control+7');
  await expect(page.getByRole('heading', { level: 1, name: 'Conflits' })).toBeVisible();
  await expect(foot).not.toContainText('pas ouvert');
});

test('eighth walk: Entrée on a name that others only resemble says what it waits for, and a second one makes the file', async () => {
  await typeCaller('Sarre Elodine');
  await expect(page.getByRole('option').nth(1)).toBeVisible();
  // Pressed twice it is the same press.
  for (const key of ['Enter', 'Enter']) await page.keyboard.press(key);
  await expect(page.getByRole('status').filter({ hasText: 'Personne de ce nom' })).toContainText('Entrée de nouveau');
  await expect(caller()).toBeFocused();
  await page.waitForTimeout(700);
  await expect(form().getByRole('textbox', { name: 'Nom', exact: true })).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(form().getByRole('textbox', { name: 'Nom', exact: true })).toHaveValue('Sarre');
});

test('eighth walk: a notice that pushes the form down takes the open list along', async () => {
  await typeCaller('Sarre Elodine');
  await page.locator('.ag-form').evaluate((element) => {
    const notice = document.createElement('p');
    notice.textContent = 'La place a changé.';
    notice.style.height = '6rem';
    element.prepend(notice);
  });
  await expect
    .poll(async () => {
      const [field, list] = await Promise.all([caller().boundingBox(), page.locator('.menu').boundingBox()]);
      return (list?.y ?? 0) - (field?.y ?? 0) - (field?.height ?? 0);
    })
    .toBeGreaterThanOrEqual(-1);
});

test('17 and 23: what an incomplete file offers is of its person alone, and its confirmation is printed', async () => {
  // Somebody with a reason that takes appointments: another one offers none.
  const housing = '4';
  const [first, second, third] = [
    await giveTicket(page, housing),
    await giveTicket(page, housing),
    await giveTicket(page, housing),
    await giveTicket(page, housing),
  ];
  const offer = page.getByRole('region', { name: 'Nouveau rendez-vous' });
  const endIncomplete = (): Promise<void> =>
    // A press right after another act counts as a rebound.
    expect(async () => {
      await page.keyboard.press('Shift+F9');
      await expect(offer).toBeVisible({ timeout: 1_000 });
    }).toPass();

  await test.step('the confirmation is printed before the person leaves', async () => {
    await goTo(page, 'counter');
    await page.keyboard.press('Control+F8');
    const booked = page.getByRole('dialog').getByRole('option', { name: /CNI/u }).first();
    await expect(booked).toBeVisible();
    const [label = ''] = /[A-Z]\d{3}/u.exec((await booked.textContent()) ?? '') ?? [];
    await page.keyboard.press('Escape');
    await callNumber(page, label);
    await startService(page);
    await endIncomplete();
    await offer
      .getByRole('button', { name: /^Prendre / })
      .first()
      .press('Enter');
    await expect(onScreen(page).getByText(/rendez-vous pris/i)).toBeVisible();
    await expect.soft(page.getByRole('button', { name: /^Imprimer la confirmation/ })).toBeVisible();
  });

  await test.step('what was booked is of a named person, gone with the next call, back when that call is taken back', async () => {
    const banner = page.locator('.fu');
    await expect.soft(banner).toContainText(/\p{Lu}.*\s: rendez-vous pris, /u);
    await callNumber(page, third);
    await expect(banner).toBeHidden();
    await undoLast(page);
    await expect(page.getByRole('button', { name: 'Commencer' })).toBeHidden();
    await expect(banner).toBeVisible();
    await callNumber(page, third);
    await pressUntil(page, 'F9', () => page.getByRole('button', { name: 'Commencer' }).isHidden());
    await expect(banner).toBeHidden();
  });

  await test.step('an offer that nobody took stands neither over the next person nor after them', async () => {
    await callNumber(page, first);
    await startService(page);
    await endIncomplete();
    await callNumber(page, second);
    await expect.soft(offer).toBeHidden();
    await startService(page);
    await expect.soft(offer).toBeHidden();
    await finishService(page);
    await expect(offer).toBeHidden();
  });
});

test('M3: a list that does not hold all people of a name says so', async () => {
  await lookFor('martin');
  const said = page.getByRole('heading', { name: /^\d+ personnes.: ajoutez le prénom/u });
  await expect(said).toBeVisible();
  // It counts those whom the list does not hold too.
  expect(Number(/^\d+/u.exec(await said.innerText())?.[0])).toBeGreaterThan(await page.locator('.arrs li').count());
  await typeCaller('martin');
  await expect(page.locator('.menu-head')).toContainText('Les 7 premiers');
});

test('H14: Entrée in the name of a passage prints the ticket', async () => {
  const before = await giveTicket(page, '2');
  await chooseFavourite(page, '2');
  await walkIn().getByRole('combobox').focus();
  await page.keyboard.type('Dupont Zoélie');
  await expect(walkIn().getByRole('combobox')).toHaveValue('Dupont Zoélie');
  await page.keyboard.press('Enter');
  await expect.poll(() => ticketNumber(page)).not.toBe(before);
  await expect(page.locator('.ticket')).toContainText('Dupont');
});

test('no way out of a passage makes a second file of somebody whose whole name was typed; Échap says that it is somebody new', async () => {
  const { citizens } = await readStore(page, 'citizens');
  const nameOf = ({ fields }: (typeof citizens)[string]): string => `${fields.lastName?.v} ${fields.firstName?.v}`;
  const names = Object.values(citizens).map(nameOf);
  const alone = names.filter(
    (name) => /^\p{L}{6,} \p{L}{5,}$/u.test(name) && names.filter((other) => other === name).length === 1,
  );
  const field = walkIn().getByRole('combobox');
  const bearersOf = async (name: string): Promise<number> =>
    Object.values((await readStore(page, 'citizens')).citizens).filter((one) => nameOf(one) === name).length;
  const type = async (name: string): Promise<void> => {
    await goTo(page, 'reception');
    await chooseFavourite(page, '2');
    await field.focus();
    await page.keyboard.type(name);
    await expect(page.getByRole('option').first()).toBeVisible();
  };
  const ways = [['F9'], ['Tab', 'Shift+Tab', 'Enter'], ['Tab', 'F9']];
  for (const [at, keys] of ways.entries()) {
    const name = alone[at] ?? '';
    await type(name);
    for (const key of keys) await page.keyboard.press(key);
    await expect(field).toHaveValue('');
    expect(await bearersOf(name)).toBe(1);
  }
  const [lastName = ''] = (alone[3] ?? '').split(' ');
  await type(lastName);
  await page.keyboard.press('Tab');
  await expect(field).not.toBeFocused();
  await page.keyboard.press('F9');
  await expect(walkIn().locator('.note')).toContainText('ce nom');
  await expect(field).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(field).toHaveValue(lastName);
  await page.keyboard.press('F9');
  await expect(field).toHaveValue('');
  expect(Object.keys((await readStore(page, 'citizens')).citizens)).toHaveLength(names.length + 1);
});

test('11: who was called in vain is named in Supervision', async () => {
  await callNumber(page, 'A033');
  await expect(async () => {
    await page.keyboard.press('F9');
    await expect(page.getByRole('button', { name: 'Commencer' })).toBeHidden({ timeout: 1_000 });
  }).toPass();
  await goTo(page, 'supervision');
  await expect(advice()).toContainText('A033');
});

test('a colleague who has a desk of their own does not take another: who must be moved is listed', async () => {
  await becomeAgent(page, 'Yann K.');
  await openSection(page, 'Absences d’agents');
  await page.keyboard.press('Control+n');
  const absence = page.getByRole('form', { name: 'Nouvelle absence' });
  const touched = page.getByRole('region', { name: 'Rendez-vous touchés' });
  const choose = async (label: string, option: RegExp): Promise<void> => {
    await absence.getByRole('button', { name: new RegExp(`${label}(?: obligatoire)?$`) }).click();
    await page.getByRole('option', { name: option }).click();
  };
  await choose('Agent', /^Karim/);
  for (const day of ['Du', 'au']) await absence.getByRole('textbox', { name: day, exact: true }).fill(tomorrow);
  await expect(touched).toContainText(/\d+\srendez-vous restent/);
  await choose('Remplacé par', /^Clément.*déjà à un guichet/);
  await expect(touched).toContainText(/\d+\srendez-vous restent/);
  await expect(absence).toContainText(/Clément\sD. n’est pas libre/);
  await choose('Remplacé par', /^Hélène/);
  await expect(touched).toContainText('Aucun rendez-vous dans ces heures.');
  await page.keyboard.press('Escape');
});

test('a passage that was left empties with Échap; letters typed beside its fields go into « Usager »', async () => {
  await goTo(page, 'reception');
  await chooseFavourite(page, '1');
  await expect(walkIn().getByRole('button', { name: /^Imprimer un ticket/ })).toBeFocused();
  await page.keyboard.type('Zzeller kev');
  await expect(walkIn().getByRole('combobox')).toHaveValue('Zzeller kev');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(walkIn().getByRole('combobox')).toHaveValue('');
  const before = await giveTicket(page, '2');
  await expect(page.locator('.ticket')).toContainText(before);
  await expect(page.locator('.ticket')).not.toContainText('Zzeller');
});

test('a question that nobody read is not answered by the end of the next name', async () => {
  await lookFor('');
  const later = page
    .locator('.arr')
    .filter({ hasText: /1[5-7]:\d\d/ })
    .first();
  const name = (await later.locator('.who-what b').textContent()) ?? '';
  await lookFor(name);
  await expect(page.locator('.arr.is-sel b')).toHaveText(name);
  await page.keyboard.press('Enter');
  const question = page.getByRole('dialog');
  await expect(question).toContainText('rendez-vous à');
  const { tickets } = await readStore(page, 'tickets');
  await page.keyboard.type('hervé xavier', { delay: 40 });
  await page.keyboard.press('Enter');
  await expect(question).toContainText('répondez d’abord par un chiffre');
  expect(Object.keys((await readStore(page, 'tickets')).tickets)).toHaveLength(Object.keys(tickets).length);
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
});

test('the name of a passage that ended in an arrival does not go on the ticket of the next person', async () => {
  await lookFor('');
  const row = page
    .locator('.arr')
    .filter({ hasNotText: /1[4-9]:\d\d/ })
    .first();
  const name = (await row.locator('.who-what b').textContent()) ?? '';
  await toPassage(page);
  await walkIn().getByRole('combobox').focus();
  await page.keyboard.type(name);
  await expect(page.getByRole('option', { name }).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(walkIn().getByRole('combobox')).toHaveValue(name);
  await lookFor(name);
  await expect(page.locator('.arr.is-sel b')).toHaveText(name);
  const before = await ticketNumber(page);
  await page.keyboard.press('Enter');
  const question = page.getByRole('dialog');
  // A ticket of the same name may lie there from before.
  await expect.poll(async () => (await question.isVisible()) || (await ticketNumber(page)) !== before).toBe(true);
  if (await question.isVisible()) await page.keyboard.press('1');
  await expect(walkIn().getByRole('combobox')).toHaveValue('');
});

test('fifth walk, H5: a name typed on an appointment acts on nobody; its letter alone does', async () => {
  await goTo(page, 'agenda');
  await page.locator('[data-block]:visible').last().click();
  const panel = page.locator('.ag-panel');
  await expect(panel.getByRole('button', { name: /^Déplacer/ })).toBeVisible();
  const steps = () => panel.locator('.ag-history li').count();
  const before = await steps();
  for (const name of ['Hugo Bernard', 'Mathis', 'Aubert Paul', 'Nunes']) {
    await page.keyboard.type(name, { delay: 60 });
    await page.keyboard.press('Pause');
    await expect(panel).toContainText('Pour écrire un nom');
  }
  // Longer than a letter waits.
  await page.waitForTimeout(500);
  expect(await steps()).toBe(before);
  await expect(panel.getByRole('button', { name: /^Déplacer/ })).toBeVisible();
  await page.keyboard.press('m');
  await expect(panel).toContainText('Laisser');
  await page.keyboard.press('Escape');
});

/** A key as a French keyboard sends it: the digits of its row write letters. `next` = letters that follow it at once, however busy the machine is. */
const pressFrench = async (text: string, code: string, next = ''): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  const keys = [
    { key: text, code, text },
    ...[...next].map((key) => ({ key, code: `Key${key.toUpperCase()}`, text: key })),
  ];
  await Promise.all(
    keys.flatMap((key) => [
      session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key }),
      session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: key.key, code: key.code }),
    ]),
  );
  await session.detach();
};

test('fifth walk, H8: é chooses as the digit 2 does, and begins a name before a letter', async () => {
  const name = walkIn().getByRole('combobox', { name: 'Usager' });
  const reason = (digit: string) => page.locator(`.fav[aria-keyshortcuts="${digit}"]`);
  await goTo(page, 'reception');
  await page.keyboard.press('F2');
  await page.keyboard.press('5');
  await expect(reason('5')).toBeChecked();
  await pressFrench('é', 'Digit2', 'lodie');
  await expect(name).toHaveValue('élodie');
  await expect(reason('5')).toBeChecked();
  await page.keyboard.press('Escape');
  await page.keyboard.press('F2');
  await pressFrench('é', 'Digit2');
  await expect(reason('2')).toBeChecked();
  await page.keyboard.press('Escape');

  await openForm();
  await caller().fill('');
  await page.keyboard.press('F3');
  const offer = form().getByRole('list', { name: 'Premiers créneaux libres' }).getByRole('button').first();
  await expect(offer).toBeFocused();
  const act = page.locator('.ag-panel .panel-foot .btn--main');
  const before = await act.textContent();
  await pressFrench('é', 'Digit2', 'milie');
  await expect(caller()).toHaveValue('émilie');
  expect(await act.textContent()).toBe(before);

  await test.step('M7: F3 goes to the list that is open', async () => {
    await caller().fill('');
    await page.keyboard.press('F3');
    await expect(offer).toBeFocused();
    await page.keyboard.press('2');
    await expect(offer).toBeHidden();
    // What was just typed or taken away in the field stays so, whatever is changed beside it.
    await expect(caller()).toHaveValue('');
  });

  await test.step('M5: a grid that shows another day does not hide which day is booked', async () => {
    await page.keyboard.press('Control+ArrowRight');
    await expect(form()).toContainText('La grille montre');
    await page.keyboard.press('Control+ArrowLeft');
    await expect(form()).not.toContainText('La grille montre');
  });

  await test.step('H9, M8: a companion with a date, and a number that nobody has', async () => {
    await caller().fill('0612345679');
    await page.getByRole('option', { name: /^Créer la fiche/ }).click();
    await expect(form().getByRole('textbox', { name: 'Portable' })).toHaveValue('06 12 34 56 79');
    const last = form().getByRole('textbox', { name: 'Nom', exact: true });
    await last.fill('Zéphyrin4');
    await expect(form()).toContainText('Un nom n’a pas de chiffres.');
    await last.fill('Zéphyrin');
    const companion = form().locator('.ag-add-field input');
    await companion.fill('Tom 31/02/2021');
    await companion.press('Enter');
    await expect(form()).toContainText('Ce jour n’existe pas');
    await companion.fill('Tom 12/05/2021');
    await companion.press('Enter');
    await expect(form().locator('.ag-pers')).toHaveCount(2);
    await expect(form().locator('.ag-pers').nth(1)).toContainText('moins de 12 ans');
  });
});
