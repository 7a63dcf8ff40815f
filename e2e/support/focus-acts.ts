import { expect, type Page } from '@playwright/test';
import { agendaText } from '#shared/i18n/fr/agenda';
import { agendaViewsText } from '#shared/i18n/fr/agenda-views';
import { bookingText } from '#shared/i18n/fr/booking';
import { callsText } from '#shared/i18n/fr/calls';
import { conflictsText } from '#shared/i18n/fr/conflicts';
import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { followUpText } from '#shared/i18n/fr/follow-up';
import { peopleText } from '#shared/i18n/fr/people';
import { receptionText } from '#shared/i18n/fr/reception';
import { requestsText } from '#shared/i18n/fr/requests';
import { settingsHoursText } from '#shared/i18n/fr/settings-hours';
import { steeringText } from '#shared/i18n/fr/steering';
import { supervisionText } from '#shared/i18n/fr/supervision';
import { ticketCardText } from '#shared/i18n/fr/ticket-card';
import type { Place } from '#shared/routes/places';
import { chooseFavourite, pressUntil, startService, toPassage } from './acts';
import { writesOf, type Act } from './typed-name';

type Reach = (page: Page) => Promise<void>;

const here = 'main.place:visible, [role="dialog"]:visible';
const all =
  (...reaches: readonly Reach[]): Reach =>
  async (page) => {
    for (const reach of reaches) await reach(page);
  };
const keys = (...pressed: readonly string[]): Reach =>
  all(
    ...pressed.map(
      (key): Reach =>
        (page) =>
          page.keyboard.press(key),
    ),
  );
const type =
  (text: string): Reach =>
  (page) =>
    page.keyboard.type(text);
const sees =
  (selector: string): Reach =>
  (page) =>
    page.locator(`${selector}:visible`).first().waitFor();
const gone =
  (selector: string): Reach =>
  (page) =>
    expect(page.locator(`${selector}:visible`)).toHaveCount(0);
const click =
  (selector: string, nth = 0): Reach =>
  (page) =>
    page.locator(here).locator(selector).nth(nth).click();
const focus =
  (selector: string): Reach =>
  (page) =>
    page.locator(here).locator(selector).first().focus();
const button =
  (name: string | RegExp, nth = 0): Reach =>
  (page) =>
    page.locator(here).getByRole('button', { name }).nth(nth).click();
const radio =
  (name: string | RegExp): Reach =>
  (page) =>
    page.locator(here).getByRole('radio', { name }).first().click();
const option =
  (nth: number): Reach =>
  (page) =>
    page.getByRole('option').nth(nth).click();
const go =
  (hash: string): Reach =>
  (page) =>
    page.evaluate((to) => (window.location.hash = to), hash).then(() => undefined);
const starts = (words: string): RegExp => new RegExp(`^${words}`, 'u');
const dialog = sees('[role="dialog"]');
const noDialog = gone('[role="dialog"]');

/** The counter takes a second press within a fifth of a second for a rebound: then it is pressed again. */
const once =
  (key: string): Reach =>
  async (page) => {
    const before = await writesOf(page);
    await pressUntil(page, key, async () => (await writesOf(page)) > before);
  };
const armed = '.nextup [aria-pressed="true"]';

const offers = `[aria-label="${agendaText.create.free}"]`;
const combobox = focus('.ag-form [role="combobox"]');
const create = all(
  combobox,
  type('ZÉPHYRIN Aurore'),
  (page) => expect(page.getByRole('option', { name: /^Créer la fiche/ })).toBeVisible({ timeout: 10_000 }),
  keys('Enter'),
  sees('.ag-newwho'),
);
const birth =
  (date: string): Reach =>
  (page) =>
    page.getByRole('textbox', { name: agendaText.create.birthDate }).fill(date);

const bookable: Reach = (page) =>
  expect(page.getByRole('button', { name: /^Réserver .+ à \d/ }).and(page.locator(':enabled'))).toBeVisible();

