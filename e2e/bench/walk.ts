import { expect, type Page } from '@playwright/test';

import { agendaText } from '#shared/i18n/fr/agenda';
import { bookingText } from '#shared/i18n/fr/booking';
import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { requestsText } from '#shared/i18n/fr/requests';
import { shellText } from '#shared/i18n/fr/shell';
import { places, type Place } from '#shared/routes/places';

import { goTo } from '../support/town';
import { settle, timed, type Look } from './stopwatch';

/** Notes how long an act took. */
export type Take = (act: string, ms: number) => void;
type Walk = { readonly page: Page; readonly take: Take; readonly round: number };

/** The counter takes a second press within a fifth of a second for a rebound. */
const reboundMs = 250;

const placeStands = ({ any }: Look, [place, sign]: readonly [string, string]): boolean =>
  any('main.place h1', place) && !any('.place-wait') && any(sign);

const signs: Readonly<Partial<Record<Place, string>>> = {
  reception: '.arr',
  counter: 'header.id, .upnext',
  supervision: '.su-top h2',
  agenda: '[data-block]',
  requests: '.rq-row',
  steering: '.ch-canvas',
};

/** Goes to a place by its key. */
const visit = async ({ page, take }: Walk, place: Place): Promise<void> => {
  await settle(page);
  const key = `Control+${places.indexOf(place) + 1}`;
  const wanted = [shellText.places[place], signs[place] ?? 'h1'] as const;
  take(`open ${place}`, await timed(page, placeStands, wanted, () => page.keyboard.press(key)));
};

const undo = async ({ page, take }: Walk, what: string): Promise<void> => {
  await settle(page);
  const gone = ({ shown }: Look): boolean =>
    shown('.last-act').some((one) => (one.textContent ?? '').startsWith('Annulé'));
  take(`undo: ${what}`, await timed(page, gone, null, () => page.keyboard.press('Control+z')));
};

const newNumber = ({ shown }: Look, before: string): boolean =>
  shown('.printer .ticket .ticket-n').some((one) => one.textContent !== before);
const numberNow = async (page: Page): Promise<string> => {
  const number = page.locator('.printer .ticket .ticket-n');
  return (await number.count()) === 0 ? '' : ((await number.first().textContent()) ?? '');
};

/** Reception: a name by letters, a check-in, a ticket for a walk-in. */
const atReception = async (walk: Walk): Promise<void> => {
  const { page, take, round } = walk;
  await visit(walk, 'reception');
  const row = page.locator('.arr .who-what b').nth(round % 3);
  await expect(row).toHaveText(/\S \S/);
  const name = (await row.textContent()) ?? '';
  const words = name.split(' ').slice(1).join(' ');
  await page.keyboard.press('F3');
  const field = page.getByPlaceholder('Nom, heure', { exact: false });
  await expect(field).toBeFocused();
  for (const letter of words.slice(0, 4)) {
    const before = await field.inputValue();
    const stands = (_: Look, known: string): boolean =>
      document.activeElement instanceof HTMLInputElement && document.activeElement.value.length > known.length;
    take('search: a letter', await timed(page, stands, before, () => page.keyboard.insertText(letter)));
  }
  await field.fill('');
  await settle(page);
  const found = ({ shown }: Look, person: string): boolean =>
    shown('.arr.is-sel b').some((one) => one.textContent === person);
  // In a large town a last name alone is that of many.
  take('search: a name expected today', await timed(page, found, name, () => page.keyboard.insertText(name)));
  await settle(page);
  const before = await numberNow(page);
  take('check in', await timed(page, newNumber, before, () => page.keyboard.press('Enter')));
  await undo(walk, 'check in');

  await page.keyboard.press('F2');
  await page.keyboard.press('2');
  await expect(page.locator('.fav[aria-keyshortcuts="2"]')).toBeChecked();
  await settle(page);
  const last = await numberNow(page);
  take('walk-in: print the ticket', await timed(page, newNumber, last, () => page.keyboard.press('Enter')));
};

