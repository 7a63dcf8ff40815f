import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { peopleText } from '#shared/i18n/fr/people';
import { shellText } from '#shared/i18n/fr/shell';
import { bootText } from '#shared/i18n/fr/system';
import { book, giveTicket, seeBooked, type NewPerson } from './support/acts';
import { axeFaults } from './support/axe-faults';
import { textsOnDisk } from './support/find-bytes';
import { launchGuichet, type Launched } from './support/launch';
import { launchDemo } from './support/prepared-town';
import { readStore } from './support/read-store';
import { saveInto } from './support/save-into';
import { seeAgents } from './support/town';
import { launchTwoDesks } from './support/two-desks';
import { onScreen } from './support/on-screen';

// Names that no list, word or font could hold by chance.
const person: NewPerson = { lastName: 'Zarbuklowé', firstName: 'Ximoptèra' };
const walkIn: NewPerson = { lastName: 'Quiblomar', firstName: 'Vexandrine' };
const number = 'Q7Z9X3W5K1';
const planted = [person.lastName, person.firstName, walkIn.lastName, walkIn.firstName, number];
const housing = '4';

/** What is known of the person goes to a page and to a file, where the agent says. */
const saveKnown = async ({ app, page }: Launched, folder: string): Promise<void> => {
  const { account } = peopleText;
  await page.keyboard.press('Control+k');
  await page.keyboard.type(person.lastName);
  await page.getByRole('option', { name: person.lastName }).first().click();
  const file = page.getByRole('dialog', { name: person.lastName });
  await file.getByRole('button', { name: account.open }).press('Enter');
  const dialog = page.getByRole('dialog', { name: account.title });
  const pdf = path.join(folder, 'known.pdf');
  await app.evaluate(({ dialog: system }, to) => {
    system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: to });
  }, pdf);
  await dialog.getByRole('button', { name: account.pdf }).press('Enter');
  await expect.poll(() => existsSync(pdf), { timeout: 30_000 }).toBe(true);
  const json = path.join(folder, 'known.json');
  await saveInto(app, json);
  await dialog.getByRole('button', { name: account.json }).press('Enter');
  await expect.poll(() => existsSync(json) && textsOnDisk(folder, planted).length > 0, { timeout: 30_000 }).toBe(true);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
};

test('the disk of a desk tells nobody’s name or number, in no file of its profile', async () => {
  const desks = await launchTwoDesks('Yann K.');
  const { reception, counter, apps, server } = desks;
  await book(reception, person, number);
  await giveTicket(reception, housing, `${walkIn.firstName} ${walkIn.lastName}`);
  await seeBooked(counter, person);
  const named = async () =>
    Object.values((await readStore(counter, 'citizens')).citizens).filter(
      ({ fields }) => fields['lastName']?.v === walkIn.lastName,
    ).length;
  await expect.poll(named).toBe(1);
  const aside = mkdtempSync(path.join(tmpdir(), 'guichet-aside-'));
  await saveKnown(apps[0], aside);
  for (const app of apps) await app.close({ keep: true });
  await server.stop();
  for (const { userDataDir } of apps) expect(textsOnDisk(userDataDir, planted)).toEqual([]);
  // The same look finds all of it where nothing is sealed.
  const clear = new Set(textsOnDisk(server.dataDir, planted).map((line) => line.split(' in ')[0]));
  expect([...clear].toSorted()).toEqual(planted.toSorted());
  for (const folder of [aside, ...apps.map(({ userDataDir }) => userDataDir)])
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  await server.remove();
});

test('a desk whose key is gone says so, opens nothing, and begins again from its server', async () => {
  const first = await launchDemo();
  const { userDataDir } = first;
  const before = Object.keys((await readStore(first.page, 'citizens')).citizens).length;
  await first.close({ keep: true });
  const files = ['store-key', 'store-key.open'].map((name) => path.join(userDataDir, name));
  expect(files.some((file) => existsSync(file))).toBe(true);
  for (const file of files) rmSync(file, { force: true });

  const desk = await launchGuichet({ userDataDir });
  const { page } = desk;
  const { keyGone } = bootText.faults;
  await expect(page.getByRole('heading', { name: keyGone.title })).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  const reloaded = page.waitForEvent('load');
  await page.getByRole('button', { name: shellText.crash.reload }).press('Enter');
  await reloaded;
  await expect(page.getByRole('heading', { name: keyGone.title })).toBeVisible();

  await page.getByRole('button', { name: bootText.anew.begin }).press('Enter');
  await expect(onScreen(page).getByText(bootText.anew.ask(0))).toBeVisible();
  await expect(page.getByRole('button', { name: bootText.anew.cancel })).toBeFocused();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: bootText.anew.sure }).press('Enter');
  await seeAgents(page);
  const after = async () => Object.keys((await readStore(page, 'citizens')).citizens).length;
  await expect.poll(after, { timeout: 60_000 }).toBe(before);
  expect(desk.errors).toEqual([]);
  await desk.close();
});