const booking: readonly Act[] = [
  ['opened', all(keys('F4'), sees('.ag-form'))],
  ['places offered', all(keys('F3'), sees(offers))],
  // A name that is typed beside the places goes to the person: the key leads back to them.
  ['a place taken by its digit', all(keys('F3'), sees(`${offers} button:focus`), keys('4'), gone(offers))],
  ['a place taken by a click', all(keys('F3'), sees(offers), click(`${offers} button`, 1), gone(offers))],
  ['a half of the day wished', all(keys('F3'), sees(offers), radio(bookingText.halves.morning))],
  ['a weekday wished', all(button(new RegExp(`${bookingText.weekdayLabel}$`, 'u')), option(3))],
  ['no wish any more', button(bookingText.noWish)],
  ['places asked for again', all(keys('F3'), sees(`${offers} button:focus`))],
  ['places closed', all(click('.ag-slotline button'), gone(offers))],
  ['one person more', click('.stepper button', 1)],
  ['one person less', click('.stepper button', 0)],
  ['a new person made', create],
  ['another citizen wanted', button(agendaText.create.changeCitizen)],
  ['the new one again', all((page) => page.locator('.ag-form [role="combobox"]').fill(''), create)],
  ['a child added', all(keys('Alt+a'), type('Gaspard 15'), keys('Enter'))],
  ['another child added', all(keys('Alt+a'), type('Lilas 8'), keys('Enter'))],
  ['a child taken off', button(/^Retirer Gaspard/)],
  ['the last child taken off', button(/^Retirer Lilas/)],
  // One that asks for no number of a pre-application: the name that is typed next would stand in its field.
  [
    'another reason',
    all(button(new RegExp(`${agendaText.create.reason}$`, 'u')), (page) =>
      page.getByRole('option', { name: 'Urbanisme' }).click(),
    ),
  ],
  // Not every desk does every reason: Réserver waits for a place of this one.
  ['a place for it', all(keys('F3'), sees(offers), click(`${offers} button`, 0), bookable)],
  ['sent with a wrong date', all(birth('32'), keys('Control+Enter'), sees('.ag-form [aria-invalid="true"]'))],
  ['closed half typed', all(keys('Escape'), gone('.ag-form'))],
  ['opened for the next one', all(keys('F4'), sees('.ag-form'))],
  ['what was typed taken up again', all(sees('.ag-shelved'), keys('Alt+r'), sees('.ag-newwho'))],
  ['booked', all(birth('12/03/1987'), keys('Control+Enter'), sees('.ag-acts')), 2],
];

const { detail } = agendaText;
const appointment: readonly Act[] = [
  ['opened', all(focus('[data-stop][tabindex="0"]'), keys('Enter'), sees('.ag-panel'))],
  ['to be moved', all(button(starts(detail.move)), sees(offers))],
  ['left where it is', all(button(agendaText.move.give), gone(offers))],
  [
    'moved to an offered place',
    all(button(starts(detail.move)), sees(offers), click(`${offers} button`, 1), sees('.ag-acts')),
    1,
  ],
  ['to be cancelled', all(button(starts(detail.cancel)), sees('.ag-cancel'))],
  ['kept', all(button(agendaText.cancel.back), gone('.ag-cancel'))],
  ['cancelled', all(button(starts(detail.cancel)), sees('.ag-cancel'), keys('1'), gone('.ag-cancel')), 1],
  ['opened again', all(button(starts(detail.reopen)), sees('.ag-acts')), 1],
  ['its file opened', all(keys('Alt+f'), sees('.pf'))],
  ['its file closed', all(keys('Escape'), noDialog)],
  ['closed by its key', all(keys('Escape'), gone('.ag-panel'))],
  ['today', all(button(agendaText.date.today), sees('[data-block]'))],
  ['one of the morning by a click', all(click('[data-block]', 0), sees('.ag-panel'))],
  ['closed by its button', all(button(starts(agendaText.create.close)), gone('.ag-panel'))],
];

