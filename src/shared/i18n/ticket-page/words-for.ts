import { ticketPageText } from '../fr/ticket-page';

import { arabicTicketPage } from './ar';
import { englishTicketPage } from './en';
import { spanishTicketPage } from './es';
import { portugueseTicketPage } from './pt';
import type { TicketPageWords } from './words';

const known: readonly TicketPageWords[] = [
  ticketPageText,
  englishTicketPage,
  spanishTicketPage,
  portugueseTicketPage,
  arabicTicketPage,
];

type Wish = { readonly lang: string; readonly weight: number };

const readWish = (part: string): Wish => {
  const [name = '', ...rest] = part.trim().split(';');
  const weight = Number(/^\s*q=([\d.]+)$/.exec(rest[0] ?? '')?.[1] ?? 1);
  return { lang: name.slice(0, 2).toLowerCase(), weight: Number.isFinite(weight) ? weight : 0 };
};

/** The words in the first language that a phone asks for and that is known, French otherwise. `accept` is an `accept-language`. */
export const ticketPageWordsFor = (accept: string): TicketPageWords => {
  const wishes = accept
    .slice(0, 200)
    .split(',')
    .map(readWish)
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  for (const { lang } of wishes) {
    const found = known.find((words) => words.lang === lang);
    if (found) return found;
  }
  return ticketPageText;
};
