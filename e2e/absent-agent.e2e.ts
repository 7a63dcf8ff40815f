import { expect, test, type Page } from '@playwright/test';
import { commonText } from '#shared/i18n/fr/common';
import { bookingText } from '#shared/i18n/fr/booking';
import { callsText } from '#shared/i18n/fr/calls';
import { conflictsText } from '#shared/i18n/fr/conflicts';
import { dayAheadText } from '#shared/i18n/fr/day-ahead';
import { settingsHoursText } from '#shared/i18n/fr/settings-hours';
import { supervisionText } from '#shared/i18n/fr/supervision';
import { undoLast } from './support/acts';
import { launchDemo } from './support/prepared-town';
import { readStore } from './support/read-store';
import { beAgent, expectSynced, goTo } from './support/town';

const administrator = 'Yann K.';
const [away, awayName, wednesday] = ['Maud Lenormand', 'Maud L.', '2026-11-25'];
const familyName = 'lenormand';
/** Letters after such a pause begin another text. */
const betweenTextsMs = 1_100;
const { absences, spell, impact } = settingsHoursText;
const { bulk } = bookingText;

/** Where everybody who is booked on the day stands: day, time and desk by appointment. */
const standing = async (page: Page): Promise<ReadonlyMap<string, string>> =>
  new Map(
    Object.values((await readStore(page, 'appointments')).appointments)
      .filter(({ status }) => status === 'booked')
      .map(({ id, day, time, deskId }) => [id, `${day} ${time} ${deskId}`]),
  );

const movedSince = async (page: Page, before: ReadonlyMap<string, string>): Promise<readonly string[]> =>
  [...(await standing(page))].filter(([id, place]) => before.get(id) !== place).map(([id]) => id);

test('the people of an absent agent move, to the same day where it has room, and nobody else does', async () => {
  const app = await launchDemo();
  const { page } = app;
  await beAgent(page, administrator);
  await expectSynced(page);
  // « Noter une absence » of Supervision leads into the form of a new one.
  const noteAbsence = async (): Promise<void> => {
    await goTo(page, 'supervision');
    // The key is there with its button, once the day is reckoned.
    await expect(page.getByRole('button', { name: dayAheadText.away.note })).toBeVisible();
    await page.keyboard.press('a');
  };
  await noteAbsence();
  const form = page.getByRole('form', { name: absences.formNew, exact: true });
  const agent = form.getByRole('button', { name: new RegExp(`${absences.agent} ${commonText.required}$`, 'u') });
  await expect(agent).toBeFocused();
  const proposed = await agent.innerText();
  // Letters that nobody bears choose nobody, whoever bears some of them.
  await page.keyboard.type('xhelene');
  await page.waitForTimeout(betweenTextsMs);
  await expect(agent).toHaveText(proposed);
  await page.keyboard.type(familyName);
  // Nobody was chosen yet: the list opens at the line.
  await expect(page.getByRole('option', { name: away })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(agent).toContainText(away);
  await expect(agent).toBeFocused();
  await page.waitForTimeout(betweenTextsMs);
  // The first letters of a colleague, and then those of nobody.
  await page.keyboard.type('karimzz');
  await page.waitForTimeout(betweenTextsMs);
  await expect(agent).toContainText(away);
  await form.getByRole('textbox', { name: spell.fromDay, exact: true }).fill(wednesday);
  const listed = page.getByRole('region', { name: impact.title }).locator('.set-impact li');
  await expect(listed.first()).toBeVisible();
  const touched = await listed.count();
  expect(touched).toBeGreaterThan(5);
  await expect(form.getByRole('button', { name: impact.saveAndMove(touched) })).toBeVisible();
  await page.keyboard.press('Control+Enter');

  const before = await standing(page);
  const sheet = page.getByRole('region', { name: bulk.title });
  const boxes = sheet.locator('[data-move]');
  const act = sheet.getByRole('button', { name: /^Déplacer \d+ rendez-vous$/u });
  const tell = page.getByRole('region', { name: callsText.title, exact: true });
  const { title, moveOf } = conflictsText.stranded;
  const { stranded } = supervisionText.trust;

  /** All who are listed move on one key; pressed again it finds nobody. */
  const moveAll = async (): Promise<void> => {
    await expect(boxes).toHaveCount(touched);
    await expect(sheet).toContainText(bulk.left(touched));
    await expect(sheet).not.toContainText('tous les guichets');
    await page.keyboard.press('Control+Enter');
    await expect(sheet.getByText(bulk.done(touched))).toBeVisible({ timeout: 60_000 });
    await expect(sheet).toContainText(bulk.none);
    await expect(tell).toBeVisible();
    await expect(boxes).toHaveCount(0);
    await expect(act).toHaveCount(0);
    const moved = await movedSince(page, before);
    expect(moved).toHaveLength(touched);
    for (let again = 0; again < 2; again += 1) await page.keyboard.press('Control+Enter');
    await expectSynced(page);
    expect((await movedSince(page, before)).toSorted()).toEqual(moved.toSorted());
  };

  await test.step('the sheet names who is absent and offers the same day first', async () => {
    await expect(sheet).toContainText(`absence de ${awayName}`);
    await expect(boxes).toHaveCount(touched);
    await expect(sheet.locator('.bulk-row', { hasText: 'même jour' }).first()).toBeVisible();
  });

  await test.step('after the move nobody else is offered, and the key moves nobody', moveAll);

  await test.step('one undo brings them back, to the list and to their desk', async () => {
    await undoLast(page);
    await expect(boxes).toHaveCount(touched, { timeout: 60_000 });
    expect(await movedSince(page, before)).toEqual([]);
    await expect(sheet.getByText(bulk.done(touched))).toHaveCount(0);
  });

  await test.step('from Conflits the same people move, and nobody else', async () => {
    await goTo(page, 'conflicts');
    const list = page.getByRole('region', { name: title, exact: true });
    await list.getByRole('button', { name: moveOf(stranded(wednesday, false)) }).press('Enter');
    await moveAll();
    await goTo(page, 'conflicts');
    await expect(list).toHaveCount(0);
  });

  await test.step('the sheet of another absence begins anew: nothing is said to be moved before it is', async () => {
    await noteAbsence();
    await expect(agent).toBeFocused();
    await page.keyboard.type('belhadj');
    await expect(page.getByRole('option', { name: 'Karim Belhadj' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(agent).toContainText('Karim');
    await form.getByRole('textbox', { name: spell.fromDay, exact: true }).fill(wednesday);
    await expect(listed.first()).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(boxes.first()).toBeVisible();
    await expect(sheet).toContainText('absence de Karim');
    await expect(sheet.locator('.bulk-scroll > [role="status"]')).toHaveCount(0);
  });

  expect([...app.errors, ...app.violations]).toEqual([]);
  await app.close();
});
