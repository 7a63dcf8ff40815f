import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { shellText } from '#shared/i18n/fr/shell';
import { bootText } from '#shared/i18n/fr/system';
import { book, giveTicket, seeBooked, type NewPerson } from './support/acts';
import { axeFaults } from './support/axe-faults';
import { textsOnDisk } from './support/find-bytes';
import { launchGuichet } from './support/launch';
import { launchDemo } from './support/prepared-town';
import { readStore } from './support/read-store';
import { seeAgents } from './support/town';
import { launchTwoDesks } from './support/two-desks';

// Names that no list, word or font could hold by chance.
const person: NewPerson = { lastName: 'Zarbuklowé', firstName: 'Ximoptèra' };
const walkIn: NewPerson = { lastName: 'Quiblomar', firstName: 'Vexandrine' };
const number = 'Q7Z9X3W5K1';
const planted = [person.lastName, person.firstName, walkIn.lastName, walkIn.firstName, number];
const housing = '4';

test('the disk of a desk tells nobody’s name or number, in no file of its profile', async () => {
  const desks = await launchTwoDesks();
  const { reception, counter, apps, server } = desks;
  await book(reception, person, number);
  await giveTicket(reception, housing, `${walkIn.firstName} ${walkIn.lastName}`);
  await seeBooked(counter, person);
  const named = async () =>
    Object.values((await readStore(counter, 'citizens')).citizens).filter(
      ({ fields }) => fields['lastName']?.v === walkIn.lastName,
    ).length;
  await expect.poll(named).toBe(1);
  for (const app of apps) await app.close({ keep: true });
  await server.stop();
  for (const { userDataDir } of apps) expect(textsOnDisk(userDataDir, planted)).toEqual([]);
  // The same look finds all of it where nothing is sealed.
  const clear = new Set(textsOnDisk(server.dataDir, planted).map((line) => line.split(' in ')[0]));
  expect([...clear].toSorted()).toEqual(planted.toSorted());
  for (const { userDataDir } of apps) rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 });
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
  await expect(page.getByText(bootText.anew.ask)).toBeVisible();
  await expect(page.getByRole('button', { name: bootText.anew.cancel })).toBeFocused();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: bootText.anew.sure }).press('Enter');
  await seeAgents(page);
  const after = async () => Object.keys((await readStore(page, 'citizens')).citizens).length;
  await expect.poll(after, { timeout: 60_000 }).toBe(before);
  expect(desk.errors).toEqual([]);
  await desk.close();
});