const { views } = agendaViewsText;
const agenda: readonly Act[] = [
  ['the next day', keys('Control+ArrowRight')],
  ['the day before', keys('Control+ArrowLeft')],
  ['a week on', keys('PageDown')],
  ['a week back', keys('PageUp')],
  ['the next day by its button', button(agendaViewsText.steps.day.next)],
  ['today by its button', button(agendaText.date.today)],
  ['the month', all(radio(starts(views.month)), sees('.ag-mb'))],
  ['a day of the month', all(focus('.ag-mb[tabindex="0"]'), keys('Enter'), sees('[data-stop]'))],
  ['the week', all(radio(starts(views.week)), sees('.ag-fc-in'))],
  ['one of the week', all(click('.ag-fc-in', 2), sees('.ag-panel'))],
  ['that one closed', all(keys('Escape'), gone('.ag-panel'))],
  ['the next week', keys('Control+ArrowRight')],
  ['the list', all(radio(starts(views.list)), sees('.ag-lr'))],
  ['one of the list', all(click('.ag-lr', 1), sees('.ag-panel'))],
  ['closed', all(keys('Escape'), gone('.ag-panel'))],
  ['the day', all(radio(starts(views.day)), sees('[data-stop]'))],
  ['one state alone', click('.ag-legend button', 0)],
  ['all states', click('.ag-legend button', 0)],
  ['one desk alone', all(click('.ag-desk button'), option(3))],
  ['all desks', all(click('.ag-desk button'), option(0))],
  ['the printed list', all(keys('Control+p'), dialog)],
  ['not printed', all(keys('Escape'), noDialog)],
  ['the month by its digit', all(focus('[data-stop][tabindex="0"]'), keys('3'), sees('.ag-mb'))],
  ['the day by its digit', all(focus('.ag-mb[tabindex="0"]'), keys('1'), sees('[data-stop]'))],
];

const due: readonly Act[] = [
  ['opened', all(click('.ag-due'), sees('.due-row'))],
  ['one came, by its button', click('.due-row .due-ends button', 0), 1],
  ['one did not, by its key', all(focus('.due-who[tabindex="0"]'), keys('n')), 1],
  ['taken back', keys('Control+z'), 1],
  ['left', all(keys('Escape'), gone('.due'))],
];

/** The call is theirs on the screen: until then its letters mean nothing. */
const inHand = sees('.call-row.is-current:has(:text-matches("vous (appelez|écrivez)"))');

/** An hour of tomorrow is closed, and the main key leads to those who were booked in it. */
const closeAnHour: Reach = async (page) => {
  const { closures, spell } = settingsHoursText;
  await all(go('#/settings?section=closures'), sees('[data-pane="closures"]'), keys('Control+n'))(page);
  const form = page.getByRole('form', { name: closures.formNew, exact: true });
  await form.getByLabel(spell.label).fill('Exercice');
  await form.getByRole('textbox', { name: spell.fromDay, exact: true }).fill('2026-11-24');
  await form.getByRole('checkbox', { name: spell.wholeDays }).press('Space');
  await form.getByRole('textbox', { name: spell.from, exact: true }).fill('9:00');
  await form.getByRole('textbox', { name: spell.to, exact: true }).fill('10:00');
  await expect(form.getByRole('button', { name: /^Fermer .* et déplacer \d/u })).toBeVisible();
  await page.keyboard.press('Control+Enter');
};

const calls: readonly Act[] = [
  ['a move of many', all(closeAnHour, sees('[data-move]'))],
  ['one stays', all(focus('[data-move]'), keys('Space'))],
  ['it moves all the same', keys('Space')],
  ['moved', all(keys('Control+Enter'), sees('[data-call]')), 'many'],
  ['taken', all(focus('[data-call][tabindex="0"]'), keys('Enter'), inHand), 1],
  ['no answer', all(focus('[data-call][tabindex="0"]'), keys('r')), 1],
  ['the next one taken', all(focus('[data-call][tabindex="0"]'), keys('Enter'), inHand), 1],
  ['told, by its button', click('.call-acts button:enabled', 0), 1],
  ['the next person', all(focus('[data-call][tabindex="0"]'), keys('n'))],
  ['taken too', all(focus('[data-call][tabindex="0"]'), keys('Enter'), inHand), 1],
  ['told by letter', all(focus('[data-call][tabindex="0"]'), keys('p')), 1],
  ['taken back', keys('Control+z'), 1],
  ['copied', button(callsText.copy)],
  ['left', all(keys('Escape'), gone('.calls'))],
  ['opened from the agenda', all(button(callsText.open.slice(-10)), sees('.calls'))],
  ['left again', all(keys('Escape'), gone('.calls'))],
];

