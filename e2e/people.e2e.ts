import { expect, test, type Page } from '@playwright/test';
import { agendaText } from '#shared/i18n/fr/agenda';
import { bookingText } from '#shared/i18n/fr/booking';
import { peopleText } from '#shared/i18n/fr/people';
import { shellText } from '#shared/i18n/fr/shell';
import { receptionText } from '#shared/i18n/fr/reception';
import { blockOf, giveTicket, seeBooked } from './support/acts';
import { expectNothingCut } from './support/look-whole';
import { launchDemo } from './support/prepared-town';
import { readStore, seeWholeTown } from './support/read-store';
import { beAgent, expectSynced, goTo } from './support/town';

/** The people of this journey: invented, with names as the search must bear them. */
const anne = {
  lastName: 'd’Hérouville-Kermadec',
  firstName: 'Anne-Laure',
  birthDate: '12/03/1987',
  phone: '06.39.98.78.05',
};
const oldFile = { lastName: 'Dupré-Vial', firstName: 'Solenn', birthDate: '', phone: '+33 6 39 98 11 22' };

/** After this a question counts as read: an Entrée answers it (`UNREAD_MS`). */
const questionReadMs = 800;

type Typed = typeof anne;

/** Searches in vain, makes the file and books the first free place. */
const bookNew = async (page: Page, { lastName, firstName, birthDate, phone }: Typed): Promise<void> => {
  await goTo(page, 'agenda');
  await page.keyboard.press('F4');
  const panel = page.getByRole('complementary', { name: agendaText.create.title });
  await expect(panel.getByRole('combobox', { name: agendaText.create.citizen })).toBeFocused();
  await page.keyboard.type(`${lastName} ${firstName}`);
  await expect(page.getByRole('option', { name: /^Créer la fiche/ })).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await panel.getByRole('textbox', { name: agendaText.create.lastName, exact: true }).fill(lastName);
  await panel.getByRole('textbox', { name: agendaText.create.firstName, exact: true }).fill(firstName);
  await panel.getByRole('textbox', { name: agendaText.create.birthDate }).fill(birthDate);
  await panel.getByRole('textbox', { name: agendaText.create.phone }).fill(phone);
  // On a loaded machine no place is proposed yet.
  await expect(panel.getByRole('button', { name: /^Réserver .+ à \d/ })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(blockOf(page, { lastName, firstName })).toBeFocused();
};

/** The whole name of somebody of the town whose only appointment is the furthest ahead of all. */
const bookedLater = async (page: Page): Promise<string> => {
  const { appointments, citizens } = await readStore(page, 'appointments', 'citizens');
  const booked = Object.values(appointments).filter(({ status }) => status === 'booked');
  const found = booked
    .toSorted((a, b) => (a.day < b.day ? 1 : -1))
    .find((one) => booked.filter(({ citizenId }) => citizenId === one.citizenId).length === 1);
  const fields = citizens[found?.citizenId ?? '']?.fields ?? {};
  return `${fields['firstName']?.v ?? ''} ${fields['lastName']?.v ?? ''}`;
};

const palette = (page: Page) => page.getByRole('dialog', { name: shellText.palette.title });
const file = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true });

/** Looks for a person through the palette: the line of the one who is found. */
const search = async (page: Page, text: string) => {
  await page.keyboard.press('Control+k');
  await expect(palette(page)).toBeVisible();
  await page.keyboard.type(text);
  return palette(page).getByRole('option').filter({ hasText: peopleText.search.group });
};

const openFile = async (page: Page, text: string, name: string): Promise<void> => {
  const found = await search(page, text);
  await expect(found.first()).toContainText(name);
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeHidden();
  await expect(file(page, name)).toBeVisible();
};

/** Closes a file by its key, once the focus is in it: what was pressed before it went with its button. */
const leaveFile = async (page: Page, name: string): Promise<void> => {
  const isInside = (): Promise<boolean> =>
    file(page, name).evaluate((dialog) => dialog.contains(document.activeElement));
  await expect.poll(isInside).toBe(true);
  await page.keyboard.press('Escape');
  await expect(file(page, name)).toBeHidden();
};

const section = (page: Page, name: string, title: string) => file(page, name).getByRole('region', { name: title });

