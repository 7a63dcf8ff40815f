import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import type { Publication, PublishedCall } from '#shared/domain/publication/publication';
import { displayText } from '#shared/i18n/fr/display';
import { axeFaults } from './support/axe-faults';
import { call } from './support/call';
import { launchGuichet } from './support/launch';
import { createResizer } from './support/window-sizes';

const base = Date.parse('2026-11-23T09:00:00.000Z');
const turnPageMs = 8_000;

/** The n-th call of the morning, a minute after the one before. */
const callOf = (n: number): PublishedCall => ({
  callId: `call ${n}`,
  label: `A${String(n).padStart(3, '0')}`,
  deskNumber: 1 + (n % 6),
  place: '',
  wayHint: n % 2 === 0 ? 'à gauche, après l’escalier' : '',
  direction: n % 2 === 0 ? 'left' : '',
  at: new Date(base + n * 60_000).toISOString(),
  stands: true,
});

/** As many calls as are wanted, all awaited, the latest first. */
const publicationOf = (count: number): Publication => ({
  site: { name: 'Hôtel de ville', commune: 'Fontbelle-sur-Loire', accent: '#1b4b8f', zone: 'Europe/Paris' },
  clockOffsetMs: 0,
  asOf: new Date(base + 3_600_000).toISOString(),
  // A day of its own for each, so that the board takes it as it stands.
  day: `2026-11-${String(count + 1).padStart(2, '0')}`,
  calls: Array.from({ length: count }, (_, at) => callOf(count - at)),
  // Two short names, and two that are longer than their column.
  waits: [
    { reasonId: 'r', reason: 'État civil', band: { fromMin: 20, toMin: 35 } },
    { reasonId: 's', reason: 'Remise de carte ou passeport terminé', band: { fromMin: 30, toMin: 40 } },
    { reasonId: 't', reason: 'Inscription scolaire et périscolaire', band: { fromMin: 0, toMin: 5 } },
    { reasonId: 'u', reason: 'Logement', band: { fromMin: 0, toMin: 5 } },
  ],
  messages: ['Préparez vos originaux.'],
  closure: null,
  hours: 'Du lundi au vendredi, de 8 h 30 à 12 h et de 13 h 30 à 17 h',
  voice: false,
  kiosk: null,
});

const open = async (width: number, height: number) => {
  const guichet = await launchGuichet();
  const [display] = await Promise.all([
    guichet.app.waitForEvent('window'),
    call(guichet.page, 'window.openDisplay', undefined),
  ]);
  await display.waitForLoadState('load');
  await resize(guichet.app, width, height);
  // A screen of just this size leaves a window a line less.
  await expect.poll(() => display.evaluate(() => window.innerWidth)).toBeGreaterThan(width - 3);
  await expect.poll(() => display.evaluate(() => window.innerHeight)).toBeGreaterThan(height - 3);
  return { ...guichet, display };
};

const resize = (app: ElectronApplication, width: number, height: number): Promise<void> =>
  app.evaluate(
    ({ BrowserWindow }, size) => {
      const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().includes('/display/'));
      window?.setContentSize(size.width, size.height);
    },
    { width, height },
  );

/** The numbers that stand on the board now: the big one first. Whatever is cut off or lies outside does not count. */
const shown = (display: Page): Promise<string[]> =>
  display.evaluate(() => {
    const isWhole = (element: Element): boolean => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const list = element.closest('ol')?.getBoundingClientRect();
      const floor = list ? list.bottom + 0.5 : window.innerHeight;
      return left >= 0 && top >= 0 && right <= window.innerWidth && bottom <= floor && bottom <= window.innerHeight;
    };
    const marks = [...document.querySelectorAll('.aff-plate, .aff-prev li')].filter(isWhole);
    return marks.map((mark) => mark.getAttribute('data-call') ?? mark.textContent ?? '');
  });

/** What of the waits lies outside of their part, or is cut. */
const cutWaits = (display: Page): Promise<string[]> =>
  display.evaluate(() => {
    const part = document.querySelector('.aff-waits')?.getBoundingClientRect() ?? new DOMRect();
    const isCut = (element: Element): boolean => {
      const { right, bottom } = element.getBoundingClientRect();
      const line = element.closest('li')?.getBoundingClientRect() ?? new DOMRect();
      const isOutside = right > Math.min(part.right, line.right + 0.5) || bottom > Math.min(part.bottom, innerHeight);
      // Letters are a little higher than their line; a third line would be far more.
      return isOutside || element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > 1.2 * line.height;
    };
    const parts = [...document.querySelectorAll('.aff-waits li > *')];
    return parts.length === 8 ? parts.filter(isCut).map((one) => one.textContent ?? '') : ['not all are there'];
  });

