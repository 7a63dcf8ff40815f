import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { chartText } from '#shared/i18n/fr/charts';
import { roleText } from '#shared/i18n/fr/common';
import { shellText } from '#shared/i18n/fr/shell';
import { steeringText } from '#shared/i18n/fr/steering';
import { electedText } from '#shared/i18n/fr/steering-elected';
import { panelText } from '#shared/i18n/fr/steering-panels';
import { steeringWhatIfText } from '#shared/i18n/fr/steering-what-if';
import { visitText } from '#shared/i18n/fr/steering-visits';
import { axeFaults } from './support/axe-faults';
import { chooseSite } from './support/choose-site';
import type { Launched } from './support/launch';
import { launchDemo } from './support/prepared-town';
import { beAgent, goTo } from './support/town';
import { onScreen } from './support/on-screen';

/** Deposits and collection of identity titles, in the order of the alphabet. */
const identityTitles = ['CNI + passeport', 'Carte d’identité', 'Passeport', 'Retrait de titre'];

const views = {
  main: [panelText.delay.title, panelText.ranking.title, panelText.tenDays.title, visitText.alerts.title],
  appointments: [panelText.commitments.title, panelText.lead.title, panelText.noShow.title, panelText.waste.title],
  visits: [visitText.waits.title, visitText.staffing.title, visitText.themes.title, visitText.repeat.title],
} as const;

const start = async (agent: string): Promise<Launched> => {
  const guichet = await launchDemo('2026-11-23T09:32:00.000Z');
  await beAgent(guichet.page, agent);
  await goTo(guichet.page, 'steering');
  return guichet;
};

const panel = (page: Page, title: string): Locator => page.getByRole('region', { name: title, exact: true });

/** Takes the focus out of every panel, so that T turns them all. */
const leavePanels = (page: Page): Promise<void> =>
  page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });

