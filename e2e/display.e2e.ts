import { rmSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { displayText } from '#shared/i18n/fr/display';
import { shellText } from '#shared/i18n/fr/shell';
import { welcomeText } from '#shared/i18n/fr/welcome';
import { callNumber, giveTicket, openDesk } from './support/acts';
import { crashPage, stationPage } from './support/crash-page';
import { launchGuichet } from './support/launch';
import { launchServedDesk } from './support/prepared-town';
import { joinAsScreen } from './support/screens';
import { beAgent, becomeAgent, expectSynced, openDisplay, runAction } from './support/town';
import { secondAgent } from './support/two-desks';
import { onScreen } from './support/on-screen';

const housing = '4';
/** A dead server is known at once and said after ten seconds; a line that is silent, within half a minute. */
const saidWithinMs = 40_000;

/** A code for a display, as an administrator gets it: from the dialog. */
const inviteDisplay = async (page: Page, address: string): Promise<string> => {
  await runAction(page, shellText.keys.invite);
  const dialog = page.getByRole('dialog', { name: shellText.invite.title });
  await dialog.getByRole('radio', { name: shellText.invite.ranks.display }).click();
  await dialog.getByRole('button', { name: shellText.invite.ask }).press('Enter');
  await expect(dialog).toContainText(shellText.invite.how.display);
  await expect(dialog.locator('dd').first()).toHaveText(address.replace('http://', ''));
  const code = (await dialog.locator('.invite-code').textContent()) ?? '';
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  return code;
};

const board = (display: Page) => display.locator('main.aff');
const offline = (display: Page) => display.getByRole('status').filter({ hasText: displayText.offline('') });

test('a screen of its own calls, calls again, says when it is alone, and starts by itself', async () => {
  const { server, desk } = await launchServedDesk();
  await beAgent(desk.page, 'Yann K.');
  await expectSynced(desk.page);
  const code = await inviteDisplay(desk.page, server.address);
  await becomeAgent(desk.page, secondAgent.name);
  const screen = await joinAsScreen(server.address, code);
  await expect(board(screen.page)).toBeVisible();
  expect(screen.app.windows()).toHaveLength(1);

  await openDesk(desk.page, secondAgent.desk);
  const label = await giveTicket(desk.page, housing);

  await test.step('a call of the desk is on the board, announced once in words', async () => {
    const before = Number(await board(screen.page).getAttribute('data-announced'));
    expect(before).toBe(0);
    await callNumber(desk.page, label);
    const called = screen.page.getByRole('region', { name: displayText.called });
    await expect(called.getByText(label, { exact: true })).toBeVisible();
    await expect(called.getByText(displayText.desk(secondAgent.desk), { exact: true })).toBeVisible();
    await expect(board(screen.page)).toHaveAttribute('data-announced', '1');
  });

  await test.step('a recall is announced again', async () => {
    await desk.page.keyboard.press('F6');
    await expect(board(screen.page)).toHaveAttribute('data-announced', '2');
    await expect(board(screen.page)).toHaveAttribute('data-saying', new RegExp(label));
  });

  await test.step('without its server it says so and keeps the numbers; with it again it is well', async () => {
    // The window that a desk opens beside itself hears of calls by that desk alone.
    const beside = await openDisplay(desk.app, desk.page);
    await expect(board(beside)).toContainText(label);
    await expect(offline(beside)).toHaveCount(0);
    await server.kill();
    for (const page of [screen.page, beside]) await expect(offline(page)).toBeVisible({ timeout: saidWithinMs });
    await expect(beside.getByText(displayText.waitsUnknown)).toBeVisible();
    await expect(offline(screen.page)).toHaveText(/Hors ligne depuis \d{1,2}:\d\d/);
    await expect(onScreen(screen.page).getByText(label, { exact: true })).toBeVisible();
    await server.startAgain();
    for (const page of [screen.page, beside]) await expect(offline(page)).toBeHidden({ timeout: saidWithinMs });
    await beside.close();
    // What was announced before is not announced again.
    await expect(board(screen.page)).toHaveAttribute('data-announced', '2');
  });

  await test.step('a page that crashes comes back', async () => {
    await crashPage(screen.app);
    await expect.poll(() => stationPage(screen.app)).toContain('/pages/display/');
  });

  await screen.close({ keep: true });
  const again = await launchGuichet({ userDataDir: screen.userDataDir, opens: 'display' });
  await test.step('after a restart the board is there alone, on the whole screen', async () => {
    await expect(board(again.page)).toContainText(label);
    await expect(board(again.page)).toHaveAttribute('data-announced', '0');
    const shown = await again.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => [window.isVisible(), window.isFullScreen()]),
    );
    expect(shown).toEqual([[true, true]]);
  });

  await test.step('Ctrl Maj Q, and yes, makes it a station without a task', async () => {
    await again.app.evaluate(({ dialog }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
    });
    const opened = again.app.waitForEvent('window');
    // As the system hands it over: the driver's own keys come in behind the window.
    await again.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.sendInputEvent({
        type: 'keyDown',
        keyCode: 'Q',
        modifiers: ['control', 'shift'],
      }),
    );
    const welcome = await opened;
    await expect(welcome.getByRole('heading', { name: welcomeText.heading })).toBeVisible();
    await expect.poll(() => again.app.windows().length).toBe(1);
  });

  expect([...desk.violations, ...again.errors, ...again.violations]).toEqual([]);
  await again.close();
  await desk.close();
  await server.remove();
  rmSync(screen.userDataDir, { recursive: true, force: true, maxRetries: 5 });
});
