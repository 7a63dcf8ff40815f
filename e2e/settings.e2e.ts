import { expect, test, type Page } from '@playwright/test';
import { toSiteReference } from '#shared/domain/model/site-reference';
import { freeSlots } from '#shared/domain/scheduling/free-slots';
import { planDay } from '#shared/domain/scheduling/plan-day';
import { sayRefusal } from '#shared/i18n/fr/refusals';
import { saySettingFault } from '#shared/i18n/fr/setting-faults';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsHoursText } from '#shared/i18n/fr/settings-hours';
import { formatRoute } from '#shared/routes/places';
import { addDays, weekdayOf } from '#shared/time/civil';
import { undoLast } from './support/acts';
import { senseFaults } from './support/look/senses';
import { launchServedDesks } from './support/prepared-town';
import { readStore } from './support/read-store';
import { beAgent, expectOffline, expectSynced, goTo } from './support/town';
import { createResizer } from './support/window-sizes';
import { onScreen } from './support/on-screen';

const administrator = 'Yann K.';
const { openings, closures, spell, impact } = settingsHoursText;

/** The address of a day of the agenda, as any screen would go there. */
const showDay = (page: Page, day: string): Promise<string> =>
  page.evaluate((hash) => (window.location.hash = hash), formatRoute({ place: 'agenda', params: { day } }));

/** Goes to a section by the arrows of the list. */
const openSection = async (page: Page, label: string): Promise<void> => {
  await goTo(page, 'settings');
  const current = page.getByRole('navigation', { name: settingsText.sectionsLabel }).locator('[aria-current]');
  await current.focus();
  await page.keyboard.press('Home');
  if ((await current.textContent()) === label) return;
  await expect(async () => {
    await page.keyboard.press('ArrowDown');
    await expect(current).toHaveText(label, { timeout: 100 });
  }).toPass();
};

const wholeDay = (day: string) => ({ fromDay: day, toDay: day, from: '00:00', to: '23:59' });

const formOf = (page: Page, name: string) => page.getByRole('form', { name, exact: true });

/** What a desk offers for its first reason on a day, by its own store. */
const slotsAt = async (page: Page, day: string): Promise<number> => {
  const documents = Object.values((await readStore(page, 'reference')).reference);
  // What was deleted stays in the store with its mark.
  const reference = toSiteReference(
    documents.filter((one) => !('_deleted' in one && ['1', 'true'].includes(String(one._deleted)))),
  );
  const desk = reference?.desks[0];
  if (!reference || !desk) throw new Error('the desk has no reference data');
  const wish = { reasonId: desk.reasonIds[0] ?? '', durationMin: 20, deskId: desk.id };
  return freeSlots(planDay(reference, day), [], wish).length;
};

const bookedOn = async (page: Page, day: string): Promise<number> =>
  Object.values((await readStore(page, 'appointments')).appointments).filter(
    (one) => one.day === day && one.status === 'booked',
  ).length;