/** Saves the file of the panel of the focus through its menu, by keys. */
const take = async ({ app, page }: Launched, file: string, downs: number): Promise<Buffer> => {
  await app.evaluate(({ session }, to) => {
    session.defaultSession.once('will-download', (_event, item) => item.setSavePath(to));
  }, file);
  await page.keyboard.press('e');
  const menu = page.getByRole('menu');
  await expect(menu).toBeVisible();
  await expect(menu.getByRole('menuitem', { name: chartText.kinds.csv.label })).toBeFocused();
  for (let step = 0; step < downs; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(menu).toBeHidden();
  await expect.poll(() => existsSync(file) && readFileSync(file).length).toBeGreaterThan(0);
  return readFileSync(file);
};

/** From a panel that has the focus to its drawing. */
const intoDrawing = async (page: Page, title: string): Promise<Locator> => {
  const drawing = panel(page, title).locator('.ch-canvas');
  for (let step = 0; step < 4; step += 1) {
    if (await drawing.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(drawing).toBeFocused();
  return drawing;
};

test('a manager reads the quarter by keys: sentence, charts and their tables, values, rows behind a bar, files, periods', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'guichet-steering-'));
  const guichet = await start('Odile G.');
  const { page, errors, violations } = guichet;
  const quarter = page.getByRole('button', { name: /^Période, 3e trimestre 2026$/ });

  await test.step('the sentence says what the figures mean', async () => {
    await expect(quarter).toBeVisible();
    await expect(
      page.getByRole('heading', { level: 2, name: /^Courrier : .+ fois le délai du courriel\./ }),
    ).toBeVisible({
      timeout: 150_000,
    });
    await expect(
      onScreen(page).getByText(/^Juillet à septembre 2026 · .+\sdemandes, .+ sur le trimestre d’avant, .+ sur un an$/),
    ).toBeVisible({
      timeout: 150_000,
    });
    await expect(onScreen(page).getByText(/^Calculé le .+ · tous les postes à jour$/)).toBeVisible({ timeout: 60_000 });
  });

  await test.step('identity titles lead the reasons; housing leads the ten days', async () => {
    await page.keyboard.press('2');
    await expect(panel(page, panelText.ranking.title)).toBeFocused();
    await page.keyboard.press('t');
    const names = panel(page, panelText.ranking.title).locator('tbody th');
    await expect(names.first()).toBeVisible();
    await expect.poll(async () => (await names.allInnerTexts()).slice(0, 4).toSorted()).toEqual(identityTitles);
    await page.keyboard.press('t');
    const columns = panel(page, panelText.tenDays.title);
    await expect(columns.locator('svg.ch-svg')).toContainText('Logement');
    await expect.poll(() => columns.locator('svg.ch-svg rect').count()).toBeGreaterThan(40);
    await expect(columns).toContainText(/21 – 30\sseptembre/);
    await expect(columns).toContainText(/depuis le 1er\sjuillet/);
  });

  await test.step('the arrows read the values of a drawing, which are those of its table', async () => {
    await page.keyboard.press('1');
    await intoDrawing(page, panelText.delay.title);
    await page.keyboard.press('ArrowDown');
    const said = panel(page, panelText.delay.title).getByRole('option', { selected: true });
    await expect(said).toContainText(/^Courrier, en jours ouvrés\s: médiane \d+/);
    const median = /médiane (\d+(?:,\d+)?)/.exec(await said.innerText())?.[1];
    await page.keyboard.press('ArrowDown');
    await expect(said).toContainText(/^Courriel/);
    await page.keyboard.press('t');
    await expect(panel(page, panelText.delay.title).locator('tbody tr').first().locator('td').first()).toHaveText(
      median ?? '',
    );
    await page.keyboard.press('t');
  });

  await test.step('the value under the pointer stays while it is pointed at, and Échap sends it away; another one shows again', async () => {
    const canvas = panel(page, panelText.delay.title).locator('.ch-canvas');
    const value = canvas.locator('.ch-read');
    const box = await canvas.locator('.ch-sheet').boundingBox();
    if (!box) throw new Error('nothing is drawn');
    const pointAt = async (said: RegExp): Promise<void> => {
      for (let y = 4; y < box.height && !said.test((await value.allInnerTexts()).join('')); y += 6)
        await page.mouse.move(box.x + box.width / 3, box.y + y);
      await expect(value).toHaveText(said);
    };
    await pointAt(/^Courrier/);
    await page.keyboard.press('Escape');
    await expect(value).toHaveCount(0);
    await pointAt(/^Courriel/);
    await page.mouse.move(0, 0);
    await expect(value).toHaveCount(0);
  });

  await test.step('from the frame of a panel ↓ walks its figures: drawing, table, rows behind it, list; ← → stay of the period', async () => {
    const delay = panel(page, panelText.delay.title);
    await page.keyboard.press('1');
    await page.keyboard.press('ArrowDown');
    await expect(delay.getByRole('option', { selected: true })).toContainText(/^Courrier/);
    await page.keyboard.press('ArrowDown');
    await expect(delay.getByRole('option', { selected: true })).toContainText(/^Courriel/);
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByRole('button', { name: /^Période, 2e trimestre 2026$/ })).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await expect(quarter).toBeVisible();
    await expect(onScreen(page).getByText(/^Juillet à septembre 2026 · /)).toBeVisible();
    await page.keyboard.press('t');
    await page.keyboard.press('ArrowDown');
    const row = delay.locator('tbody tr');
    await expect(row.first()).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(row.nth(1)).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Lignes : Courrier' });
    await expect(dialog).toBeVisible();
    const atRow = () =>
      dialog.locator('tbody tr').evaluateAll((all) => all.findIndex((one) => one.matches(':focus-within')));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await atRow()).toBe(1);
    await page.keyboard.press('Escape');
    await expect(row.first()).toBeFocused();
    await page.keyboard.press('t');
    await page.keyboard.press('4');
    await page.keyboard.press('ArrowDown');
    const alerts = panel(page, visitText.alerts.title).getByRole('button', { name: /^Ouvrir, / });
    await expect(alerts.first()).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(alerts.nth(1)).toBeFocused();
  });

  await test.step('the slowest channel says why: stages, reasons, weeks, and its rows by delay', async () => {
    await page.keyboard.press('1');
    await intoDrawing(page, panelText.delay.title);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Lignes : Courrier' });
    const why = dialog.getByRole('group', { name: steeringText.drill.why.label });
    await expect(why).toContainText(/En moyenne \d+,\d\sjours ouvrés, sur \d+\sréponses/);
    await expect(why).toContainText(steeringText.drill.stages.untaken);
    await expect(why).toContainText(/\d+\sréponses en \d+,\d\sj\s; \d+,\d\sj sans elles/);
    const delays = async (): Promise<readonly number[]> =>
      (await dialog.locator('tbody td:nth-child(4)').allInnerTexts()).map((text) => Number(text.replace(',', '.')));
    const first = await delays();
    expect(first).toHaveLength(100);
    expect(first).toEqual(first.toSorted((a, b) => b - a));
    await dialog.getByRole('button', { name: steeringText.drill.more(100) }).press('Enter');
    await expect.poll(async () => (await delays()).length).toBe(200);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('a bar opens the rows that this desk keeps, without a name', async () => {
    await page.keyboard.press('2');
    await intoDrawing(page, panelText.ranking.title);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', {
      name: /^Lignes : (Carte d’identité|Passeport|CNI \+ passeport|Retrait de titre)$/,
    });
    await expect(dialog).toBeVisible();
    await expect(dialog.getByText(/lignes du .+, sans nom/)).toBeVisible();
    await expect(
      dialog
        .getByRole('cell', { name: steeringText.drill.history })
        .or(dialog.getByRole('button', { name: /^Ouvrir, / }))
        .first(),
    ).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('an abnormal situation opens with what was expected and what came', async () => {
    const alerts = panel(page, visitText.alerts.title);
    await alerts
      .getByRole('button', { name: /^Ouvrir, / })
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: /^Situation anormale/ });
    await expect(dialog).toContainText(/attendu/);
    await dialog.getByRole('button', { name: visitText.alerts.explain }).click();
    await expect(dialog).toBeHidden();
    await expect(alerts.getByRole('button', { name: visitText.alerts.explained(1) })).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(alerts.getByRole('button', { name: visitText.alerts.explained(1) })).toBeHidden();
  });

  await test.step('every chart turns to its table, and axe finds nothing on any page', async () => {
    for (const titles of Object.values(views)) {
      await leavePanels(page);
      for (const title of titles) await expect(panel(page, title)).toBeVisible();
      // What is being made anew is grey meanwhile.
      await expect(page.locator('.pi-grid[aria-busy="true"], .pi-grid .is-working')).toHaveCount(0);
      expect(await axeFaults(page)).toEqual([]);
      await page.keyboard.press('t');
      for (const title of titles) await expect(panel(page, title).locator('tbody tr').first()).toBeVisible();
      expect(await axeFaults(page)).toEqual([]);
      await page.keyboard.press('t');
      await page.keyboard.press('PageDown');
    }
  });

  await test.step('another plan is lived through: a desk more, a desk less, on a weekday', async () => {
    await page.getByRole('radio', { name: steeringText.views.visits }).click();
    await page.getByRole('button', { name: steeringWhatIfText.open }).click();
    const dialog = page.getByRole('dialog', { name: steeringWhatIfText.title });
    await expect(dialog.getByText(/personnes sur 10 en/).first()).toBeVisible({ timeout: 30_000 });
    const { rows } = steeringWhatIfText;
    for (const name of [rows.seen, rows.plan, rows.same, rows.more])
      await expect(dialog.getByRole('rowheader', { name })).toBeVisible();
    await dialog.getByRole('radio', { name: steeringWhatIfText.shortWeekdays[0] }).click();
    // What one desk would change, or that the simulation is too far from what was seen to say it.
    await expect(dialog.getByText(/^Un lundi, (un guichet|la simulation)/)).toBeVisible({ timeout: 30_000 });
    await page.screenshot({ path: test.info().outputPath('what-if.png') });
    // Figures that are being worked out behind it are pale until they stand.
    await expect.poll(() => axeFaults(page), { timeout: 60_000 }).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await page.getByRole('radio', { name: steeringText.views.main }).click();
    await leavePanels(page);
  });

  await test.step('figures, picture and drawing leave as files', async () => {
    await page.keyboard.press('3');
    const csv = (await take(guichet, path.join(folder, 'dix-jours.csv'), 0)).toString('utf8');
    expect(csv).toMatch(/^\uFEFFService;[^;]+;[^;]+;Par jour ouvert \(%\);En brut \(%\);Verdict;/);
    expect(csv).toMatch(/\r\nLogement;\d+(,\d+)?;/);
    await page.keyboard.press('3');
    const png = await take(guichet, path.join(folder, 'dix-jours.png'), 1);
    expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    expect(png.length).toBeGreaterThan(8_000);
    await page.keyboard.press('3');
    const svg = (await take(guichet, path.join(folder, 'dix-jours.svg'), 2)).toString('utf8');
    expect(svg).toContain(`<title>${panelText.tenDays.title}</title>`);
    expect(svg).not.toMatch(/class=|style=|var\(--|color\(srgb/);
  });

  await test.step('the arrows change the period', async () => {
    await leavePanels(page);
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByRole('button', { name: /^Période, 2e trimestre 2026$/ })).toBeVisible();
    await expect(onScreen(page).getByText(/^Avril à juin 2026 · /)).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await expect(quarter).toBeVisible();
    await expect(onScreen(page).getByText(/^Juillet à septembre 2026 · /)).toBeVisible();
  });

  await test.step('another site of the town, and all of them: their figures add up, and the rows stay where they are', async () => {
    const { filters } = steeringText;
    const [annex, own] = ['Mairie annexe des Tilleuls', 'Hôtel de ville'];
    const requestsOf = async (place: string): Promise<number> => {
      const line = onScreen(page).getByText(new RegExp(`^${place}Juillet à septembre 2026 · [1-9].*demandes`));
      await expect(line).toBeVisible({ timeout: 60_000 });
      return Number(/2026 · ([\d\s]+)/.exec(await line.innerText())?.[1]?.replaceAll(/\s/g, ''));
    };
    const mine = await requestsOf('');
    await chooseSite(page, annex);
    await requestsOf(`${annex} · `);
    await page.keyboard.press('2');
    await intoDrawing(page, panelText.ranking.title);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog').getByText(steeringText.drill.elsewhere)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(onScreen(page).getByText(/^Calculé le .+ · tous les postes à jour$/)).toBeVisible({ timeout: 60_000 });
    const theirs = await requestsOf(`${annex} · `);
    // What is still worked out stands grey.
    await expect(page.locator('.pi-grid[aria-busy="true"], .pi-grid .is-working')).toHaveCount(0);
    await expect.poll(() => axeFaults(page), { timeout: 30_000 }).toEqual([]);
    await chooseSite(page, filters.allSites);
    await expect.poll(() => requestsOf(`${filters.allSites} · `), { timeout: 60_000 }).toBe(mine + theirs);
    await chooseSite(page, filters.thisSite(own));
    expect(await requestsOf('')).toBe(mine);
  });

  expect([errors, violations]).toEqual([[], []]);
  await guichet.close();
  rmSync(folder, { recursive: true, force: true });
});

