import { expect, test, type Locator, type Page } from '@playwright/test';
import { requestDetails } from '#shared/domain/lifecycle/request-details';
import type { Request } from '#shared/domain/model/request';
import { peopleText } from '#shared/i18n/fr/people';
import { requestsText } from '#shared/i18n/fr/requests';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsAnsweringText } from '#shared/i18n/fr/settings-answering';
import { shellText } from '#shared/i18n/fr/shell';
import { foldText } from '#shared/lib/fold-text';
import { axeFaults } from './support/axe-faults';
import type { Launched } from './support/launch';
import { launchDemo } from './support/prepared-town';
import { readStore } from './support/read-store';
import { beAgent, becomeAgent, expectSynced, goTo } from './support/town';
import { onScreen } from './support/on-screen';

const subject = 'Copie pour un dossier de retraite';
const person = 'Zoé Öztürk-de La Tour d’Auvergne';

let guichet: Launched;
let page: Page;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  guichet = await launchDemo();
  page = guichet.page;
  await beAgent(page, 'Ibrahima S.');
  await expectSynced(page);
  await goTo(page, 'requests');
});
test.afterAll(async () => {
  // A server that is busy for a moment says so, and the desk asks again.
  const faults = guichet.errors.filter((text) => !text.startsWith('Failed to load resource'));
  expect([...faults, ...guichet.violations]).toEqual([]);
  await guichet.close();
});

const rows = (): Locator => page.locator('.rq-row:visible');
const chosen = (): Locator => page.locator('.rq-row.is-sel:visible');
const pane = (): Locator => page.getByRole('complementary', { name: requestsText.pane.label });
const lastAct = (): Locator => page.locator('.last-act');
const dialog = (): Locator => page.getByRole('dialog');
/** Whose request the pane shows, and its reason. */
const about = async (): Promise<string> =>
  [
    ...(await page.locator('.rq-pane:visible .rq-name').allTextContents()),
    await page.locator('.rq-pane:visible h2').textContent(),
  ].join(', ');
const storedWith = async (words: string): Promise<Request | undefined> =>
  Object.values((await readStore(page, 'requests')).requests).find((one) => requestDetails(one).subject === words);

/** Logs a request by keyboard alone. */
const log = async (reason: string, words: string, name = ''): Promise<void> => {
  await page.keyboard.press('F2');
  await expect(page.getByRole('combobox', { name: requestsText.create.reason })).toBeFocused();
  await page.keyboard.type(reason);
  await page.keyboard.press('Tab');
  await page.keyboard.type(name);
  await page.keyboard.press('Tab');
  await page.keyboard.type(words);
};

test('what is overdue stands first, and axe finds nothing', async () => {
  await expect(rows().first()).toBeFocused();
  await expect(page.locator('.rq-head').first()).toContainText(requestsText.groupHeads.late);
  await expect(rows().first()).toContainText(/en retard de \d+.jour/);
  await expect(pane()).toContainText(/engagement de/);
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await expect(rows().nth(1)).toBeFocused();
  await page.keyboard.press('End');
  await expect(chosen()).toBeFocused();
  await page.keyboard.press('Home');
  await expect(rows().first()).toBeFocused();
  await page.keyboard.press('2');
  await expect(page.locator('.rq-head')).toHaveCount(1);
  await page.keyboard.press('1');
});

test('a name with a slip finds requests under a heading that says so', async () => {
  // The whole list again, and not that of one heading.
  await expect(page.locator('.rq-head:visible').nth(1)).toBeVisible();
  const names = (await page.locator('.rq-what .meta:visible').allTextContents()).map(
    (line) => line.split(' · ')[1] ?? '',
  );
  const last = names.map((name) => name.split(' ').at(-1) ?? '').find(({ length }) => length > 5) ?? '';
  expect(last).not.toBe('');
  await page.keyboard.press('F3');
  await page.keyboard.type(last);
  await expect(rows().first()).toContainText(last);
  await expect(page.locator('.rq-near')).toHaveCount(0);
  await page.keyboard.press('Control+a');
  // Another last letter: nobody is called so.
  await page.keyboard.type(`${last.slice(0, -1)}w`);
  await expect(page.locator('.rq-near')).toHaveText(peopleText.search.nearNames);
  await expect(rows().first()).toContainText(last);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expect(page.locator('.rq-near')).toHaveCount(0);
  await page.keyboard.press('Escape');
});

