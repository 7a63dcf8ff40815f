import type { TicketPageWords } from '#shared/i18n/ticket-page/words';

import { markup, nothing, type Html } from './html';

/** One page for a phone. With `refreshS` it loads itself anew after so many seconds. */
export type Framed = {
  readonly words: TicketPageWords;
  readonly title: string;
  readonly head: string;
  readonly body: Html;
  readonly refreshS: number;
};

const refresh = (seconds: number): Html =>
  seconds > 0 ? markup`<meta http-equiv="refresh" content="${seconds}">\n` : nothing;

/** The whole page around its body: no script, one stylesheet from the same place, nothing for search engines. */
export const framed = ({ words, title, head, body, refreshS }: Framed): string =>
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
