import { expect, type Page } from '@playwright/test';
import { agendaText } from '#shared/i18n/fr/agenda';
import { agendaViewsText } from '#shared/i18n/fr/agenda-views';
import { shellText } from '#shared/i18n/fr/shell';
import { formatRoute } from '#shared/routes/places';
import { callNext, chooseFavourite, fillBooking, finishService, openDesk, startService } from './acts';
import { settingsText } from '#shared/i18n/fr/settings';
import { beAgent, expectSynced, goTo } from './town';

/** Looks at the screen as it stands; `needs` are selectors of what must be whole and in sight there. */
export type Look = (name: string, needs?: readonly string[]) => Promise<void>;

const place = 'main.place:visible';

const closeDialog = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
};

const reception = async (page: Page, look: Look): Promise<void> => {
  const needs = ['.find-big', '.arr .arr-pick', '.figs', '.favs', '.go .btn--main', '.go .btn:last-child'];
  await goTo(page, 'reception');
  await expect(page.locator('.arr').first()).toBeVisible();
  await look('Accueil', needs);
  await page.keyboard.press('F3');
  await page.keyboard.type('Van');
  await expect(page.locator('.arr mark').first()).toBeVisible();
  // Several may bear these letters: the arrow chooses the first.
  await page.keyboard.press('ArrowDown');
  await look('Accueil, recherche', ['.find-big', '.arr .arr-pick', '.arr-do .btn']);
  await page.keyboard.press('Escape');
  await chooseFavourite(page, '4');
  await expect(page.locator('.go .btn--main:visible')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.ticket-n')).toBeVisible();
  await look('Accueil, ticket', ['.find-big', '.arr .arr-pick', '.ticket', '.go .btn--main']);
};

const counter = async (page: Page, look: Look): Promise<void> => {
  await goTo(page, 'counter');
  await look('Guichet, choix');
  await openDesk(page, 7);
  await look('Guichet, libre', ['.upnext-call', '.next .head']);
  await callNext(page);
  await look('Guichet, appel', ['.id h2', '.ends .btn--main']);
  await startService(page);
  await look('Guichet, en cours', ['.id h2', '.papers .head', '.ends .btn--main']);
  await finishService(page);
};

const agenda = async (page: Page, look: Look): Promise<void> => {
  const bar = ['.ag-bar h2', '.ag-bar .seg', '.ag-end .seg'];
  await goTo(page, 'agenda');
  await expect(page.locator('[data-block]').first()).toBeVisible();
  await look('Agenda, jour', [...bar, '.ag-legend', '.ag-heads .ag-ch', '.ag-now']);
  await fillBooking(page, { lastName: 'Grandjean-Lacroix de Kerdoncuff', firstName: 'Marie-Éléonore' }, '4F7K2M9QXA');
  await look('Agenda, nouveau rendez-vous', [...bar, '.ag-ev--new', '.ag-panel .panel-head', '.panel-foot .btn--main']);
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.ag-panel')).toContainText('Grandjean-Lacroix');
  await look('Agenda, rendez-vous', [...bar, '.ag-ev.is-sel', '.ag-name', '.panel-foot .btn--main']);
  await page.keyboard.press('Delete');
  await expect(page.locator('.ag-cancel')).toBeVisible();
  await look('Agenda, annuler', [...bar, '.ag-cancel']);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.locator('.ag-panel')).toHaveCount(0);
  for (const [view, mark] of [
    ['week', '.ag-fc-in'],
    ['month', '.ag-mb .ag-mn'],
    ['list', '.ag-lr'],
  ] as const) {
    await page.getByRole('radio', { name: agendaViewsText.views[view] }).press('Space');
    await expect(page.locator(mark).first()).toBeVisible();
    await look(`Agenda, ${agendaViewsText.views[view].toLowerCase()}`, bar);
  }
  await page.locator('.ag-lr').first().press('Enter');
  await expect(page.getByRole('complementary', { name: agendaText.detail.title })).toBeVisible();
  await look('Agenda, liste et rendez-vous', bar);
  await page.keyboard.press('Escape');
  await page.getByRole('radio', { name: agendaViewsText.views.week }).press('Space');
  await page.locator('.ag-desk button').click();
  await page.getByRole('option', { name: agendaViewsText.scope.all }).click();
  await expect(page.locator('.ag-desk button')).toContainText(agendaViewsText.scope.all);
  await expect(page.locator('.ag-fc-in').nth(100)).toBeAttached();
  await look('Agenda, semaine de toute la mairie', bar);
  await page.locator('.ag-desk button').click();
  await page.getByRole('option').nth(3).click();
  await page.getByRole('radio', { name: agendaViewsText.views.day }).press('Space');
  await expect(page.locator('.ag-day')).toHaveCount(1);
  await look('Agenda, un guichet', bar);
  await page.evaluate((to) => (window.location.hash = to), formatRoute({ place: 'agenda', params: { due: 'yes' } }));
  await expect(page.locator('.due-row').first()).toBeVisible();
  await look('Agenda, à renseigner', ['.due-head h2', '.due-row', '.due-ends .btn']);
  await page.keyboard.press('Escape');
};