test('a letter of yesterday goes from hand to hand to its end, and back', async () => {
  await test.step('it is logged with the day on which it came', async () => {
    await log('État civil', subject, person);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await expect(onScreen(page).getByText(requestsText.create.due('2026-12-11', '2026-11-23'))).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await expect(onScreen(page).getByText(requestsText.create.logged('État civil'))).toBeVisible();
    await expect(lastAct()).toContainText('Demande enregistrée par courrier');
    await page.keyboard.press('Escape');
    await expect(chosen()).toBeFocused();
    await expect(chosen()).toContainText(subject);
    await expect(chosen()).toContainText('reçue hier');
    expect(await storedWith(subject)).toMatchObject({
      day: '2026-11-22',
      receivedAt: '2026-11-22T08:00:00.000Z',
      channel: 'mail',
    });
  });
  await test.step('it is given to somebody of the department', async () => {
    await page.keyboard.press('Shift+F7');
    await expect(dialog().getByRole('option', { name: /Ibrahima Sané/, selected: true })).toBeVisible();
    await expect(dialog()).toContainText(await about());
    await page.keyboard.press('Enter');
    await expect(chosen()).toContainText('Ibrahima S.');
  });
  await test.step('it is begun, waits on the citizen, and goes on', async () => {
    await page.keyboard.press('F8');
    await expect(chosen()).toContainText(requestsText.status.inProgress);
    await page.keyboard.press('F7');
    await expect(pane()).toContainText('délai suspendu');
    await page.keyboard.press('F8');
    await expect(chosen()).toContainText(requestsText.status.inProgress);
  });
  await test.step('an acknowledgement that promises an answer leaves it open', async () => {
    await page.keyboard.press('Shift+F8');
    await page.keyboard.press('2');
    await expect(page.getByRole('textbox', { name: requestsText.answer.text })).toHaveValue(/au plus tard le/);
    await expect(dialog()).toContainText(requestsText.answer.promised);
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await expect(dialog()).toBeHidden();
    await expect(chosen()).toContainText(requestsText.status.inProgress);
  });
  await test.step('it is answered from a template with its pages', async () => {
    await page.keyboard.press('Shift+F8');
    await expect(dialog()).toContainText(await about());
    await page.keyboard.press('1');
    await expect(page.getByRole('textbox', { name: requestsText.answer.text })).toHaveValue(
      /service-public\.gouv\.fr[\s\S]*Fontbelle-sur-Loire/,
    );
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Shift+F8');
    await expect(dialog().getByText(requestsText.answer.copied)).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(pane()).toContainText(requestsText.status.answered);
    await expect(pane()).toContainText(subject);
  });
  await test.step('it is closed with its theme in two keys', async () => {
    await page.keyboard.press('F9');
    await expect(dialog()).toContainText(requestsText.close.theme);
    await expect(dialog()).toContainText(await about());
    await page.keyboard.press('4');
    await page.keyboard.press('1');
    await expect(lastAct()).toContainText('Demande close, Copie d’acte');
    const closed = await storedWith(subject);
    expect(closed).toMatchObject({ status: 'closed', outcome: 'answered', departmentId: 'department-civil' });
    expect(closed && requestDetails(closed)).toMatchObject({
      agentId: 'agent-ibrahima',
      templateId: 'answer-civil-copy',
    });
    expect(closed?.events.map(({ type }) => type)).toEqual(
      'received assigned started waitingOnCitizen started answered closed'.split(' '),
    );
  });
  await test.step('the closing is taken back at the foot, the answer in the history', async () => {
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await storedWith(subject))?.status).toBe('answered');
    // The keys act on what is chosen, and there the focus is.
    await expect(chosen()).toContainText(subject);
    await expect(chosen()).toBeFocused();
    await page.keyboard.press('F3');
    await page.keyboard.type('retraite');
    await page.keyboard.press('Enter');
    await expect(chosen()).toContainText(subject);
    // The focus goes to the row that was found; a key pressed before would be taken from under the finger.
    await expect(chosen()).toBeFocused();
    await pane()
      .getByRole('button', { name: /^Annuler l’étape « ?Répondue/ })
      .press('Enter');
    await expect.poll(async () => (await storedWith(subject))?.status).toBe('inProgress');
    await page.getByRole('button', { name: requestsText.filter.clear }).press('Enter');
  });
});

