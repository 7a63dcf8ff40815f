import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { shellText } from '#shared/i18n/fr/shell';
import { giveTicket, openDesk } from './support/acts';
import { wideFaults } from './support/look/wide-letters';
import { expectNothingCut } from './support/look-whole';
import { launchDemo } from './support/prepared-town';
import { readStore, ticketOf } from './support/read-store';
import { beAgent, goTo } from './support/town';

/** The desk of the agent who is proposed, and a reason that it serves. */
const ownDesk = 7;
const civilStatus = '2';

/** Where the desk's window is; the frame of the system counts in `bounds` alone. */
const windowOf = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => {
    // Papers are printed from windows that nobody sees.
    const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().includes('/main/'));
    if (!window) throw new Error('no window');
    const { width, height } = window.getContentBounds();
    return {
      inside: { width, height },
      bounds: window.getBounds(),
      minimum: window.getMinimumSize(),
      isOnTop: window.isAlwaysOnTop(),
      isResizable: window.isResizable(),
    };
  });

/** The counter takes a press right after another for a rebound. */
const press = async (page: Page, key: string): Promise<void> => {
  await page.waitForTimeout(250);
  await page.keyboard.press(key);
};

const strip = (page: Page) => page.getByRole('region', { name: counterLifeText.strip.label });
const act = (page: Page, name: string) => strip(page).getByRole('button', { name });

/** Nothing is cut, with wide letters neither: what has no room then is reached by scrolling. */
const expectWhole = async (page: Page): Promise<void> => {
  await expectNothingCut(page);
  expect(await wideFaults(page)).toEqual([]);
};

