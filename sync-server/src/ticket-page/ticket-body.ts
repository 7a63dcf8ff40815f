import type { TicketPageWords } from '#shared/i18n/ticket-page/words';
import { feedbackThemes } from '#shared/domain/model/feedback';

import { markup, nothing, type Html } from './html';
import type { TicketView } from './ticket-page-calls';

const SCORES = Array.from({ length: 11 }, (_, score) => score);

const score = (value: number): Html =>
  markup`<label><input type="radio" name="score" value="${value}" required><span>${value}</span></label>`;

const theme = (words: TicketPageWords, name: (typeof feedbackThemes)[number]): Html =>
  markup`<label><input type="radio" name="theme" value="${name}"><span>${words.themes[name]}</span></label>`;

/** Asks how it went, or thanks for it. The form goes to the address of the page: nothing else travels with the answer. */
const feedbackForm = (gave: boolean, words: TicketPageWords, key: string): Html =>
  gave
    ? markup`<p class="thanks" role="status">${words.thanks}</p>\n`
    : markup`<form method="post" action="/t/${encodeURIComponent(key)}/feedback">
<fieldset class="scores"><legend>${words.ask} <small>${words.scale}</small></legend><div dir="ltr">${SCORES.map(score)}</div></fieldset>
<fieldset class="themes"><legend>${words.askTheme}</legend><div>${feedbackThemes.map((name) => theme(words, name))}</div></fieldset>
<button type="submit">${words.send}</button>
<p class="small">${words.anonymous}</p>
</form>
`;

const deskOf = ({ deskNumber, place }: TicketView, words: TicketPageWords): string => {
  if (place !== '') return place;
  return deskNumber > 0 ? words.desk(deskNumber) : '';
};

/** What is said loudest. */
export const newsOf = (view: TicketView, words: TicketPageWords): string => {
  const desk = deskOf(view, words);
  switch (view.state) {
    case 'waiting':
      return view.ahead === null ? words.waiting : words.ahead(view.ahead);
    case 'called':
      return desk === '' ? words.calledSomewhere : words.called(desk);
    case 'serving':
      return desk === '' ? words.calledSomewhere : words.serving(desk);
    case 'parked':
      return view.place === '' ? words.parkedAnywhere : words.parked(view.place);
    case 'done':
    case 'noAnswer':
    case 'gone':
      return words[view.state];
  }
};

const line = (text: string): Html => (text === '' ? nothing : markup`<p>${text}</p>\n`);

const detailsOf = (view: TicketView, words: TicketPageWords): Html => {
  if (view.state === 'noAnswer') return line(words.noAnswerHint);
  if (view.state === 'gone') return line(words.goneHint);
  if (view.state !== 'waiting') return line(view.state === 'done' ? '' : view.wayHint);
  const wait = view.wait ? words.wait(view.wait) : words.unknownWait;
  return markup`<p class="wait">${wait}</p>\n<p>${words.stayNear}</p>\n`;
};

/** Whether something may still change by itself. */
export const isOpen = ({ state }: TicketView): boolean =>
  state === 'waiting' || state === 'called' || state === 'serving' || state === 'parked' || state === 'noAnswer';

const reasonOf = ({ reason }: TicketView, { lang }: TicketPageWords): string => {
  const own = reason[lang];
  return own !== undefined && own !== '' ? own : (reason['fr'] ?? '');
};

/** What stands in the address of a page that does not load itself anew. */
export const STILL = 'still';

/** Whether a page moves by itself is for its reader to say: whoever has it read aloud would begin again every time. */
const refreshing = (isStill: boolean, words: TicketPageWords, key: string): Html =>
  isStill
    ? markup`<p><a href="?${STILL}">${words.refreshNow}</a></p>
<p><a href="/t/${encodeURIComponent(key)}">${words.startRefresh}</a></p>\n`
    : markup`<p>${words.refreshes}</p>\n<p><a href="?${STILL}">${words.stopRefresh}</a></p>\n`;

/** Who answers for what is noted of a visit, why, how long and where to ask; nothing where the town hall names nobody. */
const privacyOf = ({ commune, dpoContact, kept }: TicketView, { privacy }: TicketPageWords): Html =>
  dpoContact === ''
    ? nothing
    : markup`<section class="privacy"><h2>${privacy.title}</h2>
<p>${privacy.who(commune)} ${privacy.why}</p>
<p>${kept === null ? privacy.noAge : privacy.kept(kept)}</p>
<p>${privacy.rights} <bdi>${dpoContact}</bdi></p>
</section>
`;

/** The page of a ticket, from top to bottom. */
export const ticketBody = (view: TicketView, words: TicketPageWords, key: string, isStill: boolean): Html => {
  const feedback = view.asksFeedback ? feedbackForm(view.gaveFeedback, words, key) : nothing;
  return markup`<p class="what">${words.yourNumber}</p>
<h1><bdi>${view.label}</bdi></h1>
<p class="reason">${reasonOf(view, words)}</p>
<section class="news ${view.state}" role="status">
<p class="loud">${newsOf(view, words)}</p>
${detailsOf(view, words)}</section>
${feedback}<footer>
${isOpen(view) ? refreshing(isStill, words, key) : nothing}<p>${words.untilMidnight}</p>
${privacyOf(view, words)}</footer>`;
};
