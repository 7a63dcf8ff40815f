import { expect, test, type Page } from '@playwright/test';
import { agendaText } from '#shared/i18n/fr/agenda';
import { bookingText } from '#shared/i18n/fr/booking';
import { conflictsText } from '#shared/i18n/fr/conflicts';
import { callsText } from '#shared/i18n/fr/calls';
import { shellText } from '#shared/i18n/fr/shell';
import { capital, longDay } from '#shared/i18n/fr/format';
import { supervisionText } from '#shared/i18n/fr/supervision';
import { settingsRosterText } from '#shared/i18n/fr/settings-roster';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsHoursText } from '#shared/i18n/fr/settings-hours';
import { formatRoute } from '#shared/routes/places';
import { addDays, civilOf, mondayOf, weekdayOf } from '#shared/time/civil';
import { blockOf, fillBooking, undoLast, type NewPerson } from './support/acts';
import { holdPlaces } from './support/hold-places';
import { openSection } from './support/open-section';
import { launchDemo } from './support/prepared-town';
import { appointmentsOf, readStore } from './support/read-store';
import { beAgent, expectSynced, goTo } from './support/town';
import { onScreen } from './support/on-screen';

const administrator = 'Yann K.';
const family: NewPerson = { lastName: 'Zéphyrin', firstName: 'Aurore' };
const moved: NewPerson = { lastName: 'Quenneville', firstName: 'Basile' };
const sent: NewPerson = { lastName: 'Xhaflaire', firstName: 'Colin' };
const twice: NewPerson = { lastName: 'Wambergue', firstName: 'Odette' };
const far: NewPerson = { lastName: 'Yvetot', firstName: 'Prune' };

/** Counts what is pressed; the letters of names are not counted. */
const keyboardOf = (page: Page) => {
  let count = 0;
  return {
    press: async (key: string): Promise<void> => {
      count += 1;
      await page.keyboard.press(key);
    },
    name: (text: string): Promise<void> => page.keyboard.type(text),
    count: () => count,
  };
};

/** The civil day of the town, whose clock a demonstration shifts. */
const todayOf = async (page: Page): Promise<string> =>
  civilOf(
    await page.evaluate(() =>
      new Date(Date.now() + Number(localStorage.getItem('guichet.clockOffsetMs') ?? '0')).toISOString(),
    ),
    'Europe/Paris',
  ).day;

const panelOf = (page: Page) => page.getByRole('complementary', { name: agendaText.create.title });
const oneOf = async (page: Page, { lastName }: NewPerson) =>
  appointmentsOf(await readStore(page, 'appointments', 'citizens'), lastName)[0];
const detail = (page: Page) => page.getByRole('complementary', { name: agendaText.detail.title });

