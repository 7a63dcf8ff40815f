import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { bootText } from '#shared/i18n/fr/system';
import { book, giveTicket, type NewPerson } from './support/acts';
import { launchGuichet, root, type Launched } from './support/launch';
import { launchServedDesks } from './support/prepared-town';
import { appointmentsOf, countStore, expectSameStores, readStore } from './support/read-store';
import { beAgent, expectOffline, expectSynced } from './support/town';

// The next version: `scripts/lib/rehearsed-version.mjs`. What it does to a server and to many kills: `tests/faults/upgrade.test.ts`.
const appDir = path.join(root, 'out', 'rehearsal', 'app');
const aurore: NewPerson = { lastName: 'Zéphyrin', firstName: 'Aurore' };
const housing = '4';

const buildNext = (): void => {
  const names = ['rehearsal', 'rehearsalApp'];
  const built = spawnSync(process.execPath, [path.join(root, 'scripts', 'build.mjs'), ...names], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`${built.stdout}${built.stderr}`);
  const own = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as object;
  writeFileSync(path.join(appDir, 'package.json'), JSON.stringify({ ...own, version: '0.2.0' }));
};

const standStillAt = (point: string): void => localStorage.setItem('rehearsal.hangAt', point);

/** Starts the next version on a profile. */
const renew = (userDataDir: string, point = ''): Promise<Launched> =>
  launchGuichet({ userDataDir, appDir, before: [[standStillAt as (arg: never) => void, point]] });

/** Starts it and kills it while it brings the store up, at this point. */
const killAt = async (userDataDir: string, point: string): Promise<void> => {
  const { said, kill } = await renew(userDataDir, point);
  await expect.poll(() => said.join(''), { timeout: 60_000 }).toContain('rehearsal: stands still');
  await kill({ keep: true });
};

test('a desk with unsent writes is renewed through kills, goes on, and is not opened by the version before', async () => {
  test.setTimeout(420_000);
  buildNext();
  const { server, desks } = await launchServedDesks();
  const [first, second] = desks;
  await beAgent(first.page);
  await server.stop();
  await expectOffline(first.page);
  await book(first.page, aurore, 'AB12CD34EF');
  await giveTicket(first.page, housing);
  const before = countStore(await readStore(first.page));
  const profiles = [first.userDataDir, second.userDataDir] as const;
  await first.close({ keep: true });
  // Before the first row, among rows, behind the first collection, among rows of the second, behind both.
  for (const point of ['collection:1', 'row:20', 'row:700', 'collection:2', 'row:20', 'collection:2'])
    await test.step(point, () => killAt(profiles[0], point));

  const renewed = await test.step('the desk is renewed, and holds all of it', async () => {
    const launched = await renew(profiles[0]);
    await beAgent(launched.page);
    const store = await readStore(launched.page);
    expect(countStore(store)).toEqual(before);
    expect(appointmentsOf(store, aurore.lastName)).toHaveLength(1);
    const rows = [...Object.values(store.tickets), ...Object.values(store.appointments)];
    expect(rows.filter((row) => !('rehearsed' in row))).toEqual([]);
    return launched;
  });

  await test.step('the server is renewed: both desks are in step with it, the older one too', async () => {
    await server.startAgain(path.join(root, 'out', 'rehearsal', 'server.cjs'));
    await expectSynced(renewed.page);
    await expectSynced(second.page);
    await expect.poll(async () => appointmentsOf(await readStore(second.page), aurore.lastName).length).toBe(1);
  });

  const other = await test.step('the other desk is renewed: both hold the same', async () => {
    await second.close({ keep: true });
    const launched = await renew(profiles[1]);
    await beAgent(launched.page, 'Éric T.');
    await expectSynced(launched.page);
    await expectSameStores(renewed.page, launched.page);
    return launched;
  });
  await Promise.all([renewed.close({ keep: true }), other.close()]);

  await test.step('the version before says what to do', async () => {
    const older = await launchGuichet({ userDataDir: profiles[0] });
    const { title, text } = bootText.faults.schemaChanged;
    await expect(older.page.getByText(title)).toBeVisible();
    await expect(older.page.getByText(text)).toBeVisible();
    await test
      .info()
      .attach('older', { body: await older.page.screenshot({ path: test.info().outputPath('older.png') }) });
    await older.close({ keep: true });
    const again = await renew(profiles[0]);
    await beAgent(again.page);
    expect(appointmentsOf(await readStore(again.page), aurore.lastName)).toHaveLength(1);
    await again.close({ keep: true });
  });
  await server.remove();
});
