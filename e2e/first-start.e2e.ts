import { commonText } from '#shared/i18n/fr/common';
import { expect, test, type Page } from '@playwright/test';
import { receptionText } from '#shared/i18n/fr/reception';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsAgentsText } from '#shared/i18n/fr/settings-agents';
import { settingsHoursText } from '#shared/i18n/fr/settings-hours';
import { settingsRosterText } from '#shared/i18n/fr/settings-roster';
import { printingText } from '#shared/i18n/fr/printing';
import { setupText } from '#shared/i18n/fr/system';
import { welcomeText } from '#shared/i18n/fr/welcome';
import { giveTicket, undoLast } from './support/acts';
import { launchGuichet } from './support/launch';
import { goTo, seeShell } from './support/town';
import { onScreen } from './support/on-screen';

const { hub, who } = welcomeText;

const openSection = async (page: Page, section: keyof typeof settingsText.sections): Promise<void> => {
  await goTo(page, 'settings');
  await page.getByRole('button', { name: settingsText.sections[section], exact: true }).click();
};
const row = (page: Page, text: string) => page.locator('.set-row:visible', { hasText: text });

/** Whether a new town, whose hours are 8:30 to 12:30 and 13:30 to 17:00 on weekdays, is open at this moment. */
const isOpenNow = (): boolean => {
  const [weekday = '', time = ''] = new Intl.DateTimeFormat('fr-FR', {
    timeZone: 'Europe/Paris',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
    .format(new Date())
    .split(' ');
  const at = time.replace(' h ', ':');
  const isIn = (from: string, to: string): boolean => from <= at && at < to;
  return !/^(?:sam|dim)/.test(weekday) && (isIn('08:35', '12:25') || isIn('13:35', '16:55'));
};

/** Words in capitals that people know; every other one is a code of the program. */
const acronyms = new Set([
  'CNI',
  'PDF',
  'SMS',
  'QR',
  'USB',
  'TLS',
  'RDV',
  'URL',
  'CSV',
  'ANTS',
  'HTTP',
  'HTTPS',
  'RGPD',
  'AIPD',
  'CNIL',
  'PACS',
  'UTF',
  'ISO',
  'RFC',
  'XLSX',
  'JSON',
  'INSEE',
  'CERFA',
  'SMTP',
  'API',
]);

test('a town hall is set up: its administrator by name, a first ticket without a false wait, and what is next', async () => {
  const { page, close, errors } = await launchGuichet();

  await test.step('the first start asks the name of who sets it up, and proposes them', async () => {
    await expect(page.getByRole('heading', { name: welcomeText.heading })).toBeVisible();
    await page.keyboard.press('2');
    await expect(page.getByRole('textbox', { name: hub.adminName })).toBeFocused();
    await page.keyboard.type('Maud Kervella');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Fontbelle');
    // At the least number « − » is switched off under the mouse.
    const stations = page.getByRole('textbox', { name: hub.stations });
    await page.locator('.stepper', { has: stations }).getByRole('button').first().click();
    await expect(stations).toHaveValue('0');
    await expect(stations).toBeFocused();
    await page.evaluate(() =>
      window.addEventListener('submit', () => {
        document.documentElement.dataset.sent = `${document.documentElement.dataset.sent ?? ''}x`;
      }),
    );
    // A field sends by itself, so the dialog must not send as well: nothing is founded while a fact is missing.
    const site = page.getByRole('textbox', { name: hub.site });
    await site.fill('');
    await page.keyboard.press('Enter');
    await expect(page.locator('html')).toHaveAttribute('data-sent', 'x');
    await expect(site).toHaveAccessibleDescription(hub.missingSite);
    await site.fill(hub.siteDefault);
    await page.getByRole('dialog').evaluate((dialog) => dialog.focus());
    // Pressed twice it founds one town.
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(page.locator('html')).toHaveAttribute('data-sent', 'xx');
    await expect(page.getByRole('heading', { name: who.title })).toBeVisible({ timeout: 60_000 });
    const first = page.locator('.agents .agent').first();
    await expect(first).toContainText('Maud K.');
    await expect(first).toBeFocused();
    await page.keyboard.press('Enter');
    await seeShell(page);
  });

  await test.step('no wait is announced before a desk is open', async () => {
    await goTo(page, 'reception');
    // Every question that the screen asked has its answer, also those about nobody.
    await expect(page.locator('html')).toHaveAttribute('data-usable', 'yes');
    await giveTicket(page, '1');
    const ticket = page.locator('.ticket');
    await expect(ticket).toContainText('A001');
    if (isOpenNow()) {
      await expect(ticket).toContainText(/Attente inconnue/);
      await expect(page.getByRole('main').first()).not.toContainText(receptionText.ticket.announced);
    }
    // Before the doors open the plan says when somebody comes; it never makes a wait of hours out of a desk that stands empty.
    await expect(ticket).not.toContainText(/\d{3} à \d|\d\sh\s/);
  });

  await test.step('a renamed agent has the new name everywhere', async () => {
    await page.getByRole('complementary', { name: setupText.title }).getByText(setupText.steps.agents).click();
    await row(page, 'Agent 1').click();
    await page.getByRole('textbox', { name: settingsAgentsText.name }).fill('Yann Aubry');
    await page.keyboard.press('Control+Enter');
    await expect(row(page, 'Yann Aubry')).toBeVisible();
    await goTo(page, 'agenda');
    // The keyboard is in the agenda, empty as it is, not back on the banner that led to the settings.
    await expect(page.locator('main.place:visible :focus')).toHaveCount(1);
    await expect(page.getByText('Yann A.').filter({ visible: true }).first()).toBeVisible();
    await expect(page.getByText('Agent 1', { exact: true })).toHaveCount(0);
  });

  await test.step('several desks have new hours in one act, undone at once', async () => {
    await openSection(page, 'openings');
    await page.getByRole('button', { name: settingsHoursText.bulk.add }).click();
    const form = page.getByRole('form', { name: settingsHoursText.bulk.form });
    await form.getByRole('textbox', { name: settingsHoursText.openings.from }).first().fill('9:15');
    await page.keyboard.press('Control+Enter');
    await expect(row(page, '9:15–12:30')).toHaveCount(4);
    await undoLast(page);
    await expect(row(page, '9:15–12:30')).toHaveCount(0);
  });

  await test.step('an absence that comes back is written in one line', async () => {
    await openSection(page, 'absences');
    await page.getByRole('button', { name: settingsHoursText.absences.addRecurring }).click();
    const form = page.locator('.set-form:visible');
    await form
      .getByRole('button', { name: new RegExp(`${settingsHoursText.absences.agent} ${commonText.required}$`) })
      .click();
    await page.getByRole('option', { name: 'Yann Aubry' }).click();
    await form.getByText('mer.', { exact: true }).click();
    await page.keyboard.press('Control+Enter');
    await expect(row(page, 'Yann A.')).toContainText('mercredi 13:00–18:00');
  });

  await test.step('a week is planned by keys, and undone', async () => {
    await openSection(page, 'roster');
    await page.getByRole('button', { name: settingsRosterText.after }).click();
    await page.getByRole('button', { name: settingsRosterText.usual }).click();
    const cell = page.locator('.ro-cell').first();
    await expect(cell).not.toHaveText(settingsRosterText.nobody);
    await cell.click();
    await page.keyboard.press('Delete');
    await expect(cell).toHaveText(settingsRosterText.nobody);
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('.ro-cell').nth(1)).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('y');
    await expect(cell).toHaveText('Yann A.');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('button', { name: settingsRosterText.remove })).toBeVisible();
    await undoLast(page);
    await expect(onScreen(page).getByText(settingsRosterText.unplanned)).toBeVisible();
  });

  await test.step('no code of the program is on a screen of the settings', async () => {
    await goTo(page, 'settings');
    const names = page.getByRole('navigation', { name: settingsText.sectionsLabel }).getByRole('button');
    for (let index = 0; index < (await names.count()); index += 1) {
      await names.nth(index).click();
      const pane = page.locator('.set-section:visible');
      await expect(pane).toHaveCount(1);
      const first = pane.locator('.set-row').first();
      if (await first.isVisible()) await first.click();
      const [text, values] = [
        await pane.innerText(),
        await pane.locator('input').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value)),
      ];
      const codes = [text, ...values].join(' ').match(/\b\p{Lu}{3,}(?:[-_]\p{Lu}+)*\b/gu) ?? [];
      expect(codes.filter((code) => !acronyms.has(code))).toEqual([]);
    }
  });

  await test.step('what is next stays until it is done, and can be put away for good', async () => {
    const next = page.getByRole('complementary', { name: setupText.title });
    await expect(next.getByRole('button', { name: setupText.steps.printer })).toBeVisible();
    // To look at the hours is not to check them: that is said.
    await next.getByRole('button', { name: setupText.steps.printer }).click();
    const choice = page.getByRole('dialog', { name: printingText.open });
    await expect(choice.getByRole('region', { name: printingText.choice.title })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(choice).toBeHidden();
    await next.getByRole('button', { name: setupText.steps.hours }).click();
    await expect(next.getByRole('button', { name: setupText.steps.hours })).toBeVisible();
    await next.getByRole('button', { name: setupText.hoursAreRight }).click();
    await expect(next.getByRole('button', { name: setupText.steps.hours })).toHaveCount(0);
    await expect(next).toContainText(setupText.steps.hours);
    await next.getByRole('button', { name: setupText.dismiss }).click();
    await expect(next).toHaveCount(0);
    await page.reload();
    await seeShell(page);
    await expect(next).toHaveCount(0);
  });
  expect(errors).toEqual([]);
  await close();
});
