import { expect, test } from '@playwright/test';
import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { displayText } from '#shared/i18n/fr/display';
import { callNumber, giveTicket, openDesk, pressUntil, startService, undoLast } from './support/acts';
import { launchDemo } from './support/prepared-town';
import { readStore, ticketOf } from './support/read-store';
import { beAgent, becomeAgent, expectSynced, openDisplay } from './support/town';
import { secondAgent } from './support/two-desks';

/** Served at the desk of the second agent alone. */
const housing = '4';

test('somebody who is set aside ends no service: nobody is called, and a call that is taken back leaves the big place of the board to nobody', async () => {
  const { app, page, errors, violations, close } = await launchDemo();
  await beAgent(page, 'Yann K.');
  await expectSynced(page);
  const first = await giveTicket(page, housing);
  await becomeAgent(page, secondAgent.name);
  await openDesk(page, secondAgent.desk);
  await callNumber(page, first);
  await startService(page);
  const statusOf = async (label: string) => ticketOf(await readStore(page, 'tickets'), label)?.status;

  let second = '';

  await test.step('the call that was asked for at the end is let go of, and that is said', async () => {
    const armed = page.locator('.nextup [aria-pressed="true"]');
    await pressUntil(page, 'F8', () => armed.isVisible());
    second = /[A-Z]\d{3}/u.exec((await armed.textContent()) ?? '')?.[0] ?? '';
    await expect(armed).toContainText(counterText.next.armed(second));
    await pressUntil(page, 'F7', () => page.getByRole('dialog').isVisible());
    await page.keyboard.press('1');
    await expect.poll(() => statusOf(first)).toBe('parked');
    await expect(page.getByRole('region', { name: counterText.person.label })).toContainText(counterLifeText.notTheEnd);

    expect(await statusOf(second)).toBe('waiting');
  });

  await test.step('the board shows the number that is called, and no older one once that is taken back', async () => {
    const display = await openDisplay(app, page);
    await callNumber(page, second);
    await expect(display.locator('.aff-plate')).toHaveText(second);
    await undoLast(page);
    await expect.poll(() => statusOf(second)).toBe('waiting');
    await expect(display.getByText(displayText.noCall)).toBeVisible();
  });

  expect([...errors, ...violations]).toEqual([]);
  await close();
});