test('a pile of letters: Entrée takes the first reason, a press that comes twice is one, and a name of several is asked about', async () => {
  const { create } = requestsText;
  const reason = page.getByRole('combobox', { name: create.reason });
  const who = page.getByRole('combobox', { name: create.citizen });
  const saved = onScreen(page).getByText(create.logged('État civil'));
  await test.step('a few letters and Entrée choose the reason', async () => {
    await page.keyboard.press('F2');
    await expect(reason).toBeFocused();
    await page.keyboard.type('etat');
    await expect(page.getByRole('option', { name: 'État civil' })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(reason).toHaveValue('État civil');
    await expect(page.getByRole('option')).toHaveCount(0);
  });
  await test.step('Ctrl Entrée twice saves it once and refuses nothing', async () => {
    for (const key of ['Control+Enter', 'Control+Enter']) await page.keyboard.press(key);
    await expect(saved).toBeVisible();
    await expect(reason).toBeFocused();
    await page.waitForTimeout(700);
    await expect(page.getByText(create.reasonMissing)).toHaveCount(0);
    await expect(saved).toBeVisible();
  });
  await test.step('what was saved is said until the next letter is begun or refused', async () => {
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(create.reasonMissing).first()).toBeVisible();
    await expect(saved).toHaveCount(0);
    await page.keyboard.type('etat');
    await page.keyboard.press('Enter');
    await expect(reason).toHaveValue('État civil');
    await page.keyboard.press('Control+Enter');
    await expect(saved).toBeVisible();
    await page.keyboard.type('e');
    await expect(saved).toHaveCount(0);
  });
  await test.step('a last name alone that several bear asks, and Échap makes somebody new of it', async () => {
    const asked = page.getByText(peopleText.search.bearersOrNew(2)).first();
    const ofName = async (): Promise<number> =>
      Object.values((await readStore(page, 'citizens')).citizens).filter(
        ({ fields }) => foldText(String(fields['lastName']?.v ?? '')) === 'bel hadj',
      ).length;
    const before = await ofName();
    expect(before).toBeGreaterThan(1);
    await page.keyboard.type('tat');
    await page.keyboard.press('Enter');
    await expect(reason).toHaveValue('État civil');
    await page.keyboard.press('Tab');
    await page.keyboard.type('BEL HADJ');
    await expect(asked).toBeVisible();
    await page.keyboard.press('Tab');
    await page.keyboard.type('Erreur sur un acte');
    await page.keyboard.press('Control+Enter');
    await expect(who).toBeFocused();
    await expect(asked).toBeVisible();
    expect(await ofName()).toBe(before);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(who).toHaveValue(/Bel Hadj/);
    await expect(asked).toHaveCount(0);
    await page.keyboard.press('Control+Enter');
    await expect(saved).toBeVisible();
    expect(await ofName()).toBe(before);
    await page.keyboard.type('etat');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('BEL HADJ');
    await page.keyboard.press('Control+Enter');
    await expect(asked).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(asked).toHaveCount(0);
    await page.keyboard.press('Control+Enter');
    await expect(saved).toBeVisible();
    await expect.poll(ofName).toBe(before + 1);
    await page.keyboard.press('Escape');
    await expect(chosen()).toBeFocused();
  });
});

