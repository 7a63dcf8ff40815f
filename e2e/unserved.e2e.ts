import { expect, test } from '@playwright/test';
import { optionsText } from '#shared/i18n/fr/supervision-options';
import { receptionText } from '#shared/i18n/fr/reception';
import { ticketCardText, waitsAlone } from '#shared/i18n/fr/ticket-card';
import { finishService, openDesk, pressUntil } from './support/acts';
import { launchDemo } from './support/prepared-town';
import { beAgent, goTo } from './support/town';

/** Somebody of the demonstration who waits for a reason that desks 2 and 8 alone serve; 8 is closed until eleven. */
const label = 'A044';
const itsDesk = 2;

test('whoever no open desk may call is told: as the desk closes, at reception, on the card and to the supervisor', async () => {
  const guichet = await launchDemo();
  const { page } = guichet;
  await beAgent(page, 'Sylvie M.');
  await goTo(page, 'reception');
  const alone = page.getByRole('heading', { name: receptionText.queue.unserved });
  await expect(page.locator('.nexts').filter({ hasText: label })).toBeVisible();
  await expect(alone).toHaveCount(0);

  await test.step('the desk that closes says who waits on without one', async () => {
    await goTo(page, 'counter');
    await finishService(page);
    const said = page.locator('.last-act').filter({ hasText: waitsAlone([label]) });
    await pressUntil(page, 'Control+F9', () => said.isVisible());
  });

  await test.step('reception sees them apart, and their card says why', async () => {
    await goTo(page, 'reception');
    await expect(alone).toBeVisible();
    await expect(page.locator('.nexts--aside').filter({ hasText: label })).toContainText(receptionText.queue.noDesk);
    await page
      .locator('.nexts--aside')
      .getByRole('button', { name: ticketCardText.open(label) })
      .click();
    await expect(page.getByRole('dialog')).toContainText(
      ticketCardText.instead({ restsUntil: '', hourAt: '', left: null, isSooner: false, isUnserved: true }, () => ''),
    );
    await page.keyboard.press('Escape');
  });

  await test.step('the supervisor reads it first, and which desk is to be opened', async () => {
    await goTo(page, 'supervision');
    await expect(page.getByRole('heading', { level: 2 }).first()).toContainText(label);
    const acts = page.getByRole('list', { name: optionsText.acts.title });
    await expect(acts.getByRole('listitem').first()).toContainText(waitsAlone([label]));
    await expect(acts.getByRole('listitem').first()).toContainText(new RegExp(`guichet.(${itsDesk}|8)`, 'u'));
  });

  await test.step('once the desk is open again nobody is told of', async () => {
    await openDesk(page, itsDesk);
    await goTo(page, 'reception');
    await expect(alone).toHaveCount(0);
  });
  expect([...guichet.errors, ...guichet.violations]).toEqual([]);
  await guichet.close();
});
