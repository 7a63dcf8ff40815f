import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { devicesText, openCodesText } from '#shared/i18n/fr/devices';
import { refusalLine } from '#shared/i18n/fr/refusals';
import { shellText } from '#shared/i18n/fr/shell';
import { trustText } from '#shared/i18n/fr/trust';
import { settingsText } from '#shared/i18n/fr/settings';
import { enrol } from '../tests/faults/support/enrol';
import { answerOnTheSpot } from './support/acts';
import { call } from './support/call';
import { openSection } from './support/open-section';
import { readStore } from './support/read-store';
import { becomeAgent, expectSynced, runAction, trustChip } from './support/town';
import { launchTwoDesks } from './support/two-desks';

const housing = '4';

const tokenOf = async (page: Page): Promise<string> => (await call(page, 'hub.connection', undefined))?.token ?? '';

const requestsOf = async (page: Page): Promise<number> =>
  Object.keys((await readStore(page, 'requests')).requests).length;

/** How many sensitive requests lie in the store of a desk. */
const aidOf = async (page: Page): Promise<number> =>
  Object.values((await readStore(page, 'requests')).requests).filter(
    ({ reasonId }) => reasonId === 'reason-emergency-aid',
  ).length;

/** Everything that a profile keeps outside of what Chromium keeps for itself. */
const settingsIn = (folder: string): string =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(folder, entry.name), 'latin1'))
    .join('\n');

