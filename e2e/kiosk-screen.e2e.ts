import { expect, test } from '@playwright/test';
import { kioskWords } from '#shared/i18n/kiosk/kiosk-words';
import { axeFaults } from './support/axe-faults';
import { call } from './support/call';
import { launchServedDesk } from './support/prepared-town';
import { joinAsScreen } from './support/screens';
import { askCode } from './support/server';
import { onScreen } from './support/on-screen';

const { fr, ar } = kioskWords;
/** Upright as kiosks stand, and the two sizes of a panel that lies. */
const panels = [
  { width: 1080, height: 1920 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;
/** What a finger needs on an upright kiosk, pixels. */
const targetPx = 112;

/** Runs in the page: buttons that leave it, are cut or too small for a finger, and content that leaves its place. */
const shapeFaults = (target: number): readonly string[] => {
  const faults: string[] = [];
  const isUpright = innerHeight > innerWidth;
  const main = document.querySelector('.ki-main')?.getBoundingClientRect();
  for (const one of document.querySelectorAll<HTMLElement>('.ki button, .ki-main h2, .ki-main p, .ki-main dd')) {
    const box = one.getBoundingClientRect();
    if (box.height < 2) continue;
    const name = `« ${one.textContent} »`;
    const isInside = box.left >= -1 && box.right <= innerWidth + 1 && box.top >= -1 && box.bottom <= innerHeight + 1;
    if (!isInside) faults.push(`${name} leaves the window`);
    if (main && one.closest('.ki-main') && (box.bottom > main.bottom + 1 || box.top < main.top - 1))
      faults.push(`${name} leaves its place`);
    // What was typed is read as well as what is touched.
    const isWhole = one instanceof HTMLButtonElement || one.matches('.ki-typed');
    if (isWhole && one.scrollHeight > one.clientHeight + 1) faults.push(`${name} is lower than its words`);
    if (!(one instanceof HTMLButtonElement)) continue;
    if (one.scrollWidth > one.clientWidth + 1) faults.push(`${name} is cut`);
    if (isUpright && box.height < target - 0.5) faults.push(`${name} is ${Math.round(box.height)} px high`);
  }
  return faults;
};

test('the page of a kiosk: five languages, both heights, three panels, an arrival by its hour', async () => {
  const { server, desk } = await launchServedDesk();
  const { page, close } = await joinAsScreen(server.address, await askCode(desk.page, 'kiosk'));
  const session = await page.context().newCDPSession(page);
  const root = page.locator('html');
  const act = (name: string | RegExp) => page.getByRole('button', { name }).first();
  const heading = (name: string) => page.getByRole('heading', { name });
  const reason = page.locator('.ki-reasons .ki-reason');

  const fits = async (name: string): Promise<void> => {
    for (const panel of panels) {
      await session.send('Emulation.setDeviceMetricsOverride', { ...panel, deviceScaleFactor: 1, mobile: false });
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(panel.width);
      expect.soft(await page.evaluate(shapeFaults, targetPx), `${name}, ${panel.width} x ${panel.height}`).toEqual([]);
    }
  };
  const look = async (name: string): Promise<void> => {
    await fits(name);
    expect.soft(await axeFaults(page), name).toEqual([]);
  };

  await expect(heading(fr.walkIn.title)).toBeVisible();
  await look('start');

  await test.step('the low screen has all of the high one', async () => {
    await act(fr.lower).click();
    await look('low start');
    await act(fr.appointment.title).click();
    await look('low appointments');
    await act(/Scanner/u).click();
    await expect(heading(fr.code.title)).toBeVisible();
    await page.keyboard.type('7k2', { delay: 400 });
    await expect(page.getByRole('status', { name: fr.codeTyped })).toHaveText('7K2-···');
    await look('low code');
    await act(fr.raise).click();
    await look('code');
    await page.keyboard.press('Escape');
  });

  await test.step('an appointment by touching its hour', async () => {
    const { publication } = await call(page, 'publication.get', undefined);
    expect(publication?.kiosk?.expectedTimes.length).toBeGreaterThan(0);
    await page.locator('.ki-time:not(.ki-time--x)').first().click();
    await expect(heading(fr.letter.title)).toBeVisible();
    await look('letter');
    // Nobody of the town has a name with X.
    await page.getByRole('button', { name: 'X', exact: true }).click();
    await expect(heading(fr.troubles.unknown.title)).toBeVisible();
    await expect(page.locator('.ki-main')).not.toContainText(/\bX\b/u);
    await act(fr.restart).click();
    await expect(heading(fr.walkIn.title)).toBeVisible();
  });

  await test.step('an opinion without a name', async () => {
    await act(fr.feedback).click();
    await look('feedback');
    await expect(act(fr.feedbackSend)).toBeDisabled();
    await page.getByRole('button', { name: '8', exact: true }).click();
    await act(fr.feedbackThemes.wait).click();
    await act(fr.feedbackSend).click();
    await expect(heading(fr.thanks.title)).toBeVisible();
    await look('thanks');
    await act(fr.done).click();
  });

  await test.step('in Arabic the page turns round, and the next person finds it in French', async () => {
    await act(ar.own).click();
    await expect(root).toHaveAttribute('lang', 'ar');
    await expect(root).toHaveAttribute('dir', 'rtl');
    await expect(reason.first()).toContainText(/\p{Script=Arabic}/u);
    await look('start, ar');
    await act(ar.contrast).click();
    await expect(root).toHaveAttribute('data-theme', 'contrast');
    await act(ar.lower).click();
    await reason.first().click();
    await expect(page.locator('.ki-plate')).toHaveText(/^[A-Z]\d{3}$/u);
    await look('low ticket, ar, contrast');
    await act(ar.raise).click();
    await look('ticket, ar, contrast');
    await act(ar.done).click();
    await expect(root).toHaveAttribute('lang', 'fr');
    await expect(root).toHaveAttribute('dir', 'ltr');
    await expect(root).not.toHaveAttribute('data-theme', 'contrast');
  });

  for (const language of ['en', 'es', 'pt'] as const) {
    const words = kioskWords[language];
    await test.step(words.own, async () => {
      await act(words.own).click();
      await fits(`start, ${language}`);
      await reason.first().click();
      await expect(page.locator('.ki-plate')).toBeVisible();
      await fits(`ticket, ${language}`);
      await act(words.done).click();
    });
  }

  await test.step('who calls reception is told that it knows', async () => {
    await act(fr.help).click();
    await expect(page.getByRole('status').filter({ hasText: fr.helpAsked })).toBeVisible();
    // The word stands below what can be touched, and everything still has its place beside it.
    const covered = (): readonly string[] => {
      const top = document.querySelector('.ki-note')?.getBoundingClientRect().top ?? Number.NaN;
      const all = [...document.querySelectorAll('.ki-main button')];
      return all.flatMap((one) => (one.getBoundingClientRect().bottom <= top ? [] : [one.textContent ?? '']));
    };
    await expect.poll(() => page.evaluate(covered)).toEqual([]);
    await fits('start, after a call for help');
    // Once it has faded its room stays until the next touch, so that nothing moves under a finger that is on its way.
    const foot = page.locator('.ki-main button').last();
    const before = await foot.boundingBox();
    await expect(page.locator('.ki-note')).toBeHidden();
    expect(await foot.boundingBox()).toEqual(before);
    await page.locator('.ki-main').click({ position: { x: 2, y: 2 } });
    await expect(page.locator('.ki-note')).toHaveCount(0);
  });

  await test.step('a number goes by itself, unless somebody touches the screen', async () => {
    await reason.nth(1).click();
    await expect(onScreen(page).getByText(/^Retour au début dans \d+/u)).toBeVisible();
    // What is touched in the first half second is a finger that shakes.
    await expect(act(fr.undo)).toBeEnabled();
    await page.locator('.ki-plate').click();
    await expect(onScreen(page).getByText(fr.countdownHeld)).toBeVisible();
    await act(fr.undo).click();
    await expect(heading(fr.undone.title)).toBeVisible();
  });

  await close();
  await desk.close();
  await server.remove();
});
