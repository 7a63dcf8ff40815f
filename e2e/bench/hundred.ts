import { expect, type Page } from '@playwright/test';

import type { Appointment } from '#shared/domain/model/appointment';
import { bookingText } from '#shared/i18n/fr/booking';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsHoursText } from '#shared/i18n/fr/settings-hours';

import { openSection } from '../support/open-section';
import { readStore } from '../support/read-store';
import { settle, timed, type Look } from './stopwatch';
import type { Take } from './walk';

const wanted = 100;
const times = 3;

type Marked = { readonly _deleted?: unknown };
/** IndexedDB keeps the mark as text, by which it can be found. */
const isGone = (mark: unknown): boolean => mark === '1' || mark === true;

/** A day ahead with about a hundred appointments that are still to come, and how many they are. */
const fullDay = async (page: Page): Promise<{ readonly day: string; readonly count: number }> => {
  const { appointments } = await readStore(page, 'appointments');
  const counts = new Map<string, number>();
  for (const { day, status, _deleted } of Object.values(appointments) as (Appointment & Marked)[])
    if (day > '2026-11-25' && status === 'booked' && !isGone(_deleted)) counts.set(day, (counts.get(day) ?? 0) + 1);
  const [day, count] = [...counts].toSorted((a, b) => Math.abs(a[1] - wanted) - Math.abs(b[1] - wanted))[0] ?? ['', 0];
  return { day, count };
};

/** A day is closed over a hundred appointments (as many as it has where it has fewer): all of them move, and are taken back. */
export const moveHundred = async (page: Page, take: Take): Promise<void> => {
  const { closures, spell } = settingsHoursText;
  const { day, count } = await fullDay(page);
  await openSection(page, settingsText.sections.closures);
  await page.keyboard.press('Control+n');
  const form = page.getByRole('form', { name: closures.formNew, exact: true });
  await form.getByLabel(spell.label).fill('Travaux');
  await form.getByRole('textbox', { name: spell.fromDay, exact: true }).fill(day);
  await page
    .getByRole('button', {
      name: closures.closeAndMove(null, { fromDay: day, toDay: day, from: '00:00', to: '23:59' }, count),
    })
    .press('Enter');
  const boxes = page.getByRole('region', { name: bookingText.bulk.title }).locator('[data-move]');
  await expect(boxes).toHaveCount(count, { timeout: 60_000 });
  for (let spare = wanted; spare < count; spare += 1) {
    await boxes.nth(spare).focus();
    await page.keyboard.press('Space');
  }
  const moving = Math.min(count, wanted);
  for (let round = 0; round < times; round += 1) {
    await settle(page, 800);
    // The appointments that are not moved stay in the list.
    // The last act is asked first: a hundred lines that are looked at in every picture took a sixth of what is measured.
    const moved = ({ shown }: Look, left: number): boolean =>
      shown('.last-act').some((one) => !(one.textContent ?? '').startsWith('Annulé')) &&
      shown('[data-move]').length <= left;
    take(
      `${moving} appointments moved`,
      await timed(page, moved, count - moving, () => page.keyboard.press('Control+Enter')),
    );
    await settle(page, 800);
    const back = ({ shown }: Look, least: number): boolean => shown('[data-move]').length >= least;
    take(`${moving} appointments undone`, await timed(page, back, count, () => page.keyboard.press('Control+z')));
  }
};