const file: readonly Act[] = [
  ['searched', all(keys('Control+k'), dialog)],
  [
    'opened',
    all(
      type('lefort'),
      sees('[role="option"]:has-text("Lefort")'),
      (page) => page.locator('[role="option"]:has-text("Lefort")').first().click(),
      sees('.pf'),
    ),
  ],
  ['to be corrected', keys('Alt+c')],
  ['left as before', all(keys('Escape'), gone('.pf-form'))],
  ['a dependant to be added', keys('Alt+p')],
  ['none after all', keys('Escape')],
  ['a dependant added', all(keys('Alt+p'), type('Noé'), keys('Enter')), 1],
  ['detached', button(starts(peopleText.dependants.detach)), 1],
  ['taken back', keys('Control+z'), 1],
  ['another file looked for', button(peopleText.merge.other)],
  ['none', keys('Escape')],
  ['closed', all(keys('Escape'), noDialog)],
];

const { passage, arrivals } = receptionText;
/** What was typed for the walk and taken away again made the question a new one: it is asked once more, and read before it is answered. */
const twiceWithoutPerson: Reach = async (page) => {
  await page.keyboard.press('Shift+F7');
  // Said aloud it stands in the log of the voice as well.
  if (await page.getByText(passage.entrustWhom).first().isVisible()) {
    await page.waitForTimeout(700);
    await page.keyboard.press('Shift+F7');
  }
};
const favourite: Reach = (page) => chooseFavourite(page, '2');
const reception: readonly Act[] = [
  ['the search', keys('F3')],
  ['found', all(type('du'), sees('.arrs li'))],
  ['cleared by its button', button(starts(arrivals.clear))],
  ['one expected chosen', click('.arrs .arr-pick', 0)],
  ['checked in by its button', all(button(starts(arrivals.checkIn)), sees('.ticket-n')), 2],
  ['the ticket again', button(starts(receptionText.ticket.reprint))],
  ['the ticket taken back', button(starts(receptionText.ticket.undo)), 2],
  ['who came already', all(keys('Shift+F3'), sees('.arrs'))],
  ['the expected again', keys('Escape')],
  ['a passage', toPassage],
  ['a reason by its digit', favourite],
  ['a ticket', all(favourite, sees('.go .btn--main:focus'), keys('Enter'), sees('.ticket-n')), 2],
  ['another reason', all(all(toPassage, keys('9')), sees('.walk [role="combobox"]'))],
  ['no other reason', keys('Escape')],
  ['priority', keys('Alt+p')],
  ['the priority taken back', keys('Alt+p')],
  ['a channel', radio(passage.channels.phone)],
  ['answered', all(favourite, keys('F9')), 1],
  ['once more', keys('Control+r')],
  ['whom it is for', keys('Shift+F7')],
  ['entrusted', twiceWithoutPerson, 1],
  // In the field that took the name the key is about its text.
  ['taken back', all(focus('.go .btn--main'), keys('Control+z')), 1],
];

const searched = (text: string): Reach =>
  all(keys('F3'), (page) => page.locator('.find-big input').fill(text), sees('.arrs li'));
const found: readonly Act[] = [
  ['somebody without an appointment', searched('lefort')],
  ['chosen', all(searched('lefort'), sees('.arr-line'), click('.arr-line .arr-pick', 0), sees('.arr-do'))],
  ['a passage for them', button(new RegExp(`^${arrivals.passage}`, 'u'))],
  ['their file', all(searched('lefort'), keys('Alt+f'), sees('.pf'))],
  ['their file closed', all(keys('Escape'), noDialog)],
];

const card: readonly Act[] = [
  ['opened from the last entries', all(click('.did .plaque-open', 0), dialog)],
  ['printed again', keys('Control+p')],
  ['priority', keys('Alt+p'), 1],
  ['taken back', keys('Control+z'), 1],
  ['cancelled', button(starts(ticketCardText.acts.cancel)), 2],
  // Ctrl Z is about what stands at the foot.
  ['brought back', all(sees('.last-act:has-text("annulé")'), keys('Control+z')), 2],
  ['gone', button(starts(ticketCardText.acts.left)), 1],
  ['back in the queue', button(starts(ticketCardText.acts.requeue)), 1],
  ['closed', all(keys('Escape'), noDialog)],
];

const withPapers: Reach = (page) =>
  page
    .getByRole('dialog')
    .getByRole('option', { name: /CNI|Passeport|Carte d’identité/i })
    .last()
    .click();
