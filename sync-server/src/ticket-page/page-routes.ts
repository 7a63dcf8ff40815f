import { z } from 'zod';

import { feedbackThemes } from '#shared/domain/model/feedback';
import { ticketPageWordsFor } from '#shared/i18n/ticket-page/words-for';
import type { TicketPageWords } from '#shared/i18n/ticket-page/words';

import type { Page, PageRequest, PageRoute } from '../wire/served';
import { markup, nothing, type Html } from './html';
import { ticketPageStyle } from './style';
import { isOpen, newsOf, STILL, ticketBody } from './ticket-body';
import type { TicketPageCalls } from './ticket-page-calls';

/** One page for a phone. With `refreshS` it loads itself anew after so many seconds. */
type Framed = {
  readonly words: TicketPageWords;
  readonly title: string;
  readonly head: string;
  readonly body: Html;
  readonly refreshS: number;
};

const refresh = (seconds: number): Html =>
  seconds > 0 ? markup`<meta http-equiv="refresh" content="${seconds}">\n` : nothing;

/** The whole page around its body: no script, one stylesheet from the same place, nothing for search engines. */
const framed = ({ words, title, head, body, refreshS }: Framed): string =>
  markup`<!doctype html>
<html lang="${words.lang}" dir="${words.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
${refresh(refreshS)}<title>${title}</title>
<link rel="stylesheet" href="/t/style.css">
</head>
<body>
<header>${head}</header>
<main>
${body}
</main>
</body>
</html>
`.html;

const REFRESH_S = 20;
const TROUBLE_REFRESH_S = 15;
const STYLE_FOR_S = 300;

const notice = (words: TicketPageWords, news: string, hint: string, refreshS: number): string =>
  framed({
    words,
    title: news,
    head: 'Guichet',
    refreshS,
    body: markup`<section class="news" role="status"><h1 class="loud">${news}</h1>\n<p>${hint}</p></section>`,
  });

/** Wrong keys and those of another day look alike. */
const expired = (words: TicketPageWords): Page => ({
  status: 404,
  body: notice(words, words.expired, words.expiredHint, 0),
});

/** What a phone is shown while the server cannot answer: it tries again by itself. */
export const troublePage = (languages: string): string => {
  const words = ticketPageWordsFor(languages);
  return notice(words, words.trouble, words.troubleHint, TROUBLE_REFRESH_S);
};

const show = async (calls: TicketPageCalls, { key, query, languages }: PageRequest): Promise<Page> => {
  const isStill = query === STILL;
  const words = ticketPageWordsFor(languages);
  const view = await calls.view(key);
  if (!view) return expired(words);
  const body = framed({
    words,
    title: `${view.label} – ${newsOf(view, words)}`,
    head: view.commune === view.site || view.site === '' ? view.commune : `${view.commune} – ${view.site}`,
    body: ticketBody(view, words, key, isStill),
    refreshS: isOpen(view) && !isStill ? REFRESH_S : 0,
  });
  return { status: 200, body };
};

const formSchema = z.object({
  score: z
    .string()
    .regex(/^(\d|10)$/)
    .transform(Number),
  theme: z.union([z.enum(feedbackThemes), z.literal('')]).default(''),
});

const rate = async (calls: TicketPageCalls, request: PageRequest): Promise<Page> => {
  const said = formSchema.safeParse(request.form);
  // A form without a score is simply shown again: the browser asks for it by itself.
  if (said.success && !(await calls.rate(request.key, said.data)))
    return expired(ticketPageWordsFor(request.languages));
  return { status: 303, body: '', location: `/t/${encodeURIComponent(request.key)}` };
};

const style = async (calls: TicketPageCalls): Promise<Page> => ({
  status: 200,
  body: ticketPageStyle(await calls.accent()),
  keepForS: STYLE_FOR_S,
});

const page = { kind: 'page' } as const;

/** What a phone reads: the page of a ticket, its form and its stylesheet. */
export const pageRoutes = (calls: TicketPageCalls): readonly PageRoute[] => [
  {
    ...page,
    method: 'GET',
    path: '/t/style.css',
    summary: 'The stylesheet of the pages of tickets.',
    mediaType: 'text/css',
    output: z.string().regex(/^:root\{/),
    show: () => style(calls),
  },
  {
    ...page,
    method: 'GET',
    path: '/t/:id',
    summary: 'The page of a ticket by its key, for a phone: number, people ahead and wait, until midnight. No name.',
    mediaType: 'text/html',
    output: z.string().regex(/^<!doctype html>/),
    show: (request) => show(calls, request),
  },
  {
    ...page,
    method: 'POST',
    path: '/t/:id/feedback',
    summary: 'How the visit went, from the form of the page, once a ticket. Leads back to the page.',
    mediaType: 'text/html',
    output: z.string().regex(/^<!doctype html>/),
    show: (request) => rate(calls, request),
  },
];