/** Counter: call, start, end. The desk was opened before. */
const atCounter = async (walk: Walk): Promise<void> => {
  const { page, take } = walk;
  await visit(walk, 'counter');
  await settle(page, reboundMs);
  const has = ({ any }: Look, words: string): boolean => any('button', words);
  take('call next', await timed(page, has, counterText.called.start, () => page.keyboard.press('F8')));
  await settle(page, reboundMs);
  const serves = ({ any }: Look): boolean => any('main.place', 'En cours depuis');
  take('start the service', await timed(page, serves, null, () => page.keyboard.press('F8')));
  await settle(page, reboundMs);
  const free = ({ any }: Look): boolean => !any('main.place', 'En cours depuis') && !any('[role=dialog]');
  const ended = ({ any }: Look, words: string): boolean =>
    any('button', words) || !any('main.place', 'En cours depuis');
  take('end the service', await timed(page, ended, counterLifeText.theme.none, () => page.keyboard.press('F9')));
  // A theme is asked of advice, not of who collects a title.
  if ((await page.getByRole('button', { name: counterLifeText.theme.none }).count()) === 0) return;
  await settle(page, reboundMs);
  take('end the service: no theme', await timed(page, free, null, () => page.keyboard.press('Enter')));
};

const blockFocused = ({ focused }: Look): boolean => focused('[data-block]');

/** Books the first free place for somebody who is known, prints the slip, moves it, takes it back, cancels it. */
const booking = async (walk: Walk, caller: string): Promise<void> => {
  const { page, take } = walk;
  await visit(walk, 'agenda');
  await settle(page, 400);
  const opened = ({ shown, focused }: Look): boolean =>
    focused('[role=combobox]') && shown('button').some((one) => (one.textContent ?? '').startsWith('Réserver '));
  take('F4: the form with a place', await timed(page, opened, null, () => page.keyboard.press('F4')));
  await settle(page);
  const offered = ({ any }: Look, name: string): boolean => any('[role=option]', name);
  take('booking: the caller is found', await timed(page, offered, caller, () => page.keyboard.insertText(caller)));
  await settle(page);
  await page.keyboard.press('ArrowDown');
  const chosen = ({ any }: Look): boolean => !any('[role=option]');
  take('booking: the caller is chosen', await timed(page, chosen, null, () => page.keyboard.press('Enter')));
  await settle(page);
  take('booking: save', await timed(page, blockFocused, null, () => page.keyboard.press('Control+Enter')));
  await settle(page, 400);

  const printed = ({ any }: Look): boolean => any('aside, [role=complementary]', '.pdf');
  take('print the slip', await timed(page, printed, null, () => page.keyboard.press('i')));
  await settle(page, 400);
  const moving = ({ any }: Look): boolean => any('[aria-label^="Déplacer"], aside', 'Déplacer') && any('.ag-ev--new');
  take('move: the free places', await timed(page, moving, null, () => page.keyboard.press('m')));
  await settle(page);
  const moved = ({ any, focused }: Look): boolean => focused('[data-block]') && !any('.ag-ev--new');
  take('move: to the first free place', await timed(page, moved, null, () => page.keyboard.press('1')));
  await settle(page, 400);
  await undo(walk, 'move');
  await settle(page, 400);
  await page.keyboard.press('Delete');
  await expect(page.getByRole('heading', { name: agendaText.cancel.title })).toBeVisible();
  await settle(page);
  const cancelled = ({ any }: Look): boolean => !any('.ag-cancel');
  take('cancel an appointment', await timed(page, cancelled, null, () => page.keyboard.press('1')));
  await settle(page);
  await page.keyboard.press('Escape');
  await settle(page);
};

