import { expect, test, type Page } from '@playwright/test';
import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { callNext, openDesk, startService, undoLast } from './support/acts';
import { launchDemo } from './support/prepared-town';
import { readStore } from './support/read-store';
import { beAgent, becomeAgent, expectSynced, goTo } from './support/town';

const desk = 7;
const text = counterLifeText.leftDesk;

const stored = async (page: Page, label: string) => {
  const { tickets, deskSessions } = await readStore(page, 'tickets', 'deskSessions');
  const session = Object.values(deskSessions).find(({ id }) => id === `desk-${desk}:2026-11-23`);
  const own = Object.values(tickets).filter((ticket) => ticket.label === label && ticket.day === '2026-11-23');
  return {
    at: `${session?.status} ${session?.agentId}`,
    tickets: own.map(({ status, deskId }) => `${status} ${deskId}`),
    steps: own.flatMap(({ events }) => events.map(({ type, by }) => `${type} ${by.agentId}`)).slice(-3),
  };
};

test('a colleague takes over a desk amid a service: one act, and the person goes on', async () => {
  const guichet = await launchDemo('2026-11-23T09:32:00.000Z');
  const { page } = guichet;
  await beAgent(page);
  await expectSynced(page);
  await openDesk(page, desk);
  await callNext(page);
  await startService(page);
  const label = (await page.locator('header.id .plaque').textContent()) ?? '';
  const first = await stored(page, label);
  expect(first.tickets).toEqual([`serving desk-${desk}`]);

  await becomeAgent(page, 'Éric T.');
  const banner = page.getByRole('status').filter({ hasText: 'est resté ouvert' });
  await expect(banner).toContainText(label);
  await goTo(page, 'counter');

  await test.step('from the choice of a desk: it is offered by its digit, and taken by Entrée', async () => {
    await page.getByRole('radio', { name: counterText.desk(desk) }).check();
    await page.getByRole('button', { name: text.takeOverAt(desk) }).press('Enter');
    await expect(page.locator('header.id .plaque')).toHaveText(label);
    await expect(banner).toBeHidden();
    await expect(page.locator('.last-act')).toContainText(`${label} y reste`);
    expect(await stored(page, label)).toEqual({ ...first, at: 'open agent-eric' });
  });

  await test.step('Ctrl Z gives it back; the banner takes it again', async () => {
    await undoLast(page);
    await expect(banner).toBeVisible();
    expect(await stored(page, label)).toEqual(first);
    await page.setViewportSize({ width: 1093, height: 614 });
    await banner.getByRole('button', { name: text.takeOver }).press('Enter');
    await expect(banner).toBeHidden();
    await expect(page.locator('header.id .plaque')).toHaveText(label);
  });

  await test.step('who ended the service is who was there then', async () => {
    await page.keyboard.press('F9');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await stored(page, label)).steps.slice(-2))
      .toEqual([first.steps.at(-1), 'done agent-eric']);
  });
  const faults = [...guichet.errors, ...guichet.violations];
  await guichet.close();
  expect(faults).toEqual([]);
});