const requests = async (page: Page, look: Look): Promise<void> => {
  await goTo(page, 'requests');
  await expect(page.locator('.rq-row:visible').first()).toBeVisible();
  await page.locator('.rq-row:visible').first().click();
  await expect(page.locator('.rq-pane h2')).toBeVisible();
  await look('Demandes', ['.rq-top h2', '.rq-states', '.rq-row', '.rq-pane-head h2', '.rq-main-act']);
  await page.keyboard.press('F2');
  await expect(page.locator('.rq-new')).toBeVisible();
  await look('Demandes, nouvelle', ['.panel-foot .btn--main']);
  await page.keyboard.press('Escape');
};

const supervision = async (page: Page, look: Look): Promise<void> => {
  await goTo(page, 'supervision');
  for (const name of ['Direct', 'Jour', 'Semaine']) {
    await page.locator(place).getByRole('radio', { name }).press('Space');
    await expect(page.locator(`${place} .ch-svg:visible`).first()).toBeVisible();
    await look(`Supervision, ${name.toLowerCase()}`, ['.su-top h2', '.su .strip', '.su .ch-frame']);
  }
};

const steering = async (page: Page, look: Look): Promise<void> => {
  const needs = ['.pi-top h2', '.pi-period', '.pi-views'];
  await goTo(page, 'steering');
  for (const kind of ['Trimestre', 'Mois', 'Année']) {
    await page.locator('.pi-period [aria-haspopup="dialog"], .pi-period .btn:nth-child(2)').first().click();
    await page.getByRole('radio', { name: kind }).press('Space');
    await page.keyboard.press('Escape');
    await expect(page.locator(`${place} .pi-grid:not([aria-busy="true"]) .ch-svg:visible`).first()).toBeVisible({
      timeout: 150_000,
    });
    await look(`Pilotage, ${kind.toLowerCase()}`, needs);
    if (kind !== 'Trimestre') continue;
    for (const view of ['rendez-vous', 'venues']) {
      await page.keyboard.press('PageDown');
      await expect(page.locator(`${place} .ch-svg:visible`).first()).toBeVisible();
      await look(`Pilotage, ${view}`, needs);
    }
    await page.keyboard.press('PageUp');
    await page.keyboard.press('PageUp');
  }
};

const settings = async (page: Page, look: Look): Promise<void> => {
  await goTo(page, 'settings');
  const sections = page.locator('.set-it');
  const names = await sections.allInnerTexts();
  expect(names.length).toBeGreaterThan(20);
  for (const [index, name] of names.entries()) {
    // Its paper is drawn to scale, with letters that are higher than their lines.
    if (name === settingsText.sections.ticket) continue;
    await sections.nth(index).click();
    await expect(sections.nth(index)).toHaveClass(/is-sel/);
    await look(`Réglages, ${name}`, ['.set-head h2']);
  }
};

const everywhere = async (page: Page, look: Look): Promise<void> => {
  await goTo(page, 'reception');
  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog', { name: shellText.sheet.title })).toBeVisible();
  await look('Toutes les touches');
  await closeDialog(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: shellText.palette.title })).toBeVisible();
  await page.keyboard.type('Ma');
  await expect(page.locator('.palette-list .option').first()).toBeVisible();
  await look('Ctrl K', ['.palette-input', '.palette-list .option']);
  await closeDialog(page);
};

/** Goes from « Qui êtes-vous ? » through every place of the demonstration town, as its administrator, who sees them all. */
export const walkAllScreens = async (page: Page, look: Look): Promise<void> => {
  await look('Qui êtes-vous ?');
  await beAgent(page, 'Yann K.');
  await expectSynced(page);
  await reception(page, look);
  await agenda(page, look);
  await counter(page, look);
  await requests(page, look);
  await supervision(page, look);
  await steering(page, look);
  await goTo(page, 'conflicts');
  await look('Conflits');
  await settings(page, look);
  await everywhere(page, look);
};
