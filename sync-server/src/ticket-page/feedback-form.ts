import { feedbackThemes } from '#shared/domain/model/feedback';
import type { TicketPageWords } from '#shared/i18n/ticket-page/words';

import { markup, type Html } from './html';

const SCORES = Array.from({ length: 11 }, (_, score) => score);

const score = (value: number): Html =>
  markup`<label><input type="radio" name="score" value="${value}" required><span>${value}</span></label>`;

const theme = (words: TicketPageWords, name: (typeof feedbackThemes)[number]): Html =>
  markup`<label><input type="radio" name="theme" value="${name}"><span>${words.themes[name]}</span></label>`;

/** Asks how it went, or thanks for it. The form goes to the address of the page: nothing else travels with the answer. */
export const feedbackForm = (gave: boolean, words: TicketPageWords, key: string): Html =>
  gave
    ? markup`<p class="thanks" role="status">${words.thanks}</p>\n`
    : markup`<form method="post" action="/t/${encodeURIComponent(key)}/feedback">
<fieldset class="scores"><legend>${words.ask} <small>${words.scale}</small></legend><div dir="ltr">${SCORES.map(score)}</div></fieldset>
<fieldset class="themes"><legend>${words.askTheme}</legend><div>${feedbackThemes.map((name) => theme(words, name))}</div></fieldset>
<button type="submit">${words.send}</button>
<p class="small">${words.anonymous}</p>
</form>
`;