test('an administrator changes openings and closures, and every desk follows', async () => {
  // Two desks with the whole town, and a server that is killed and comes back.
  const {
    server,
    desks: [first, second],
  } = await launchServedDesks();
  const [admin, desk] = [first.page, second.page];
  await beAgent(admin, administrator);
  await beAgent(desk);
  await expectSynced(admin);
  await expectSynced(desk);
  const closedDay = desk.locator('.ag-closed');

  await openSection(admin, settingsText.sections.openings);
  await admin.keyboard.press('Control+n');
  const opening = formOf(admin, openings.formNew);
  const today = await opening.getByLabel(openings.validFrom).inputValue();
  const sunday = addDays(today, 7 - (weekdayOf(today) % 7));
  const monday = addDays(sunday, 1);

  await test.step('what is wrong is told beside its field, and nothing goes out', async () => {
    await opening.getByRole('radio', { name: openings.once }).press('Space');
    await opening.getByRole('textbox', { name: openings.day, exact: true }).fill(sunday);
    await opening.getByRole('textbox', { name: openings.from, exact: true }).fill('9h');
    await opening.getByRole('textbox', { name: openings.to, exact: true }).fill('8h30');
    await admin.keyboard.press('Control+Enter');
    const words = saySettingFault({ id: '', path: 'to', code: 'order' });
    await expect(opening.getByText(words)).toBeVisible();
    await expect(opening.getByRole('textbox', { name: openings.to, exact: true })).toBeFocused();
    // A screen reader finds it from the field.
    expect(await senseFaults(admin)).toEqual([]);
    expect(await slotsAt(admin, sunday)).toBe(0);
  });

  await test.step('an opening is there on the other desk without a restart', async () => {
    await showDay(desk, sunday);
    await expect(closedDay).toBeVisible();
    await opening.getByRole('textbox', { name: openings.to, exact: true }).fill('12h');
    await expect(admin.getByRole('region', { name: settingsHoursText.preview.title })).toContainText(
      settingsHoursText.preview.inRow(9, 20),
    );
    await admin.keyboard.press('Control+Enter');
    await expect(admin.locator('.last-act')).toContainText('Réglages');
    await expect(admin.locator('.set-row:focus')).toHaveAttribute('aria-current', 'true');
    await expect(closedDay).toHaveCount(0);
    expect(await slotsAt(desk, sunday)).toBe(33);
    await undoLast(admin);
    await expect(closedDay).toBeVisible();
    expect(await slotsAt(desk, sunday)).toBe(0);
  });

  await test.step('a closure shows whom it touches before it is saved', async () => {
    const touched = await bookedOn(admin, monday);
    expect(touched).toBeGreaterThan(0);
    await openSection(admin, settingsText.sections.closures);
    await admin.keyboard.press('Control+n');
    const closure = formOf(admin, closures.formNew);
    await closure.getByLabel(spell.label).fill('Travaux');
    await closure.getByRole('textbox', { name: spell.fromDay, exact: true }).fill(monday);
    const close = admin.getByRole('button', { name: closures.closeAndMove(null, wholeDay(monday), touched) });
    await expect(close).toBeVisible();
    await test.step('in a small window too: what closes and when, with the button that says it', async () => {
      const { resize, restore } = await createResizer(admin);
      await resize([1093, 614]);
      await closure.getByLabel(spell.label).focus();
      await admin.screenshot({ path: test.info().outputPath('closure-1093.png') });
      const acts = closure.locator('.set-acts');
      const top = (await acts.boundingBox())?.y ?? 0;
      for (const field of [
        closure.getByRole('textbox', { name: spell.toDay, exact: true }),
        closure.getByRole('checkbox').locator('..'),
      ]) {
        const box = await field.boundingBox();
        expect((box?.y ?? 614) + (box?.height ?? 0)).toBeLessThanOrEqual(top);
      }
      await expect(close).toBeInViewport({ ratio: 1 });
      await restore();
    });
    await expect(admin.getByRole('region', { name: impact.title }).getByRole('listitem')).toHaveCount(
      Math.min(touched, 60),
    );
    await showDay(desk, monday);
    await expect(closedDay).toHaveCount(0);
    // Closed without moving anybody: the days ahead go on telling that they are there.
    await closure.getByRole('button', { name: impact.saveOnly, exact: true }).press('Enter');
    await expect.poll(() => slotsAt(desk, monday)).toBe(0);
  });

  await test.step('the move begins from the closure, and undo takes the closure back', async () => {
    const touched = await bookedOn(admin, monday);
    await admin.getByRole('button', { name: impact.move(touched) }).press('Enter');
    await expect.poll(() => admin.evaluate(() => window.location.hash)).toContain(`move=closure&from=${monday}`);
    await undoLast(admin);
    await expect.poll(() => slotsAt(desk, monday)).toBeGreaterThan(0);
  });

  await test.step('out of reach nothing is changed, and what was typed stays', async () => {
    await server.kill();
    await expectOffline(admin);
    await openSection(admin, settingsText.sections.site);
    const name = admin.getByLabel('Nom affiché');
    await name.fill('Mairie principale de Fontbelle-sur-Loire');
    await admin.keyboard.press('Control+Enter');
    await expect(onScreen(admin).getByText(sayRefusal({ code: 'settingsUnreachable' }).text)).toBeVisible();
    await server.startAgain();
    await expectSynced(admin);
    await expect(name).toHaveValue('Mairie principale de Fontbelle-sur-Loire');
    await name.focus();
    await admin.keyboard.press('Control+Enter');
    await expect(desk.locator('.brand')).toContainText('Mairie principale', { timeout: 45_000 });
  });

  // The line was cut: what the page says of that is no fault.
  const faults = [first, second].flatMap(({ errors, violations }) => [...errors, ...violations]);
  expect(faults.filter((text) => !text.startsWith('Failed to load resource: net::ERR_'))).toEqual([]);
  await Promise.all([first.close(), second.close()]);
  await server.remove();
});