test('a person is found, offered before being made twice, merged, separated, and has dependants', async () => {
  const guichet = await launchDemo();
  const { page } = guichet;
  const name = `${anne.firstName} ${anne.lastName}`;
  const oldName = `${oldFile.firstName} ${oldFile.lastName}`;
  await beAgent(page);
  await bookNew(page, anne);

  await test.step('found by name, phone and birth date in any form', async () => {
    for (const text of [
      'kermadec',
      'D’HÉROUVILLE-KERM',
      'kermadec anne',
      '06.39.98.78.05',
      '+33 6 39 98 78 05',
      '12 mars 1987',
    ]) {
      const found = await search(page, text);
      await expect(found.filter({ hasText: name })).toHaveCount(1);
      await page.keyboard.press('Escape');
      await expect(palette(page)).toBeHidden();
    }
  });

  await test.step('offered while somebody types them anew, with a slip in the name', async () => {
    await page.keyboard.press('F4');
    const panel = page.getByRole('complementary', { name: agendaText.create.title });
    await expect(panel.getByRole('combobox', { name: agendaText.create.citizen })).toBeFocused();
    await page.keyboard.type('HEROUVILE-KERMADEC Anne-Laure');
    await expect(page.getByRole('option', { name: /^Créer la fiche/ })).toBeVisible();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(panel.getByRole('textbox', { name: agendaText.create.lastName, exact: true })).toHaveValue(
      'Herouvile-Kermadec',
    );
    await panel.getByRole('textbox', { name: agendaText.create.birthDate }).fill('12/03/1987');
    await expect(panel.getByText(peopleText.offer.title)).toBeVisible();
    await expectNothingCut(page);
    await page.keyboard.press('Alt+d');
    await expect(panel.getByText(name)).toBeVisible();
    await expect(panel.getByText(peopleText.offer.title)).toBeHidden();
    await page.keyboard.press('Escape');
  });

  await test.step('a new name is cut by the first names of the town, in both orders, and the line says how', async () => {
    for (const typed of ['céline zigouin', 'zigouin céline']) {
      await page.keyboard.press('F4');
      const panel = page.getByRole('complementary', { name: agendaText.create.title });
      const field = panel.getByRole('combobox', { name: agendaText.create.citizen });
      await expect(field).toBeFocused();
      await field.fill('');
      await page.keyboard.type(typed);
      await expect(
        page.getByRole('option', {
          name: agendaText.create.createCitizen({ lastName: 'Zigouin', firstName: 'Céline' }, typed),
        }),
      ).toBeVisible();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await expect(panel).toBeHidden();
    }
  });

  await test.step('merged with another file, whose passages, name and phone come along', async () => {
    await giveTicket(page, '2', oldName);
    await goTo(page, 'reception');
    await openFile(page, 'kermadec', name);
    await section(page, name, peopleText.merge.title).getByRole('button', { name: peopleText.merge.other }).click();
    await page.keyboard.type('dupre-vial');
    await expect(page.getByRole('option', { name: oldName })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    // Two names are read before two files are one.
    await expect(page.getByRole('dialog', { name: peopleText.merge.ask.title(oldName, name) })).toBeVisible();
    await page.keyboard.press('2');
    await expect(section(page, name, peopleText.merge.merged)).toContainText(oldName);
    await expect(section(page, name, peopleText.passages.title).getByRole('listitem')).toHaveCount(2);
    await leaveFile(page, name);
    const found = await search(page, 'solenn dupre');
    await expect(found).toHaveCount(1);
    await expect(found).toContainText(name);
    await expect(found).toContainText(peopleText.search.knownAs(oldName));
    await page.keyboard.press('Escape');
  });

  await test.step('separated again: both have what was theirs', async () => {
    await openFile(page, 'solenn dupre', name);
    await section(page, name, peopleText.merge.merged)
      .getByRole('button', { name: peopleText.merge.separateOf(oldName) })
      .click();
    await expect(section(page, name, peopleText.merge.merged)).toBeHidden();
    await expect(section(page, name, peopleText.passages.title).getByRole('listitem')).toHaveCount(1);
    await page.keyboard.press('Control+z');
    await expect(section(page, name, peopleText.merge.merged)).toContainText(oldName);
    await section(page, name, peopleText.merge.merged)
      .getByRole('button', { name: peopleText.merge.separateOf(oldName) })
      .click();
    await expect(section(page, name, peopleText.merge.merged)).toBeHidden();
    await leaveFile(page, name);
    await openFile(page, 'solenn dupre', oldName);
    await expect(section(page, oldName, peopleText.passages.title).getByRole('listitem')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(file(page, oldName)).toBeHidden();
  });

  await test.step('two who both hold a ticket are merged by a second word only', async () => {
    const [kept, other] = ['Zora Bidulon', 'Yvo Biduline'];
    const numbers = [await giveTicket(page, '2', kept), await giveTicket(page, '2', other)];
    await openFile(page, 'bidulon', kept);
    const question = page.getByRole('dialog', { name: peopleText.merge.ask.title(other, kept) });
    const choose = async (): Promise<void> => {
      await section(page, kept, peopleText.merge.title).getByRole('button', { name: peopleText.merge.other }).click();
      await page.keyboard.type('biduline');
      await expect(page.getByRole('option', { name: other })).toBeVisible();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect(question).toBeVisible();
    };
    await choose();
    for (const number of numbers) await expect(question).toContainText(number);
    await expectNothingCut(page);
    await page.keyboard.press('Escape');
    await expect(question).toBeHidden();
    await expect(section(page, kept, peopleText.merge.merged)).toBeHidden();
    await choose();
    await page.waitForTimeout(questionReadMs);
    await page.keyboard.press('Enter');
    await expect(question).toBeHidden();
    await expect(section(page, kept, peopleText.merge.merged)).toBeHidden();
    await choose();
    await page.keyboard.press('2');
    await expect(section(page, kept, peopleText.merge.merged)).toContainText(other);
    await page.keyboard.press('Control+z');
    await expect(section(page, kept, peopleText.merge.merged)).toBeHidden();
    await leaveFile(page, kept);
  });

  await test.step('a dependant in two fields, with a file of their own', async () => {
    await openFile(page, 'kermadec', name);
    await page.keyboard.press('Alt+p');
    const first = file(page, name).getByRole('textbox', { name: peopleText.dependants.firstName });
    await expect(first).toBeFocused();
    await page.keyboard.type('Gaspard');
    await page.keyboard.press('Tab');
    await page.keyboard.type('2/5/2014');
    await page.keyboard.press('Enter');
    const child = `Gaspard ${anne.lastName}`;
    const dependants = section(page, name, peopleText.dependants.title);
    await expect(dependants).toContainText(child);
    await expectNothingCut(page);
    for (const [other, born] of [
      ['Lilas', '3/6/2016'],
      ['Noé', '4/7/2019'],
    ] as const) {
      await page.keyboard.press('Alt+p');
      await expect(first).toBeFocused();
      await page.keyboard.type(other);
      await page.keyboard.press('Tab');
      await page.keyboard.type(born);
      await page.keyboard.press('Enter');
      await expect(dependants).toContainText(`${other} ${anne.lastName}`);
    }
    await file(page, name).getByRole('button', { name: child, exact: true }).click();
    await expect(section(page, child, peopleText.identity.title)).toContainText(name);
    await page.keyboard.press('Escape');
    await expect(file(page, child)).toBeHidden();
  });

  await test.step('in a booking each dependant keeps their key, and « Changer » takes them off again', async () => {
    await goTo(page, 'agenda');
    await page.keyboard.press('F4');
    const panel = page.getByRole('complementary', { name: agendaText.create.title });
    await expect(panel.getByRole('combobox', { name: agendaText.create.citizen })).toBeFocused();
    await page.keyboard.type('kermadec');
    await expect(page.getByRole('option', { name }).first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(panel.getByRole('group', { name: bookingText.dependants })).toContainText('Noé');
    const adding = panel.getByRole('textbox', { name: bookingText.addPerson });
    await page.keyboard.press('Alt+a');
    await expect(adding).toBeFocused();
    await page.keyboard.type('Tom');
    await page.keyboard.press('Alt+1');
    await page.keyboard.press('Alt+2');
    const persons = panel.locator('.ag-pfix b');
    await expect(persons).toHaveText([anne.firstName, 'Gaspard', 'Lilas']);
    await expect(adding).toHaveValue('Tom');
    // Pressed again, the same child is no second one, and no other.
    await page.keyboard.press('Alt+2');
    await expect(persons).toHaveText([anne.firstName, 'Gaspard', 'Lilas']);
    await panel.getByRole('button', { name: agendaText.create.changeCitizen }).click();
    await expect(panel.locator('.ag-pfix b').filter({ hasText: /Gaspard|Lilas/ })).toHaveCount(0);
    // A companion who was typed stays; the form says so, and one button removes them.
    await expect(panel.getByRole('status').filter({ hasText: bookingText.stay(['Tom']) })).toBeVisible();
    const searched = panel.getByRole('combobox', { name: agendaText.create.citizen });
    await expect(searched).toHaveValue('kermadec');
    await expect(searched).toBeFocused();
    // The words that found her are replaced by those that are typed now.
    await page.keyboard.type('solenn');
    await expect(searched).toHaveValue('solenn');
    await page.keyboard.press('Escape');
    await expectNothingCut(page);
    await panel.getByRole('button', { name: bookingText.removeStay(1), exact: true }).click();
    await expect(panel.getByText(bookingText.stay(['Tom']))).toBeHidden();
    await expect(searched).toBeFocused();
    await expect(panel.getByRole('textbox', { name: bookingText.nameOf(2) })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await seeBooked(page, anne);
  });

  await test.step('corrected in place, opened from the agenda by one key', async () => {
    await goTo(page, 'agenda');
    await blockOf(page, anne).press('Enter');
    await expect(page.getByRole('complementary', { name: agendaText.detail.title })).toBeVisible();
    await page.keyboard.press('Alt+f');
    await expect(file(page, name)).toBeVisible();
    await page.keyboard.press('Alt+c');
    const email = file(page, name).getByRole('textbox', { name: peopleText.identity.email });
    await email.fill('al.dh@exemple.fr');
    await page.keyboard.press('Control+Enter');
    await expect(section(page, name, peopleText.identity.title)).toContainText('al.dh@exemple.fr');
    await page.keyboard.press('Escape');
  });

  await test.step('one letter opens no list', async () => {
    await goTo(page, 'reception');
    await page.getByRole('combobox', { name: receptionText.arrivals.search }).fill('h');
    await expect(page.getByRole('heading', { name: receptionText.arrivals.tooShort })).toBeVisible();
  });

  await test.step('reception finds a misspelt name', async () => {
    await page.getByRole('combobox', { name: receptionText.arrivals.search }).fill('erouvil kermadek');
    await expect(page.getByRole('heading', { name: peopleText.search.didYouMean })).toBeVisible();
    await expect(page.locator('.arr').filter({ hasText: name })).toBeVisible();
  });

  await test.step('who comes before their day is told when they are booked, received today, and given back', async () => {
    const text = receptionText.arrivals;
    const field = page.getByRole('combobox', { name: text.search });
    const later = await bookedLater(page);
    const row = page.locator('.arr').filter({ hasText: later });
    const told = /RDV (?:demain|(?:lun|mar|mercre|jeu|vendre|same)di).* à \d/;
    await field.fill(later);
    await expect(row.first()).toContainText(told);
    const red = await page.locator('.tab .count--bad').allInnerTexts();
    await field.press('ArrowDown');
    await expect(row.first().getByRole('button', { name: text.receiveToday })).toBeVisible();
    await field.press('Enter');
    const question = page.getByRole('dialog');
    await expect(question).toContainText(later);
    await question.getByRole('button', { name: text.receiveToday }).click();
    await expect(page.locator('.last-act')).toContainText('avancé à aujourd’hui');
    // Who waits as those without appointment do is told how long, as they are.
    await expect(page.locator('.printer')).toContainText(receptionText.ticket.announced);
    await field.fill(later);
    await expect(row.first()).toContainText(/en attente/);
    // Also on a full day: who is here is nobody to be moved.
    await expectSynced(page);
    expect(await page.locator('.tab .count--bad').allInnerTexts()).toEqual(red);
    // In a field that holds text Ctrl Z takes back typing.
    await page.locator('.last-act').getByRole('button', { name: shellText.lastAct.undo }).click();
    await expect(page.locator('.last-act')).toContainText(/^Annulé/);
    await field.fill(later);
    await expect(row.first()).toContainText(told);
    await expectNothingCut(page);
    await field.fill('Zzyzxova');
    await expect(page.getByRole('heading', { name: text.found(0) })).toBeVisible();
  });

  expect([...guichet.errors, ...guichet.violations]).toEqual([]);
  await guichet.close();
});

test('Ctrl K names who is here before the others of the same name, and says how many more there are', async () => {
  const guichet = await launchDemo();
  const { page } = guichet;
  await beAgent(page, 'Yann K.');
  await seeWholeTown(page);
  const { tickets, citizens } = await readStore(page, 'tickets', 'citizens');
  const lastNameOf = (id: string): string => String(citizens[id]?.fields['lastName']?.v ?? '');
  const bearersOf = (name: string): number => Object.keys(citizens).filter((id) => lastNameOf(id) === name).length;
  const here = Object.values(tickets).filter(({ status, citizenId }) => status === 'waiting' && lastNameOf(citizenId));
  const [common] = here.toSorted((a, b) => bearersOf(lastNameOf(b.citizenId)) - bearersOf(lastNameOf(a.citizenId)));
  if (!common) throw new Error('nobody waits');
  const name = lastNameOf(common.citizenId);
  expect(bearersOf(name)).toBeGreaterThan(6);
  const found = await search(page, name);
  await expect(found.filter({ hasText: common.label })).toHaveCount(1);
  await expect(found).toHaveCount(6);
  await expect(palette(page).locator('.menu-head')).toHaveText(
    /^et (au moins )?\d+\sautres?\spersonnes?\s: ajoutez le prénom$/u,
  );
  expect([...guichet.errors, ...guichet.violations]).toEqual([]);
  await guichet.close();
});
