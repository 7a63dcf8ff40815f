import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { displayName, toCitizenValues } from '#shared/domain/model/citizen-values';
import { displayText } from '#shared/i18n/fr/display';
import { supervisionText } from '#shared/i18n/fr/supervision';
import { callNumber, finishService, giveTicket, openDesk, startService } from './support/acts';
import { launchDemo } from './support/prepared-town';
import { readStore, ticketOf } from './support/read-store';
import { beAgent, goTo, openDisplay } from './support/town';

/** The desk of the agent who is proposed. */
const ownDesk = 7;
const civilStatus = '2';

const served = async (page: Page): Promise<number> => {
  await goTo(page, 'supervision');
  const cell = page
    .getByRole('list', { name: supervisionText.strip.title })
    .getByRole('listitem')
    .filter({ hasText: supervisionText.strip.served });
  await expect(cell.locator('b')).toHaveText(/^\d+$/);
  return Number(await cell.locator('b').textContent());
};

test('a ticket goes from the reception to the desk, the display and the figures of the day', async () => {
  const guichet = await launchDemo();
  const { page } = guichet;
  await beAgent(page);
  const before = await served(page);

  const label = await giveTicket(page, civilStatus, 'Aurore Zéphyrin');
  await test.step('its paper was written', async () => {
    const folder = path.join(guichet.userDataDir, 'Tickets');
    const papers = () => (existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith(`${label}-`)) : []);
    await expect.poll(papers).toHaveLength(1);
    const [name = ''] = papers();
    expect(readFileSync(path.join(folder, name)).subarray(0, 5).toString()).toBe('%PDF-');
  });

  const display = await openDisplay(guichet.app, page);
  await openDesk(page, ownDesk);
  await callNumber(page, label);
  await expect(page.getByRole('heading', { name: 'Aurore Zéphyrin' })).toBeVisible();

  await test.step('the display shows number and desk, and nobody by name', async () => {
    const called = display.getByRole('region', { name: displayText.called });
    await expect(called.getByText(label, { exact: true })).toBeVisible();
    await expect(called.getByText(displayText.desk(ownDesk), { exact: true })).toBeVisible();
    const shown = (await display.evaluate(() => document.documentElement.textContent)) ?? '';
    expect(shown).toContain(label);
    const names = Object.values((await readStore(page, 'citizens')).citizens).map((one) =>
      displayName(toCitizenValues(one)),
    );
    expect(names).toContain('Aurore Zéphyrin');
    expect(names.filter((name) => name.length > 4 && shown.includes(name))).toEqual([]);
    expect(shown).not.toMatch(/Zéphyrin/i);
  });

  await startService(page);
  await finishService(page);
  expect(ticketOf(await readStore(page, 'tickets'), label)).toMatchObject({
    status: 'done',
    deskId: `desk-${ownDesk}`,
  });
  await expect.poll(() => served(page)).toBe(before + 1);
  expect([...guichet.errors, ...guichet.violations]).toEqual([]);
  await guichet.close();
});