test('among those that a search found, the one that was answered stays shown, and its closing names it', async () => {
  for (const words of ['Nappe à carreaux du buffet', 'Nappe à carreaux tachée']) {
    await log('État civil', words);
    await page.keyboard.press('Control+Enter');
    await expect(onScreen(page).getByText(requestsText.create.logged('État civil'))).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(chosen()).toBeFocused();
    await expect(chosen()).toContainText(words);
  }
  await page.keyboard.press('F3');
  await page.keyboard.type('carreaux');
  await expect(rows()).toHaveCount(2);
  await page.keyboard.press('Enter');
  await expect(rows().first()).toBeFocused();
  const subjectOf = () => page.locator('.rq-pane-head p').textContent();
  const words = (await subjectOf()) ?? '';
  await page.keyboard.press('Shift+F8');
  await page.keyboard.press('Enter');
  await expect(lastAct()).toContainText('Demande répondue');
  await expect(chosen()).toContainText(requestsText.status.answered);
  await expect(chosen()).toBeFocused();
  expect(await subjectOf()).toBe(words);
  await page.keyboard.press('F9');
  await expect(dialog()).toContainText(`État civil, ${words}, reçue hier`);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: requestsText.filter.clear }).press('Enter');
});

test('a sensitive one is seen by its department alone: not in the list, the palette or the file', async () => {
  const words = 'Facture impayée de décembre';
  await log('Secours d’urgence', words, 'Aurore Zéphyrin');
  await expect(onScreen(page).getByText(requestsText.create.sensitive)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(lastAct()).toContainText('Demande enregistrée par courrier');
  await page.keyboard.press('Escape');
  await expect(page.locator('.rq-top')).toContainText(/réservées? à (leur|son) service/);
  await page.keyboard.press('F3');
  await page.keyboard.type('facture impayée');
  await expect(onScreen(page).getByText(requestsText.empty.filtered)).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('zéphyrin');
  await expect(dialog().getByRole('option', { name: /Zéphyrin/ })).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(dialog()).toContainText('1\u00A0demande réservée à son service');
  await expect(dialog()).not.toContainText(words);
  await page.keyboard.press('Escape');

  await becomeAgent(page, 'Éric T.');
  // What somebody else looked for is not there any more.
  await page.keyboard.press('F3');
  await expect(page.locator('input:focus')).toHaveValue('');
  await page.keyboard.type('facture impayée');
  await expect(rows()).toHaveCount(1);
  await expect(rows().first()).toContainText(words);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('zéphyrin');
  await dialog()
    .getByRole('option', { name: new RegExp(words) })
    .click();
  await expect(pane()).toContainText('Secours d’urgence');
  await page.getByRole('button', { name: requestsText.filter.clear }).press('Enter');
});

test('a commitment that is changed moves every due day at once, and its undo moves them back', async () => {
  const late = async (): Promise<number> =>
    Number(/En retard\u00A0(\d+)/.exec((await page.locator('.rq-states').textContent()) ?? '')?.[1]);
  await becomeAgent(page, 'Yann K.');
  await expect.poll(late).toBeGreaterThan(0);
  const before = await late();
  await goTo(page, 'settings');
  await page.getByRole('button', { name: settingsText.sections.commitments, exact: true }).click();
  await page.locator('.set-row:visible', { hasText: /^Courrier/ }).click();
  await page.getByRole('textbox', { name: settingsAnsweringText.commitments.count }).fill('1');
  await page.keyboard.press('Control+Enter');
  await expect(lastAct()).toContainText(settingsAnsweringText.commitments.what);
  await goTo(page, 'requests');
  await expect.poll(late).toBeGreaterThan(before + 10);
  // It was done on another screen: the first press asks.
  await page.keyboard.press('Control+z');
  await expect(lastAct()).toContainText(shellText.lastAct.again);
  await page.waitForTimeout(700);
  await page.keyboard.press('Control+z');
  await expect.poll(late).toBe(before);
});

test('a head of service reads, an elected person sees no request', async () => {
  await becomeAgent(page, 'Odile G.');
  await expect(rows().first()).toBeVisible();
  await expect(page.locator('.rq-acts')).toHaveCount(0);
  await expect(pane().getByRole('button', { name: requestsText.history.undo })).toHaveCount(0);
  await page.keyboard.press('F2');
  await expect(page.getByRole('combobox', { name: requestsText.create.reason })).toHaveCount(0);
  await becomeAgent(page, 'Yvon C.');
  await expect(page.getByRole('link', { name: shellText.places.requests })).toHaveCount(0);
  await expect(rows()).toHaveCount(0);
});