test('a desk proves itself by its key, and a revoked one is shut out but goes on', async () => {
  const desks = await launchTwoDesks('Yann K.');
  const [first, second] = desks.apps;

  await test.step('a fresh token takes over, and the exchange goes on as it was', async () => {
    const before = await tokenOf(second.page);
    const fresh = await call(second.page, 'hub.renewToken', undefined);
    expect(fresh).toMatch(/^[\w-]{43}$/);
    expect(fresh).not.toBe(before);
    expect(await tokenOf(second.page)).toBe(fresh);
    const had = await requestsOf(first.page);
    await answerOnTheSpot(second.page, housing);
    await expect.poll(() => requestsOf(first.page)).toBe(had + 1);
    expect(settingsIn(second.userDataDir)).not.toContain(fresh);
  });

  await test.step('three codes are open at most: they are listed, and one is ended to make place', async () => {
    // Whoever sets up the town hall lets machines in; a counter is not offered it, an elected person not even a display.
    const isOffered = async (label: string): Promise<boolean> => {
      const palette = second.page.getByRole('dialog', { name: shellText.palette.title });
      await second.page.keyboard.press('Control+k');
      await expect(palette).toBeVisible();
      await second.page.keyboard.type(label);
      const isThere = (await palette.getByRole('option').filter({ hasText: label }).count()) > 0;
      await second.page.keyboard.press('Escape');
      await expect(palette).toBeHidden();
      return isThere;
    };
    const { invite, display } = shellText.keys;
    expect([await isOffered(invite), await isOffered(display)]).toEqual([false, true]);
    await becomeAgent(second.page, 'Yvon C.');
    expect([await isOffered(invite), await isOffered(display)]).toEqual([false, false]);
    await becomeAgent(second.page, 'Yann K.');
    await runAction(second.page, shellText.keys.invite);
    const dialog = second.page.getByRole('dialog', { name: shellText.invite.title });
    const open = dialog.getByRole('region', { name: openCodesText.title });
    const rows = open.getByRole('listitem');
    const askFor = async (rank: keyof typeof shellText.invite.ranks): Promise<void> => {
      await dialog.getByRole('radio', { name: shellText.invite.ranks[rank], exact: true }).click();
      await dialog.getByRole('button', { name: shellText.invite.ask }).press('Enter');
    };
    await expect(open).toContainText(openCodesText.none);
    await askFor('desk');
    await expect(rows).toHaveCount(1);
    const code = (await dialog.locator('.invite-code').textContent()) ?? '';
    await enrol({ baseUrl: desks.server.address, code, name: 'Borne du hall', from: '' });
    await expect(dialog.getByText(shellText.invite.gone)).toBeVisible();
    await dialog.getByRole('button', { name: shellText.invite.ask }).press('Enter');
    await expect(rows).toHaveCount(1);
    await askFor('display');
    await expect(rows).toHaveCount(2);
    await askFor('kiosk');
    await expect(rows).toHaveCount(3);
    await expect(rows.last()).toContainText(`${openCodesText.ranks.kiosk} ${openCodesText.madeHere}, `);
    await dialog.getByRole('radio', { name: shellText.invite.ranks.elected }).click();
    await expect(dialog.getByRole('alert')).toHaveText(refusalLine({ code: 'codesOpen' }));
    await rows.first().getByRole('button').press('Enter');
    await expect(rows).toHaveCount(2);
    await expect(dialog.getByRole('alert')).toBeHidden();
    await second.page.keyboard.press('Escape');
  });

  await test.step('sensitive requests come to the second desk with the department of its machine, and leave with it', async () => {
    const { reserved, ranks } = devicesText;
    await openSection(first.page, settingsText.sections.devices);
    const row = first.page
      .getByRole('row')
      .filter({ has: first.page.getByRole('cell', { name: ranks.desk, exact: true }) })
      .filter({ hasNotText: 'Borne du hall' });
    const choose = async (): Promise<void> => {
      await row.getByRole('button').first().press('Enter');
      const box = first.page.getByRole('dialog').getByRole('checkbox', { name: /^Action sociale/ });
      await box.focus();
      await first.page.keyboard.press('Space');
      await first.page.keyboard.press('Control+Enter');
    };
    const all = await aidOf(first.page);
    expect([all > 0, await aidOf(second.page)]).toEqual([true, 0]);
    await expect(row).toContainText(reserved.none);
    await choose();
    await expect(row).toContainText('Action sociale');
    await expect.poll(() => aidOf(second.page)).toBe(all);
    await choose();
    await expect(row).toContainText(reserved.none);
    await expect.poll(() => aidOf(second.page)).toBe(0);
  });

  await test.step('an administrator shuts the second desk out, and who came by its codes; the last administrator stays', async () => {
    const table = first.page.getByRole('table');
    const here = table.getByRole('row').filter({ hasText: `${devicesText.here}, ` });
    const of = (rank: keyof typeof devicesText.ranks) =>
      table
        .getByRole('row')
        .filter({ has: first.page.getByRole('cell', { name: devicesText.ranks[rank], exact: true }) })
        .filter({ hasNotText: `${devicesText.here}, ` });
    const child = table.getByRole('row', { name: /^Borne du hall/ });
    await expect(of('desk')).toHaveCount(2);
    await expect(child.getByRole('cell').nth(2)).toHaveText('poste');
    const open = first.page.getByRole('region', { name: openCodesText.title }).getByRole('listitem');
    await expect(open).toHaveCount(2);
    const shutOut = async (row: Locator): Promise<void> => {
      await row.getByRole('button', { name: new RegExp(`^${devicesText.shutOut}`, 'u') }).press('Enter');
      await expect(first.page.getByRole('alertdialog')).toContainText(devicesText.ask.effect);
      await first.page.keyboard.press('Control+Enter');
    };
    await shutOut(here);
    await expect(first.page.getByRole('alert')).toHaveText(refusalLine({ code: 'lastAdmin' }));
    await shutOut(of('desk').filter({ hasNotText: 'Borne du hall' }));
    await expect(trustChip(second.page)).toContainText(trustText.refusedSince);
    expect(await call(second.page, 'hub.renewToken', undefined)).toBeNull();
    await expect(open).toHaveCount(0);
    const made = first.page.getByRole('region', { name: devicesText.adminCode });
    await first.page.getByRole('button', { name: devicesText.inviteAdmin }).press('Enter');
    await expect(made).toBeVisible();
    await open.getByRole('button').press('Enter');
    await expect(made).toBeHidden();
    await expect(first.page.getByRole('heading', { name: openCodesText.title })).toBeFocused();
    const children = first.page.getByRole('region', { name: devicesText.children }).getByRole('listitem');
    await expect(children).toHaveText([/^Borne du hall/]);
    await shutOut(children.first());
    await expect(children).toHaveCount(0);
    await expect(child).toContainText(devicesText.out);
  });

  await test.step('its work stays on it, and no other desk sees it', async () => {
    const [here, there] = [await requestsOf(second.page), await requestsOf(first.page)];
    await answerOnTheSpot(second.page, housing);
    await expect.poll(() => requestsOf(second.page)).toBe(here + 1);
    await expectSynced(first.page);
    expect(await requestsOf(first.page)).toBe(there);
  });

  expect(desks.apps.flatMap(({ violations }) => [...violations])).toEqual([]);
  await desks.close();
});