const view = async ({ page, take }: Walk, what: string, key: string, sign: string): Promise<void> => {
  await settle(page, 300);
  const stands = ({ any }: Look, selector: string): boolean => any(selector);
  take(what, await timed(page, stands, sign, () => page.keyboard.press(key)));
};

/** The views of the agenda, another day, and what is still to be said. */
const views = async (walk: Walk): Promise<void> => {
  const { page, take } = walk;
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await view(walk, 'week', '2', '.ag-week [data-spot]');
  await view(walk, 'month', '3', '.ag-mb');
  await view(walk, 'list', '4', '.ag-lr');
  await view(walk, 'day', '1', '[data-block]');
  await settle(page, 300);
  const heading = (await page.locator('main.place:visible h2').first().textContent()) ?? '';
  const other = ({ any, shown }: Look, before: string): boolean =>
    shown('main.place h2')[0]?.textContent !== before && any('[data-block]');
  take('another day', await timed(page, other, heading, () => page.keyboard.press('Control+ArrowRight')));
  await settle(page, 300);
  await page.keyboard.press('t');
  await settle(page, 300);
  const listed = ({ any }: Look): boolean => any('[data-due]');
  take('what is due: the list', await timed(page, listed, null, () => page.keyboard.press('r')));
  await settle(page);
  const rows = await page.locator('[data-due]').count();
  const fewer = ({ shown }: Look, before: number): boolean => shown('[data-due]').length < before;
  take('what is due: settle one', await timed(page, fewer, rows, () => page.keyboard.press('n')));
  await undo(walk, 'what is due');
  await expect(page.getByRole('region', { name: bookingText.due.title }).locator('[data-due]')).toHaveCount(rows);
  await page.keyboard.press('Escape');
};

/** Requests: one is logged, one is taken. */
const atRequests = async (walk: Walk): Promise<void> => {
  const { page, take, round } = walk;
  await visit(walk, 'requests');
  await settle(page, 300);
  const asks = ({ focused }: Look): boolean => focused('[role=combobox]');
  take('requests: the form', await timed(page, asks, null, () => page.keyboard.press('F2')));
  await page.keyboard.type('Logement');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type(`Mesure ${round}`);
  await settle(page);
  const logged = ({ any }: Look, words: string): boolean => any('main.place', words);
  const said = requestsText.create.logged('Logement');
  take('requests: log one', await timed(page, logged, said, () => page.keyboard.press('Control+Enter')));
  await settle(page);
  await page.keyboard.press('Escape');
  await settle(page);
  const begun = ({ any }: Look, words: string): boolean => any('.rq-row.is-sel', words);
  const taken = requestsText.status.inProgress;
  take('requests: begin one', await timed(page, begun, taken, () => page.keyboard.press('F8')));
  await settle(page);
};

/** From anywhere: the palette, a person in it, their file. */
const palette = async ({ page, take }: Walk, caller: string): Promise<void> => {
  await settle(page);
  const opened = ({ any }: Look): boolean => any('[role=dialog] [role=option]');
  take('Ctrl K', await timed(page, opened, null, () => page.keyboard.press('Control+k')));
  await settle(page);
  const found = ({ any }: Look, name: string): boolean => any('[role=dialog] [role=option]', name);
  take('Ctrl K: somebody is found', await timed(page, found, caller, () => page.keyboard.insertText(caller)));
  await settle(page);
  const file = ({ any }: Look): boolean => any('[role=dialog] section, [role=dialog] [role=region]');
  take('the file of a person', await timed(page, file, null, () => page.keyboard.press('Enter')));
  await settle(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
};

/** One round of everything that an agent does. */
export const walkOnce = async (walk: Walk, caller: string): Promise<void> => {
  await atReception(walk);
  await atCounter(walk);
  await booking(walk, caller);
  await views(walk);
  await atRequests(walk);
  await visit(walk, 'supervision');
  await visit(walk, 'steering');
  await palette(walk, caller);
  await goTo(walk.page, 'counter');
};