for (const [width, height] of [
  [1366, 768],
  [1920, 1080],
] as const) {
  test(`the board of ${width} x ${height} shows 0, 1, 8, 9 and 20 calls and drops nobody`, async () => {
    const { page, display, errors, violations, close } = await open(width, height);
    for (const count of [0, 1, 8, 9, 20]) {
      await test.step(`${count} calls`, async () => {
        const publication = publicationOf(count);
        const labels = publication.calls.map(({ label }) => label);
        await call(page, 'publication.publish', { publication, offlineSince: '' });
        if (count === 0) {
          await expect(display.getByText(displayText.noCall)).toBeVisible();
          expect(await shown(display)).toEqual([]);
          return;
        }
        await expect(display.locator('.aff-plate')).toHaveText(labels[0] ?? '');
        expect(await cutWaits(display)).toEqual([]);
        const list = display.getByRole('region', { name: displayText.previous });
        const pages = Number(await list.locator('ol').getAttribute('data-pages'));
        if (pages > 1) await expect(list.locator('.aff-page')).toHaveText(new RegExp(`^[1-${pages}]/${pages}$`));
        const seen = new Set<string>();
        const look = async (): Promise<string[]> => {
          for (const label of await shown(display)) seen.add(label);
          return [...seen].toSorted();
        };
        // Every page has had its turn once they all went round.
        await expect.poll(look, { timeout: (pages + 1) * turnPageMs }).toEqual(labels.toSorted());
      });
    }
    if (width === 1366)
      await test.step('sound and pages are switched at the board itself, by Tab and by a pointer', async () => {
        const control = (name: string) => display.getByRole('button', { name });
        const { controls } = displayText;
        const pageNow = () => display.locator('.aff-page').textContent();
        const before = await shown(display);
        await display.keyboard.press('Tab');
        await expect(control(controls.mute)).toBeFocused();
        await display.keyboard.press('Enter');
        await expect(control(controls.unmute)).toBeInViewport({ ratio: 1 });
        await display.keyboard.press('Tab');
        await display.keyboard.press('Enter');
        await expect(control(controls.goOn)).toBeInViewport({ ratio: 1 });
        // What stands there stands on, longer than a page stays otherwise.
        const still = await pageNow();
        await display.waitForTimeout(turnPageMs + 1_000);
        expect(await pageNow()).toBe(still);
        await control(controls.next).click();
        await expect.poll(pageNow).not.toBe(still);
        expect(await axeFaults(display)).toEqual([]);
        await display.screenshot({ path: test.info().outputPath('controls.png') });
        await control(controls.goOn).click();
        await expect.poll(pageNow, { timeout: 3 * turnPageMs }).toBe(still);
        await control(controls.unmute).click();
        await display.evaluate(() => (document.activeElement as HTMLElement).blur());
        // Nobody moves a pointer any more: the board stands as it stood.
        const group = display.getByRole('group', { name: controls.label });
        await expect.poll(async () => (await group.boundingBox())?.width ?? 0, { timeout: 10_000 }).toBeLessThan(5);
        expect(before.length).toBeGreaterThan(1);
      });
    await test.step('axe finds nothing serious, in the strong contrast neither', async () => {
      expect(await axeFaults(display)).toEqual([]);
      await call(page, 'station.set', { theme: 'contrast' });
      await expect(display.locator('html')).toHaveAttribute('data-theme', 'contrast');
      expect(await axeFaults(display)).toEqual([]);
    });
    expect([...errors, ...violations]).toEqual([]);
    await close();
  });
}

test('a board that stands upright shows the hours and the waits whole', async () => {
  const { page, display, errors, violations, close } = await open(1366, 768);
  await (await createResizer(display)).resize([1080, 1920]);
  const waits = ['Retrait de titre', 'État civil', 'Inscription scolaire', 'Logement'].map((reason, at) => ({
    reasonId: reason,
    reason,
    band: at < 2 ? { fromMin: 25, toMin: 30 } : { fromMin: 0, toMin: 5 },
  }));
  const hours = 'Lundi à vendredi 8:30–12:30 et 13:30–17:00, jeudi jusqu’à 19:00, samedi 9:00–12:00';
  await call(page, 'publication.publish', { publication: { ...publicationOf(6), waits, hours }, offlineSince: '' });
  await expect(display.getByText(hours)).toBeVisible();
  await expect(display.locator('.aff-prev li')).toHaveCount(5);
  await display.screenshot({ path: test.info().outputPath('upright.png') });
  const cut = await display.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        '.aff-hours, .aff-waits, .aff-waits span, .aff-waits b, .aff-way, .aff-now',
      ),
    ]
      .filter(
        (one) =>
          (one.scrollHeight > one.clientHeight + 1 && getComputedStyle(one).display !== 'inline') ||
          (one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0) ||
          one.getBoundingClientRect().right > innerWidth,
      )
      .map(({ className, textContent }) => `${className} ${textContent}`),
  );
  expect(cut).toEqual([]);
  expect((await shown(display)).length).toBe(6);
  expect([...errors, ...violations]).toEqual([]);
  await close();
});
