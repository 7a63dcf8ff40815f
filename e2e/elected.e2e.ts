import { expect, test } from '@playwright/test';
import { accessKeysText } from '#shared/i18n/fr/access-keys';
import { roleText } from '#shared/i18n/fr/common';
import { settingsSiteText } from '#shared/i18n/fr/settings-site';
import { shellText } from '#shared/i18n/fr/shell';
import { welcomeText } from '#shared/i18n/fr/welcome';
import { figureExportText } from '#shared/i18n/fr/figure-export-menu';
import { printsText } from '#shared/i18n/fr/prints';
import { settingsText } from '#shared/i18n/fr/settings';
import { openSection } from './support/open-section';
import { launchGuichet } from './support/launch';
import { launchServedDesk } from './support/prepared-town';
import { countStore, readStore } from './support/read-store';
import { askCode } from './support/server';
import { beAgent, expectSynced, goTo, seeShell } from './support/town';
import { createResizer } from './support/window-sizes';
import { onScreen } from './support/on-screen';

const administrator = 'Yann K.';

test('a computer of the elected shows the figures of the year and holds no person; a program reads figures by a key', async () => {
  const { server, desk } = await launchServedDesk();
  await beAgent(desk.page, administrator);
  await expectSynced(desk.page);
  const code = await askCode(desk.page, 'elected');
  const elected = await launchGuichet();

  await test.step('it joins by its code and stands at Pilotage, the only place', async () => {
    const { page } = elected;
    await expect(page.getByRole('heading', { name: welcomeText.heading })).toBeVisible();
    await page.keyboard.press('3');
    const address = page.getByRole('textbox', { name: welcomeText.join.address });
    await expect(address).toBeFocused();
    await page.keyboard.type(server.address.replace('http://', ''));
    await page.getByRole('textbox', { name: welcomeText.join.code }).fill(code);
    await page.keyboard.press('Enter');
    await seeShell(page);
    const tabs = page.getByRole('navigation', { name: shellText.placesLabel }).getByRole('link');
    await expect(tabs).toHaveText([shellText.places.steering]);
    await expect(page.locator('.who')).toHaveText(roleText.elected);
    for (const key of ['F2', 'F4', 'Control+1', 'Control+3']) await page.keyboard.press(key);
    await expect(page.getByRole('heading', { level: 1, name: shellText.places.steering })).toBeVisible();
    await expectSynced(page);
  });

  await test.step('its disk holds the names of things and nobody', async () => {
    const { reference, ...rows } = countStore(await readStore(elected.page));
    expect(Object.values(rows)).toEqual([0, 0, 0, 0, 0]);
    expect(reference).toBeGreaterThan(10);
    const kinds = new Set(
      Object.values((await readStore(elected.page, 'reference')).reference).map(({ kind }) => kind),
    );
    expect([...kinds].toSorted()).toEqual(['department', 'reason', 'site', 'theme']);
    expect(Object.keys((await readStore(desk.page, 'citizens')).citizens).length).toBeGreaterThan(100);
  });

  await test.step('what the reception costs is a setting of the town hall: refused when it is nothing, and taken back', async () => {
    const { page } = desk;
    await goTo(page, 'settings');
    const label = settingsSiteText.cost(new Date().getFullYear());
    const cost = page.getByRole('textbox', { name: label });
    const before = await cost.inputValue();
    await cost.fill('0');
    await page.keyboard.press('Control+Enter');
    await expect(cost).toHaveAccessibleDescription(/1\s€ au moins/);
    await cost.fill('987654');
    await page.keyboard.press('Control+Enter');
    await expect(page.locator('.last-act').getByText(`Réglages\u00A0: ${settingsSiteText.what}`)).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await expect(cost).toHaveValue(before);
  });

  await test.step('a key is made, opens indicators and no row, and is cut off', async () => {
    const { page } = desk;
    await openSection(page, settingsText.sections.access);
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: accessKeysText.name }).fill('Observatoire');
    // The key acts on what the screen shows: the name has to stand there.
    await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
    await page.keyboard.press('Control+n');
    const made = page.getByRole('region', { name: accessKeysText.key });
    const key = await made.locator('code').first().innerText();
    const read = (path: string) =>
      fetch(`${server.address}/v1/api/${path}`, { headers: { authorization: `Bearer ${key}` } });
    await expect.poll(async () => (await read('indicators')).status, { timeout: 60_000 }).toBe(200);
    expect((await read('requests')).status).toBe(403);
    await page.getByRole('button', { name: `${accessKeysText.revoke} Observatoire` }).click();
    const question = page.getByRole('alertdialog', { name: accessKeysText.ask.title('Observatoire') });
    await question.getByRole('button', { name: accessKeysText.revoke }).click();
    await expect(onScreen(page).getByText(accessKeysText.revoked('Observatoire'))).toBeVisible();
    expect((await read('indicators')).status).toBe(401);
  });

  await test.step('the report of one page says in which file it lies, and opens it', async () => {
    const { app, page } = elected;
    const file = test.info().outputPath('rapport-elu.pdf');
    await app.evaluate(({ dialog }, to) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: to });
    }, file);
    await page.getByRole('button', { name: figureExportText.kinds.report.label }).press('Enter');
    await expect(page.locator('.printed-file')).toContainText('rapport-elu.pdf', { timeout: 60_000 });
    await expect(page.getByRole('button', { name: printsText.done.openFileOf('rapport-elu.pdf') })).toBeVisible();
    const { resize, restore } = await createResizer(page);
    await resize([1093, 614]);
    const head = page.locator('.pi-top');
    // The sentence keeps its width: nothing of the head runs below the window.
    expect((await head.boundingBox())?.height).toBeLessThan(200);
    await page.screenshot({ path: test.info().outputPath('report-1093.png') });
    await restore();
  });

  for (const one of [desk, elected]) {
    expect([one.errors, one.violations]).toEqual([[], []]);
    await one.close();
  }
  await server.remove();
});