/** The first free place for a new citizen alone; the block has the focus afterwards. */
const bookAlone = async (page: Page, person: NewPerson): Promise<void> => {
  await page.keyboard.press('F4');
  await expect(panelOf(page).getByRole('combobox', { name: agendaText.create.citizen })).toBeFocused();
  await page.keyboard.type(`${person.lastName.toUpperCase()} ${person.firstName}`);
  await expect(page.getByRole('option', { name: /^Créer la fiche/ })).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(panelOf(page).getByRole('button', { name: /^Réserver .+ à \d/ })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(blockOf(page, person)).toBeFocused();
};

/** Leaves the form while a name is being typed: the list of the name closes first. */
const leaveTyped = async (page: Page): Promise<void> => {
  await expect(page.getByRole('option', { name: /^Créer la fiche/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(panelOf(page)).toBeHidden();
};

test('a family, a move, an absence and the past: each in a few keys, each taken back', async () => {
  const app = await launchDemo();
  const { page } = app;
  await beAgent(page);
  await expectSynced(page);
  await goTo(page, 'agenda');

  await test.step('the field that is typed into stays in sight when what stands above or below it takes its room', async () => {
    await page.keyboard.press('F3');
    const [panel, foot] = [panelOf(page), panelOf(page).locator('.panel-foot')];
    const field = panel.getByRole('combobox', { name: agendaText.create.citizen });
    await expect(panel.locator('.ag-offers button').first()).toBeFocused();
    await field.focus();
    await page.setViewportSize({ width: 1093, height: 614 });
    const below = async (): Promise<number> => {
      const [at, end] = [await field.boundingBox(), await foot.boundingBox()];
      return (at?.y ?? Infinity) + (at?.height ?? 0) - (end?.y ?? 0);
    };
    await expect.poll(below).toBeLessThanOrEqual(0);
    await page.screenshot({ path: test.info().outputPath('wishes-1093.png') });
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  await test.step('a family of three in under twelve keystrokes besides the names', async () => {
    const keys = keyboardOf(page);
    await keys.press('F4');
    await expect(panelOf(page).getByRole('combobox', { name: agendaText.create.citizen })).toBeFocused();
    await keys.name(`${family.lastName.toUpperCase()} ${family.firstName}`);
    await expect(page.getByRole('option', { name: /^Créer la fiche/ })).toBeVisible();
    await keys.press('ArrowUp');
    await keys.press('Enter');
    await keys.press('Alt+a');
    await keys.name('Gaspard 15');
    await keys.press('Enter');
    await expect(panelOf(page)).toContainText(bookingText.ages.from15);
    await keys.name('Lilas 8');
    await keys.press('Enter');
    await expect(panelOf(page)).toContainText(bookingText.ages.under12);
    await expect(panelOf(page).locator('.ag-dur')).toContainText('50');
    // Three take longer than the first place has: another one is proposed before it can be booked.
    await expect(panelOf(page).getByRole('button', { name: /^Réserver/ })).toBeEnabled();
    await expect(panelOf(page)).toContainText('ne convient plus à ce rendez-vous');
    // She is on the telephone, which no key of the others says.
    await page.keyboard.press('Alt+t');
    await keys.press('Control+Enter');
    await expect(blockOf(page, family)).toBeFocused();
    expect(keys.count()).toBeLessThan(12);
    console.log(`family of three: ${keys.count()} keystrokes besides the names`);
    await expect(detail(page)).toContainText(bookingText.confirmed);
    // Whoever opens it later knows who comes along.
    for (const name of ['Gaspard', 'Lilas']) await expect(detail(page).locator('.ag-numbers')).toContainText(name);
    const stored = await oneOf(page, family);
    expect(stored).toMatchObject({ confirmation: 'accepted', durationMin: 50, channel: 'phone' });
    expect(stored?.persons.map(({ ageBand }) => ageBand)).toEqual([undefined, 'from15', 'under12']);
    expect(JSON.stringify(stored)).not.toContain('Gaspard');
    await page.keyboard.press('Escape');
    // Booked once more for the same persons: their first names come along.
    await page.evaluate(
      (hash) => (window.location.hash = hash),
      formatRoute({ place: 'agenda', params: { new: '1', like: stored?.id ?? '' } }),
    );
    for (const name of ['Gaspard', 'Lilas']) await expect(panelOf(page)).toContainText(name);
    await page.keyboard.press('Escape');
  });

  await test.step('a day, a half of it and how many, said in Ctrl K, open the form there', async () => {
    const today = await todayOf(page);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('mercredi après-midi dans 3 semaines, 3 passeports');
    const first = page.getByRole('dialog').getByRole('option').first();
    await expect(first).toContainText('Passeport, 3 personnes');
    await page.keyboard.press('Enter');
    await expect(panelOf(page).locator('.ag-slotline b')).toContainText(
      capital(longDay(addDays(mondayOf(addDays(today, 21)), 2))),
    );
    await expect(panelOf(page).locator('.ag-slotline b')).toContainText(/1[2-7]:/);
    await expect(panelOf(page).getByRole('textbox', { name: agendaText.create.persons })).toHaveValue('3');
    // Who takes calls books by telephone until they say otherwise.
    await expect(panelOf(page).getByRole('radio', { name: bookingText.channels.phone, checked: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await goTo(page, 'reception');
    await goTo(page, 'agenda');
    await page.keyboard.press('F4');
    await expect(panelOf(page).getByRole('radio', { name: bookingText.channels.phone, checked: true })).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('a move keeps the history and is taken back', async () => {
    await bookAlone(page, moved);
    const before = await oneOf(page, moved);
    // Kept after all, the keyboard stands on it again: the next key is about it.
    await page.keyboard.press('Delete');
    await expect(page.getByRole('heading', { name: agendaText.cancel.title })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(blockOf(page, moved)).toBeFocused();
    await page.keyboard.press('m');
    const free = page.getByRole('list', { name: agendaText.create.free });
    await expect(free).toBeVisible();
    // While no place is chosen Ctrl Z gives the move up, as the foot says, and takes no booking back.
    await expect(page.locator('.last-left')).toHaveText(agendaText.move.give);
    await page.keyboard.press('Control+z');
    await expect(free).toBeHidden();
    await expect(page.locator('.last-left')).toHaveCount(0);
    await expect(blockOf(page, moved)).toBeFocused();
    expect(await oneOf(page, moved)).toMatchObject({ status: 'booked', time: before?.time });
    await page.keyboard.press('m');
    await expect(free).toBeVisible();
    // The key that looks for a place looks for one of this appointment, as it is wished.
    await page.keyboard.press('F3');
    await expect(page.getByRole('complementary', { name: /^Déplacer/ })).toBeVisible();
    const wishes = page.getByRole('group', { name: bookingText.wishes });
    await wishes.getByText(bookingText.halves.afternoon, { exact: true }).click();
    const hours = async (): Promise<number[]> =>
      (await free.getByRole('button').allTextContents()).map((one) => Number(/(\d+):\d\d/u.exec(one)?.[1]));
    await expect.poll(async () => (await hours()).length > 1 && (await hours()).every((hour) => hour >= 12)).toBe(true);
    await free.getByRole('button').first().focus();
    await page.keyboard.press('2');
    await expect(blockOf(page, moved)).toBeFocused();
    await expect(detail(page)).toContainText('Déplacé');
    const after = await oneOf(page, moved);
    expect(after?.id).toBe(before?.id);
    expect([after?.day, after?.time]).not.toEqual([before?.day, before?.time]);
    expect(after?.events.map(({ type }) => type)).toEqual(expect.arrayContaining(['booked', 'rescheduled']));
    await undoLast(page);
    await expect.poll(async () => (await oneOf(page, moved))?.time).toBe(before?.time);
    // Pressed before the server has answered, Ctrl Z is about this move all the same.
    await page.evaluate(
      (hash) => (window.location.hash = hash),
      formatRoute({ place: 'agenda', params: { appointment: before?.id ?? '', day: before?.day ?? '' } }),
    );
    await expect(blockOf(page, moved)).toBeFocused();
    await page.keyboard.press('m');
    await free.getByRole('button').nth(1).focus();
    // Places that were only just offered take no digit yet.
    await page.waitForTimeout(700);
    const line = await holdPlaces(page);
    // For a second only: it is looked for in each picture.
    const onItsWay = page.waitForFunction(
      (words) => document.querySelector('.last-act')?.textContent?.includes(words) === true,
      shellText.lastAct.onItsWay,
    );
    await page.keyboard.press('2');
    await onItsWay;
    await page.keyboard.press('Control+z');
    line.letThrough();
    await expect(page.locator('.last-act')).toContainText(/^Annulé/);
    const place = { status: 'booked', day: before?.day, time: before?.time };
    await expect.poll(() => oneOf(page, moved)).toMatchObject(place);
    // Until the server has heard of it, the place that it gave back is not free for the next one.
    await expect.poll(async () => (await oneOf(page, moved))?.confirmation).not.toBe('pending');
    await page.keyboard.press('Escape');
  });

  const citizen = panelOf(page).getByRole('combobox', { name: agendaText.create.citizen });
  await test.step('a booking on its way leaves the next form to whoever calls next, and forms put aside outlive it', async () => {
    await fillBooking(page, sent, '');
    const line = await holdPlaces(page);
    // The place that was proposed may have given way a moment ago: then a second press alone books the other.
    const act = panelOf(page).getByRole('button', { name: /^Réserver/u });
    await expect(async () => {
      await page.keyboard.press('Control+Enter');
      await expect(act).toBeDisabled({ timeout: 500 });
    }).toPass();
    await page.keyboard.press('Escape');
    await expect(panelOf(page)).toContainText(bookingText.onItsWay);
    await page.keyboard.press('F4');
    await expect(citizen).toBeFocused();
    await expect(citizen).toHaveValue('');
    await page.keyboard.type('Ypersiel');
    line.letThrough();
    await expect(page.locator('.last-act')).toContainText(sent.lastName);
    await expect.poll(async () => (await oneOf(page, sent))?.confirmation).not.toBe('pending');
    await expect(citizen).toBeFocused();
    await expect(citizen).toHaveValue('Ypersiel');
    await leaveTyped(page);
    // Those that were left half typed wait, however many.
    const waiting = panelOf(page).locator('.ag-shelved');
    for (const names of [['Ypersiel'], ['Zutterman', 'Ypersiel']]) {
      await page.keyboard.press('F4');
      await expect(citizen).toBeFocused();
      for (const [index, one] of names.entries()) await expect(waiting.nth(index)).toContainText(one);
      // What is booked is no form any more.
      await expect(waiting.filter({ hasText: sent.lastName })).toHaveCount(0);
      await page.keyboard.type('Zutterman');
      await leaveTyped(page);
    }
  });

  await test.step('a move that is asked for twice is one, and leaves the form of the next person where it is', async () => {
    await bookAlone(page, twice);
    const before = await oneOf(page, twice);
    await page.keyboard.press('m');
    const free = page.getByRole('list', { name: agendaText.create.free });
    await free.getByRole('button').nth(1).focus();
    const line = await holdPlaces(page);
    await page.keyboard.press('2');
    await page.keyboard.press('2');
    await page.keyboard.press('F4');
    await expect(citizen).toBeFocused();
    await page.keyboard.type('Wavrechin');
    line.letThrough();
    const movesOf = async () => (await oneOf(page, twice))?.events.filter(({ type }) => type === 'rescheduled').length;
    await expect.poll(movesOf).toBe(1);
    await expect(page.locator('.last-act')).toContainText('déplacé');
    await expect(citizen).toBeFocused();
    await expect(citizen).toHaveValue('Wavrechin');
    await leaveTyped(page);
    await undoLast(page);
    await expect.poll(async () => (await oneOf(page, twice))?.time).toBe(before?.time);
    expect(await movesOf()).toBe(1);
  });

  await test.step('who has an appointment in three months is said to have it, whatever day is booked', async () => {
    const day = addDays(await todayOf(page), 91);
    const params = { new: '1', from: day };
    await page.evaluate((hash) => (window.location.hash = hash), formatRoute({ place: 'agenda', params }));
    await expect(citizen).toBeFocused();
    await page.keyboard.type(`${far.lastName.toUpperCase()} ${far.firstName}`);
    await expect(page.getByRole('option', { name: /^Créer la fiche/ })).toBeVisible();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(panelOf(page).getByRole('button', { name: /^Réserver .+ à \d/ })).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(blockOf(page, far)).toBeFocused();
    const booked = await oneOf(page, far);
    expect((booked?.day ?? '') >= day).toBe(true);
    await page.keyboard.press('Escape');
    await page.keyboard.press('t');
    await page.keyboard.press('F4');
    await expect(citizen).toBeFocused();
    await page.keyboard.type(far.lastName);
    await expect(page.getByRole('option', { name: new RegExp(far.lastName, 'iu') }).first()).toContainText(
      far.firstName,
    );
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(panelOf(page).locator('.ag-known')).toContainText(far.firstName);
    await expect(panelOf(page)).toContainText(
      bookingText.warnings.alreadyBooked(far.firstName, booked?.day ?? '', booked?.time ?? ''),
    );
    await page.keyboard.press('Escape');
  });

  await test.step('every past appointment is settled by one key, and all the rest by one', async () => {
    const list = page.getByRole('region', { name: bookingText.due.title });
    const rows = list.locator('[data-due]');
    await page.keyboard.press('r');
    await expect(rows.first()).toBeFocused();
    const total = await rows.count();
    expect(total).toBeGreaterThan(2);
    const statusOf = async (id: string) => (await readStore(page, 'appointments')).appointments[id]?.status;
    const first = (await rows.first().getAttribute('data-due')) ?? '';
    await page.keyboard.press('n');
    await expect(rows).toHaveCount(total - 1);
    await expect(rows.first()).toBeFocused();
    await expect.poll(() => statusOf(first)).toBe('noShow');
    await undoLast(page);
    await expect(rows).toHaveCount(total);
    expect(['booked', 'arrived']).toContain(await statusOf(first));
    // The next key is about the person whose mark was taken back.
    await expect(list.locator('.is-current [data-due]')).toHaveAttribute('data-due', first);
    await expect(list.locator(`[data-due="${first}"]`)).toBeFocused();
    for (const [key, status] of [
      ['h', 'attended'],
      ['u', 'cancelledByCitizen'],
    ] as const) {
      const left = await rows.count();
      const id = (await list.locator('.is-current [data-due]').getAttribute('data-due')) ?? '';
      await page.keyboard.press(key);
      await expect(rows).toHaveCount(left - 1);
      await expect.poll(() => statusOf(id)).toBe(status);
    }
    // Who came is not noted absent with the others, and the foot says what was noted.
    const came = await list.locator('.due-row').filter({ hasText: bookingText.due.here }).count();
    await page.keyboard.press('Alt+n');
    await expect(page.locator('.last-act')).toContainText(/notés? absents?/);
    await expect(rows).toHaveCount(came);
    if (came === 0) await expect(list).toContainText(bookingText.due.none);
    await undoLast(page);
    await expect(rows).toHaveCount(total - 2);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: bookingText.due.count(total - 2) })).toBeVisible();
  });

  expect([...app.errors, ...app.violations]).toEqual([]);
  await app.close();
});

const bookedOn = async (page: Page, day: string) =>
  Object.values((await readStore(page, 'appointments')).appointments).filter(
    (one) => one.day === day && one.status === 'booked',
  );

test('a day is closed over its appointments, and all of them move in one act', async () => {
  const app = await launchDemo();
  const { page } = app;
  await beAgent(page, administrator);
  await expectSynced(page);
  const { closures, spell, impact } = settingsHoursText;

  await test.step('one cell of a week without a plan changes that cell, and a plan that leaves people behind asks', async () => {
    await openSection(page, settingsText.sections.roster);
    await page.getByRole('button', { name: settingsRosterText.after }).press('Enter');
    await expect(onScreen(page).getByText(settingsRosterText.unplanned)).toBeVisible();
    const cells = page.locator('.ro-cell');
    const before = await cells.allInnerTexts();
    expect(before).not.toContain(settingsRosterText.nobody);
    await cells.first().click();
    await page.keyboard.press('Delete');
    await expect(page.locator('.ro .set-foot')).toContainText(settingsRosterText.holes(1));
    await page.keyboard.press('Control+Enter');
    const ask = page.getByRole('alertdialog', { name: settingsRosterText.ask.title });
    await expect(ask.getByRole('button', { name: settingsRosterText.ask.back })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(ask).toHaveCount(0);
    await expect(page.getByRole('button', { name: settingsRosterText.remove })).toHaveCount(0);
    await page.keyboard.press('Control+Enter');
    await ask.getByRole('button', { name: settingsRosterText.ask.save }).press('Enter');
    await expect(page.getByRole('button', { name: settingsRosterText.remove })).toBeVisible();
    await expect.poll(() => cells.allInnerTexts()).toEqual(before.with(0, settingsRosterText.nobody));
    await expect(page.locator('.ro-cell:focus')).toHaveCount(1);
    await undoLast(page);
    await expect(onScreen(page).getByText(settingsRosterText.unplanned)).toBeVisible();
  });

  const sections = page.getByRole('navigation', { name: settingsText.sectionsLabel });
  await sections.getByRole('button', { name: settingsText.sections.closures, exact: true }).click();
  const { closures: name } = settingsText.sections;
  await expect(page.locator('.set-section:visible').getByRole('heading', { name, exact: true })).toBeVisible();
  await page.keyboard.press('Control+n');
  const form = page.getByRole('form', { name: closures.formNew, exact: true });
  // It starts at tomorrow, never at the day that has begun, and says how many it would hit before anything is saved.
  const tomorrow = await form.getByRole('textbox', { name: spell.fromDay, exact: true }).inputValue();
  expect(tomorrow).toBe(addDays(await todayOf(page), 1));
  await expect(page.getByRole('region', { name: impact.title })).toContainText(
    impact.some((await bookedOn(page, tomorrow)).length),
  );
  const day = addDays(tomorrow, 8 - weekdayOf(tomorrow));
  const touched = await bookedOn(page, day);
  expect(touched.length).toBeGreaterThanOrEqual(40);
  await form.getByLabel(spell.label).fill('Travaux');
  await form.getByRole('textbox', { name: spell.fromDay, exact: true }).fill(day);
  // The main key saves and leads to the moving; saving alone is another button, without a key.
  await expect(
    form.getByRole('button', {
      name: closures.closeAndMove(null, { fromDay: day, toDay: day, from: '00:00', to: '23:59' }, touched.length),
    }),
  ).toBeVisible();
  await expect(form.getByRole('button', { name: impact.saveOnly, exact: true })).toBeVisible();
  await page.keyboard.press('Control+Enter');

  const sheet = page.getByRole('region', { name: bookingText.bulk.title });
  await expect(sheet).toContainText(bookingText.bulk.closed(touched.length));
  const boxes = sheet.locator('[data-move]');
  await expect(boxes).toHaveCount(touched.length);
  // One of them stays where it is.
  await boxes.first().focus();
  const stays = (await boxes.first().getAttribute('data-move')) ?? '';
  await page.keyboard.press('Space');
  const moving = touched.length - 1;
  await expect(sheet.getByRole('button', { name: bookingText.bulk.submit(moving) })).toBeVisible();
  const began = Date.now();
  const seesProgress = (): Promise<unknown> =>
    page.waitForFunction(() => /: \d+ sur \d+/u.test(document.querySelector('.last-act')?.textContent ?? ''));
  const progress = seesProgress();
  await page.keyboard.press('Control+Enter');
  await progress;
  const tell = page.getByRole('region', { name: callsText.title, exact: true });
  await expect(tell).toContainText(callsText.lead(moving), { timeout: 60_000 });
  console.log(`${moving} appointments moved in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  expect((await bookedOn(page, day)).map(({ id }) => id)).toEqual([stays]);

  await test.step('whoever moved is a task that is ticked by its channel', async () => {
    const current = tell.locator('.is-current[data-call]');
    await current.focus();
    const id = (await current.getAttribute('data-call')) ?? '';
    const typesOf = async () =>
      (await readStore(page, 'appointments')).appointments[id]?.events.map(({ type }) => type) ?? [];
    await page.keyboard.press('Enter');
    await expect(current).toContainText(/vous (?:appelez|écrivez)/);
    expect(await typesOf()).toContain('callTaken');
    // The new date is refused: D moves it, and closing leads back to the same line.
    await page.keyboard.press('d');
    await expect(page.getByRole('list', { name: agendaText.create.free })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('list', { name: agendaText.create.free })).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(current).toHaveAttribute('data-call', id);
    await expect(current).toBeFocused();
    // Nobody answered: the next one is shown, and this one waits at the end of the list.
    await page.keyboard.press('r');
    await expect(current).not.toHaveAttribute('data-call', id);
    await expect(tell.locator('[data-call]').last()).toHaveAttribute('data-call', id);
    // Taken back, the person is the one whom the next key is about; whoever takes another call has left them.
    await undoLast(page);
    await expect(current).toHaveAttribute('data-call', id);
    await expect(current).toBeFocused();
    await expect(current).toContainText(/vous (?:appelez|écrivez)/);
    await page.keyboard.press('n');
    await expect(current).not.toHaveAttribute('data-call', id);
    await page.keyboard.press('Enter');
    await expect(current).toContainText(/vous (?:appelez|écrivez)/);
    const left = tell.locator(`[data-call="${id}"]`);
    await expect(left).not.toContainText(/vous (?:appelez|écrivez)/);
    await page.keyboard.press('r');
    await expect(current).not.toContainText(/vous (?:appelez|écrivez)/);
    await left.focus();
    await page.keyboard.press('r');
    await expect(current).not.toHaveAttribute('data-call', id);
    await expect(tell.locator('[data-call]').last()).toHaveAttribute('data-call', id);
    await tell.locator('[data-call]').last().focus();
    // Nothing is said of somebody whom nobody called, whatever key is pressed once more.
    const told = async () =>
      Object.values((await readStore(page, 'appointments')).appointments).filter(({ events }) =>
        events.some(({ type }) => type === 'informed'),
      ).length;
    const before = await told();
    await page.keyboard.press('p');
    await page.keyboard.press('Enter');
    await expect(current).toContainText(/vous (?:appelez|écrivez)/);
    expect(await told()).toBe(before);
    await page.keyboard.press('p');
    await expect(tell).toContainText(callsText.lead(moving - 1));
    await expect(current).not.toHaveAttribute('data-call', id);
    await page.keyboard.press('p');
    await page.keyboard.press('p');
    await expect(tell.getByRole('alert')).toHaveCount(0);
    await expect(tell).toContainText(callsText.lead(moving - 1));
    expect(await told()).toBe(before + 1);
    expect(await typesOf()).toContain('informed');
    await undoLast(page);
    await expect(tell).toContainText(callsText.lead(moving));
    // People to call are no conflicts: nothing is red, and the list is one key away in the agenda.
    await expect(page.locator('.tab .count--bad')).toHaveCount(0);
    await expect(page.locator('.tab', { hasText: shellText.places.agenda }).locator('.count')).toHaveText(
      String(moving),
    );
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: `${callsText.short} ${moving}` }).press('Enter');
    await expect(page.getByRole('region', { name: callsText.title }).locator('[data-call]')).toHaveCount(moving);
    await page.goBack();
    await page.goBack();
    await expect(tell.locator('[data-call]')).toHaveCount(moving);
  });

  await test.step('one undo brings all of them back', async () => {
    // The two calls in vain came after the moves, so they are taken back before them.
    await undoLast(page);
    await undoLast(page);
    await expect(page.locator('.last-act')).toContainText(/rendez-vous\sdéplacés/);
    // A press right after it would be taken for the first one, doubled.
    await page.waitForTimeout(700);
    const undoBegan = Date.now();
    const undoing = seesProgress();
    await page.keyboard.press('Control+z');
    await undoing;
    await expect(page.locator('.last-act')).toContainText(/^Annulé/, { timeout: 60_000 });
    console.log(`${moving} appointments taken back in ${((Date.now() - undoBegan) / 1000).toFixed(1)} s`);
    await expect(boxes).toHaveCount(touched.length, { timeout: 60_000 });
    expect(await bookedOn(page, day)).toHaveLength(touched.length);
  });

  await test.step('a day that is closed over people goes on saying so, with the way to move them', async () => {
    await goTo(page, 'supervision');
    const { stranded, strandedHint } = supervisionText.trust;
    const line = page.locator('.su-trust li', { hasText: stranded(day, true) });
    await expect(line).toContainText(strandedHint(touched.length));
    await goTo(page, 'conflicts');
    const { title, moveOf } = conflictsText.stranded;
    const list = page.getByRole('region', { name: title, exact: true });
    await expect(list).toContainText(strandedHint(touched.length));
    await expect(page.getByText(conflictsText.empty.title)).toHaveCount(0);
    await list.getByRole('button', { name: moveOf(stranded(day, true)) }).press('Enter');
    await expect(boxes).toHaveCount(touched.length);
    await expect(sheet.getByRole('list', { name: bookingText.bulk.filledTitle })).toContainText('→');
  });

  expect([...app.errors, ...app.violations]).toEqual([]);
  await app.close();
});
