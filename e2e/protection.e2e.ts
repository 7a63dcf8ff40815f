import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { printsText } from '#shared/i18n/fr/prints';
import { settingsText } from '#shared/i18n/fr/settings';
import { retentionText, settingsSiteText } from '#shared/i18n/fr/settings-site';
import { backupsText } from '#shared/i18n/protection/backups';
import { protectionText as texts } from '#shared/i18n/protection/section';
import { axeFaults } from './support/axe-faults';
import { pdfText } from './support/pdf-text';
import { launchDemo, launchServedDesks } from './support/prepared-town';
import { beAgent, expectOffline, expectSynced } from './support/town';
import { onScreen } from './support/on-screen';

const { protection, retention, site } = settingsText.sections;

/** By what somebody would type who looks for it. */
const openProtection = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('rgpd délégué');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: protection })).toBeVisible();
  // A key that comes before the search is closed and the section has the focus would press what gets the focus.
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('[data-pane="protection"] :focus')).toHaveCount(1);
};

/** The line of a fact. */
const line = (page: Page, id: keyof typeof texts.names) =>
  page
    .getByRole('table', { name: texts.facts })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: texts.names[id], exact: true }) });

test('an administrator sees what protects the data, goes where something is to be done, and saves the papers of the town', async () => {
  const { page, app, userDataDir, close, errors } = await launchDemo();
  await beAgent(page, 'Yann K.');

  await test.step('what is known stands there as it is, and what is not protected too', async () => {
    await openProtection(page);
    await expect(line(page, 'retention')).toContainText(retentionText.now(null));
    await expect(line(page, 'backup')).toContainText(texts.backup.none);
    await expect(line(page, 'erasures')).toContainText(texts.erasures.none);
    await expect(line(page, 'devices')).toContainText(texts.devices.none(30));
    await expect(line(page, 'seal')).toContainText(/scellées/u);
    await expect(line(page, 'server')).toContainText(texts.server.act);
    // A demonstration is nobody’s data.
    await expect(page.getByRole('heading', { name: backupsText.title })).toHaveCount(0);
    await expect(page.getByText(/Non connu/u)).toHaveCount(0);
    expect(await axeFaults(page)).toEqual([]);
  });

  await test.step('its ways lead by the keyboard to where months and contact are written', async () => {
    const go = page.getByRole('button', { name: texts.go(retention) });
    await expect(go).toBeFocused();
    await page.keyboard.press('Enter');
    const form = page.getByRole('form', { name: retention });
    await form.getByRole('radio', { name: retentionText.choices.drop }).click();
    for (const [field, months] of [
      ['recordMonths', '18'],
      ['personMonths', '23'],
    ] as const) {
      const { label, hint } = retentionText.fields[field];
      await form.getByRole('textbox', { name: `${label} ${hint}` }).fill(months);
    }
    await page.keyboard.press('Control+Enter');
    await expect(form.getByRole('table', { name: retentionText.table })).toBeVisible();
    await page.keyboard.press('Control+Enter');
    const sure = page.getByRole('alertdialog').getByRole('button', { name: /^Supprimer /u });
    const chosen = form.getByText(retentionText.now({ recordMonths: 18, personMonths: 23 }));
    await expect(sure.or(chosen)).toBeVisible();
    if (await sure.isVisible()) await sure.press('Enter');
    await expect(chosen).toBeVisible();
    await openProtection(page);
    await expect(line(page, 'retention')).toContainText('18\u00A0mois');
    await page.getByRole('button', { name: texts.go(site) }).press('Enter');
    await page.getByRole('textbox', { name: settingsSiteText.dpoContact }).fill('dpo@fontbelle.example');
    await page.keyboard.press('Control+Enter');
    await openProtection(page);
    await expect(line(page, 'contact')).toContainText('dpo@fontbelle.example');
  });

  await test.step('each paper is saved with the name of the town, the months and the contact', async () => {
    for (const [id, name] of Object.entries(texts.papers.names)) {
      const file = path.join(userDataDir, `${id}.pdf`);
      await app.evaluate(({ dialog }, to) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: to });
      }, file);
      await page.getByRole('button', { name: texts.papers.actOf(texts.papers.pdf, name) }).press('Enter');
      await expect(onScreen(page).getByText(printsText.done.file(`${id}.pdf`))).toBeVisible({ timeout: 30_000 });
      const pdf = readFileSync(file);
      const said = pdfText(pdf);
      for (const words of ['Fontbelle-sur-Loire', '18mois', '23mois', 'dpo@fontbelle.example'])
        expect(said, id).toContain(words);
      const pages = pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
      expect(id === 'poster' ? pages === 1 : pages > 1, `${id}: ${pages}`).toBe(true);
    }
  });
  expect(errors).toEqual([]);
  await close();
});

test('at a desk that joined, what only the server knows is known from it, and not known without it', async () => {
  const { server, desks } = await launchServedDesks();
  const [{ page }, second] = desks;
  await second.close();
  await beAgent(page, 'Yann K.');
  await expectSynced(page);
  await openProtection(page);
  await expect(line(page, 'backup')).toContainText(texts.backup.none);
  await server.kill();
  await expectOffline(page);
  for (const id of ['erasures', 'backup', 'devices', 'journal'] as const)
    await expect(line(page, id)).toContainText(texts.unknown.unreachable);
  await expect(line(page, 'server')).toContainText(texts.server.fact);
  // The browser says itself that nobody answered.
  expect(desks[0].errors.filter((text) => !text.startsWith('Failed to load resource: net::ERR_'))).toEqual([]);
  await desks[0].close();
  await server.remove();
});