test('an elected person sees the sums of the year, and no row behind them', async () => {
  const guichet = await start('Yvon C.');
  const { page, errors, violations } = guichet;
  await expect(page.locator('.who')).toContainText(roleText.elected);
  await expect(page.getByRole('navigation', { name: shellText.placesLabel }).getByRole('link')).toHaveText([
    shellText.places.steering,
  ]);
  await expect(page.getByRole('heading', { level: 2, name: /contacts/ })).toBeVisible({ timeout: 150_000 });
  for (const { title } of [
    electedText.volume,
    electedText.commitments,
    electedText.needs,
    electedText.themes,
    electedText.sites,
    electedText.cost,
  ])
    await expect(panel(page, title)).toBeVisible();
  await expect(panel(page, electedText.volume.title).locator('svg.ch-svg')).toBeVisible({ timeout: 150_000 });
  await expect(panel(page, electedText.sites.title)).toContainText('Mairie annexe des Tilleuls');

  await page.keyboard.press('1');
  await intoDrawing(page, electedText.volume.title);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await leavePanels(page);
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.press('t');
  await expect(panel(page, electedText.volume.title).getByRole('table')).toBeVisible();
  await expect(page.getByText(steeringText.drill.columns.day)).toHaveCount(0);
  // Every shown count is five or more.
  const counts = await panel(page, electedText.volume.title).locator('tbody td:nth-child(2)').allInnerTexts();
  for (const text of counts) expect(Number(text.replaceAll(/\D/g, ''))).toBeGreaterThanOrEqual(5);
  expect(await axeFaults(page)).toEqual([]);
  expect([errors, violations]).toEqual([[], []]);
  await guichet.close();
});