const counter: readonly Act[] = [
  ['a desk chosen', keys('7')],
  ['opened', all(focus('[type="submit"]'), keys('Enter'), sees('.upnext')), 1],
  // Somebody whose reason asks for papers.
  ['called out of turn', all(keys('Control+F8'), dialog, withPapers, sees('.ends')), 1],
  ['called again', once('F6'), 1],
  ['begun', startService, 1],
  ['a paper seen', all(focus('.pc-s button'), keys('1')), 1],
  ['a paper missing', all(focus('.pc-s button'), keys('Shift+1')), 1],
  ['the next one at the end', (page) => pressUntil(page, 'F8', () => page.locator(armed).isVisible())],
  ['not at the end', (page) => pressUntil(page, 'F8', () => page.locator(armed).isHidden())],
  ['in which room', all(keys('F7'), dialog)],
  ['not set aside', all(keys('Escape'), noDialog)],
  ['handed on', all(keys('Shift+F7'), dialog)],
  ['not handed on', all(keys('Escape'), noDialog)],
  ['another request', all(keys('Shift+F2'), dialog)],
  ['none', all(keys('Escape'), noDialog)],
  ['the other ends', all(button(counterText.serving.others), dialog)],
  ['none of them', all(keys('Escape'), noDialog)],
  [
    'why they go',
    all(button(counterText.serving.others), dialog, button(counterLifeText.abandon.act), sees('.choices')),
  ],
  ['they stay', all(keys('Escape'), noDialog)],
  ['the strip', all(keys('Control+b'), sees('.bd'))],
  ['the whole window', all(keys('Control+b'), sees('.gu'))],
  ['incomplete', all(once('Shift+F9'), sees('.upnext')), 2],
  ['without an appointment', all(button(followUpText.close), gone('.fu'))],
  ['somebody else', all(keys('Control+F8'), dialog)],
  ['nobody', all(keys('Escape'), noDialog)],
  ['called once more', all(once('F8'), sees('.ends')), 1],
  ['no answer', all(once('F9'), sees('.upnext')), 1],
  ['why a pause', all(button(starts(counterText.pauseShort)), dialog)],
  ['a pause', all(keys('1'), noDialog), 1],
  ['on again', all(button(starts(counterText.endPause)), sees('.upnext')), 1],
  ['left', all(button(starts(counterText.leaveShort)), sees('.deskchoice')), 1],
];

const requests: readonly Act[] = [
  ['one chosen', all(click('.rq-row', 1), sees('.rq-acts'))],
  ['set aside', keys('F7'), 1],
  ['taken up', keys('F8'), 1],
  ['to be given', all(keys('Shift+F7'), dialog)],
  ['not given', all(keys('Escape'), noDialog)],
  ['another reason', all(button(requestsText.pane.qualify), dialog)],
  ['the same reason', all(keys('Escape'), noDialog)],
  ['to be answered', all(keys('Shift+F8'), dialog)],
  ['a template', all(keys('1'), sees('.rq-answer'))],
  ['another template', button(requestsText.answer.other)],
  ['not answered', all(keys('Escape'), noDialog)],
  ['to be closed', all(keys('F9'), dialog)],
  ['left open', all(keys('Escape'), noDialog)],
  ['taken back', button(starts(requestsText.history.undo)), 1],
  ['a new one', all(keys('F2'), sees('.rq-new'))],
  ['saved without its reason', keys('Control+Enter')],
  ['left', all(keys('Escape'), gone('.rq-new'))],
  ['a group by its digit', all(focus('.rq-row[tabindex="0"]'), keys('4'))],
  ['all by a click', radio(starts(requestsText.all))],
  ['mine alone', (page) => page.locator(here).getByText(requestsText.filter.mine, { exact: true }).click()],
  ['everything', button(requestsText.filter.clear)],
  ['the search', keys('F3')],
];

const boards = (first: string): readonly Act[] => [
  ['looked at', sees('[data-panel]')],
  ['a panel by its digit', all(focus(first), keys('2'))],
  ['as a table', keys('t')],
  ['as a drawing', keys('t')],
  ['its files', all(keys('e'), sees('[role="menu"]'))],
  ['none of them', all(keys('Escape'), gone('[role="menu"]'))],
];