test('the counter as a strip: on top, with the keys of the whole screen, and back exactly where it was', async () => {
  const guichet = await launchDemo();
  const { app, page } = guichet;
  await beAgent(page);
  const label = await giveTicket(page, civilStatus, 'Aurore Zéphyrin');
  await openDesk(page, ownDesk);
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find(({ webContents }) => webContents.getURL().includes('/main/'))
      ?.setBounds({ x: 120, y: 64, width: 1300, height: 720 }),
  );
  const before = await windowOf(app);

  await test.step('a small window over all others, with nothing cut', async () => {
    await page.keyboard.press('Control+b');
    await expect(act(page, counterLifeText.strip.enlarge)).toBeVisible();
    const small = await windowOf(app);
    expect(small.inside).toEqual({ width: 420, height: 120 });
    expect([small.isOnTop, small.isResizable]).toEqual([true, false]);
    await expectWhole(page);
  });

  await test.step('the screen beneath is out of reach: neither by Tab nor by its own keys', async () => {
    await expect(page.getByRole('navigation', { name: shellText.placesLabel })).toHaveCount(0);
    await page.keyboard.press('F2');
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(strip(page)).toBeVisible();
  });

  await test.step('F1 says where all the keys are', async () => {
    await page.keyboard.press('F1');
    await expect(strip(page)).toContainText(counterLifeText.strip.keysThere);
    await expectWhole(page);
  });

  const called = await test.step('F8 calls and receives, F9 ends, Ctrl Z takes the end back', async () => {
    const call = act(page, 'Appeler ');
    await expect(call).toBeFocused();
    const next = ((await call.textContent()) ?? '').replace('Appeler ', '').replace('F8', '').trim();
    await press(page, 'F8');
    await expect(strip(page)).toContainText(counterLifeText.strip.calledAt(ownDesk));
    await expect(act(page, counterText.called.start)).toBeFocused();
    await expectWhole(page);
    await press(page, 'F8');
    await expect(act(page, counterLifeText.strip.finish)).toBeFocused();
    expect(ticketOf(await readStore(page, 'tickets'), next)).toMatchObject({
      status: 'serving',
      deskId: `desk-${ownDesk}`,
    });
    await expectWhole(page);
    // Who collects a title is asked for no theme: one key ends it.
    await press(page, 'F9');
    await expect.poll(async () => ticketOf(await readStore(page, 'tickets'), next)?.status).toBe('done');
    await press(page, 'Control+z');
    await expect.poll(async () => ticketOf(await readStore(page, 'tickets'), next)?.status).toBe('serving');
    return next;
  });

  const statusOf = async (): Promise<string | undefined> => ticketOf(await readStore(page, 'tickets'), called)?.status;

  await test.step('what was done in the whole window is named first, read whole, and goes at the second Ctrl Z', async () => {
    await page.keyboard.press('Control+b');
    await press(page, 'F9');
    await expect.poll(statusOf).toBe('done');
    await page.keyboard.press('Control+b');
    await expect(act(page, 'Appeler ')).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(strip(page)).toContainText(`${shellText.lastAct.again} Ticket ${called} terminé`);
    await expectWhole(page);
    await page.screenshot({ path: test.info().outputPath('strip-undo.png') });
    await page.waitForTimeout(700);
    expect(await statusOf()).toBe('done');
    await page.keyboard.press('Control+z');
    await expect.poll(statusOf).toBe('serving');
    await expect(strip(page)).not.toContainText(shellText.lastAct.again);
  });

  await test.step('F9 with a paper on « Manque » asks: the whole window for the incomplete file, or the end all the same', async () => {
    await page.keyboard.press('Control+b');
    await page.locator('.pc-s').getByRole('radio', { name: counterText.papers.missing }).first().click();
    await expect
      .poll(async () => Object.values(ticketOf(await readStore(page, 'tickets'), called)?.papers ?? {}))
      .toContain('missing');
    await page.keyboard.press('Control+b');
    await expect(act(page, counterLifeText.strip.finish)).toBeVisible();
    await press(page, 'F9');
    await expect(strip(page)).toContainText(counterLifeText.missing.inStrip(1));
    await expectWhole(page);
    await press(page, '1');
    await expect(strip(page)).toHaveCount(0);
    expect(await statusOf()).toBe('serving');
    await page.keyboard.press('Control+b');
    await press(page, 'F9');
    await expect(strip(page)).toContainText(counterLifeText.missing.inStrip(1));
    // Ctrl Z gives the question up, and nothing behind it.
    await press(page, 'Control+z');
    await expect(strip(page)).not.toContainText(counterLifeText.missing.inStrip(1));
    await expect(strip(page)).not.toContainText(shellText.lastAct.again);
    expect(Object.values(ticketOf(await readStore(page, 'tickets'), called)?.papers ?? {})).toContain('missing');
    await press(page, 'F9');
    await expect(strip(page)).toContainText(counterLifeText.missing.inStrip(1));
    await press(page, '2');
    await expect.poll(statusOf).toBe('done');
    await press(page, 'Control+z');
    await expect.poll(statusOf).toBe('serving');
  });

  await test.step('a pause chosen with somebody in front calls nobody after them, and says so', async () => {
    await page.keyboard.press('Control+b');
    const aside = page.getByRole('complementary', { name: counterText.next.label });
    const atEnd = aside.getByRole('button', { name: /dès la fin/u });
    await expect(atEnd).toBeVisible();
    await press(page, 'F8');
    await expect(atEnd).toHaveAttribute('aria-pressed', 'true');
    await press(page, 'Control+F7');
    await expect(page.getByRole('dialog')).toContainText(counterLifeText.choose.alone);
    await page.screenshot({ path: test.info().outputPath('pause.png') });
    await page.waitForTimeout(700);
    await page.keyboard.press('1');
    await expect(aside).toContainText(counterLifeText.pause.callsNobody);
    await expect(atEnd).toHaveCount(0);
    await page.keyboard.press('Control+b');
    await expect(strip(page)).toContainText(counterLifeText.strip.thenPause(''));
    await expect(act(page, 'Puis ')).toHaveCount(0);
    await expectWhole(page);
    // The strip has just taken the place of the window: a press may come before it hears keys.
    await expect(async () => {
      await act(page, counterText.endPause).press('Enter', { timeout: 1_000 });
      await expect(act(page, counterText.endPause)).toHaveCount(0, { timeout: 1_000 });
    }).toPass();
    await expect(act(page, 'Puis ')).toHaveAttribute('aria-pressed', 'false');
  });

  await test.step('a pause with its reason, by a digit', async () => {
    await press(page, 'F7');
    await press(page, '1');
    await expect(act(page, counterText.pauseShort)).toBeVisible();
    expect(ticketOf(await readStore(page, 'tickets'), called)?.status).toBe('parked');
    await press(page, 'Control+F7');
    await press(page, '1');
    await expect(act(page, counterText.endPause)).toBeFocused();
    await expect(strip(page)).toContainText('Déjeuner');
    // The key of the whole day says how it goes on.
    await press(page, 'F8');
    await expect(strip(page)).toContainText(counterText.pausedCall);
    await expectWhole(page);
    await press(page, 'Control+F7');
    await expect(act(page, counterText.pauseShort)).toBeVisible();
  });

  await test.step('Ctrl B brings the window back where it was; leaving the counter does too', async () => {
    await page.keyboard.press('Control+b');
    await expect(strip(page)).toHaveCount(0);
    await expect.poll(() => windowOf(app)).toEqual(before);
    await expect(page.getByRole('complementary', { name: counterText.next.label })).toContainText(label);
    await page.keyboard.press('Control+b');
    await expect(strip(page)).toBeVisible();
    await act(page, counterLifeText.strip.enlarge).press('Enter');
    await expect.poll(() => windowOf(app)).toEqual(before);
  });

  await test.step('a page that is loaded anew is whole', async () => {
    await page.keyboard.press('Control+b');
    await expect(strip(page)).toBeVisible();
    await page.reload();
    await expect(page.getByRole('navigation', { name: shellText.placesLabel })).toBeVisible({ timeout: 30_000 });
    await expect.poll(() => windowOf(app)).toEqual(before);
    await goTo(page, 'counter');
  });

  await test.step('the desk pauses, goes on and closes by keys, which the bar and the buttons show', async () => {
    const desk = page.getByRole('complementary', { name: counterText.next.label });
    const bar = page.getByRole('list', { name: shellText.keysLabel });
    for (const [key, label] of [
      ['Ctrl F7', counterText.pauseShort],
      ['Ctrl F9', counterText.leaveShort],
    ] as const)
      await expect(desk.getByRole('button', { name: label })).toContainText(key);
    await expect(bar).toContainText(`Ctrl F7 ${counterText.pauseShort}`);
    await expect(bar).toContainText(`Ctrl B ${counterText.keys.strip}`);
    await press(page, 'Control+F7');
    await press(page, '2');
    await expect(page.getByRole('heading', { name: /est en pause/u })).toBeVisible();
    await press(page, 'F8');
    // It is spoken too, so the words stand twice for a moment.
    await expect(page.getByRole('region', { name: counterText.person.label })).toContainText(counterText.pausedCall);
    await expect(bar).toContainText(`Ctrl F9 ${counterText.leaveShort}`);
    await press(page, 'Control+F7');
    await expect(page.locator('.upnext')).not.toContainText('pause');
    await press(page, 'Control+F9');
    await expect(page.locator('.deskchoice')).toBeVisible();
  });
  expect([...guichet.errors, ...guichet.violations]).toEqual([]);
  await guichet.close();
});