const supervision: readonly Act[] = [
  ...boards('.su'),
  ['a desk to open', all(keys('o'), dialog)],
  ['none', all(keys('Escape'), noDialog)],
  ['a desk asked for', all(keys('o'), dialog, keys('1'), noDialog), 1],
  ['taken back by its button', button(/^Retirer/), 1],
  ['the day', all(keys('j'), sees('.su-step'))],
  ['the day before', keys('ArrowLeft')],
  ['the day after, by its button', click('.su-step button', 1)],
  ['the week', all(keys('s'), sees('.su-step'))],
  ['the week before', keys('ArrowLeft')],
  ['now by a click', radio(supervisionText.modes.live)],
];

const steering: readonly Act[] = [
  ...boards('.pi'),
  ['a period before', keys('ArrowLeft')],
  ['the period after', keys('ArrowRight')],
  ['other panels', keys('PageDown')],
  ['panels by a click', radio(steeringText.views.main)],
  ['the periods', all(click('.pi-period button', 1), dialog)],
  ['a month', radio(steeringText.period.kinds.month)],
  ['chosen', all(keys('Escape'), noDialog)],
  ['the filters', all(click('.pi-filter'), dialog)],
  ['not filtered', all(keys('Escape'), noDialog)],
  ['the exports', all(focus('.pi'), keys('x'), sees('[role="menu"]'))],
  ['nothing exported', all(keys('Escape'), gone('[role="menu"]'))],
];

const conflicts: readonly Act[] = [
  ['nothing to settle', sees('[data-conflict-empty]')],
  ['the keys', all(keys('F1'), dialog)],
  ['read', all(keys('Escape'), noDialog)],
  ['to reception', all(button(conflictsText.empty.act), sees('.acc'))],
];

/** Every panel with its acts, in the order in which an agent goes through them. */
export const panels: readonly { readonly place: Place; readonly panel: string; readonly acts: readonly Act[] }[] = [
  { place: 'agenda', panel: 'booking', acts: booking },
  { place: 'agenda', panel: 'appointment', acts: appointment },
  { place: 'agenda', panel: 'calendar', acts: agenda },
  { place: 'agenda', panel: 'due', acts: due },
  { place: 'agenda', panel: 'calls', acts: calls },
  { place: 'agenda', panel: 'file', acts: file },
  { place: 'reception', panel: 'reception', acts: reception },
  { place: 'reception', panel: 'found', acts: found },
  { place: 'reception', panel: 'card', acts: card },
  { place: 'counter', panel: 'counter', acts: counter },
  { place: 'requests', panel: 'requests', acts: requests },
  { place: 'supervision', panel: 'supervision', acts: supervision },
  { place: 'steering', panel: 'steering', acts: steering },
  { place: 'conflicts', panel: 'conflicts', acts: conflicts },
];

const shown = (id: string): Act => ['shown', all(go(`#/settings?section=${id}`), sees(`[data-pane="${id}"]`))];
const entered: Act = ['entered', all(focus('.set-list [aria-current]'), keys('Enter'))];
const back: Act = ['back to the list', keys('Escape', 'Escape')];
/** A form was written, which leads to its entry, or says what is wrong. */
const answered: Reach = async (page) => {
  await page.waitForFunction(
    () =>
      !location.hash.includes('id=new') ||
      [...document.querySelectorAll('.set-form :is([aria-invalid="true"], [data-invalid], [role="alert"])')].some(
        (one) => one.checkVisibility(),
      ),
  );
};
const news: readonly Act[] = [
  ['something new', all(keys('Control+n'), sees('.set-form'))],
  ['saved without a word', all(keys('Control+Enter'), answered)],
];
/** Sections in which nothing new is begun by a key. */
const forms =
  'site desks roles keyboard papers roster queue kiosk publicScreen messages import importRequests export calendars access'.split(
    ' ',
  );
const lists = 'agents reasons closures absences quotas rooms themes ticket commitments answers'.split(' ');

/** The sections of the settings with their acts. */
export const sections: readonly { readonly section: string; readonly acts: readonly Act[] }[] = [
  ...forms.map((section) => ({ section, acts: [shown(section), entered, back] })),
  ...lists.map((section) => ({ section, acts: [shown(section), entered, ...news, back] })),
  { section: 'openings', acts: [shown('openings'), entered, back] },
];
