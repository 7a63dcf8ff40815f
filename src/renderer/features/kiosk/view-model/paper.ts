import type { KioskLanguage } from '#shared/domain/model/floor-settings';
import type { Publication } from '#shared/domain/publication/publication';
import { shippedTicketBlocks, ticketLines, type TicketFacts } from '#shared/domain/ticket-paper/ticket-lines';
import { ticketLink } from '#shared/domain/ticket-paper/ticket-link';
import { numericDay, shortTime } from '#shared/i18n/fr/format';
import { kioskWords } from '#shared/i18n/kiosk/kiosk-words';
import type { KioskWords } from '#shared/i18n/kiosk/words';
import type { PrintableTicket } from '#shared/ipc/printables';
import type { KioskTicket } from '#shared/ipc/public-screens';

export type PaperWish = {
  readonly ticket: KioskTicket;
  readonly language: KioskLanguage;
  /** Whether the person said that they have legal priority. */
  readonly priority?: boolean;
  readonly publication: Publication | null;
};

/** The day stands beside the hour: a paper is found again days later. */
const momentOf = (day: string, time: string): string =>
  day === '' ? shortTime(time) : `${numericDay(day)} ${shortTime(time)}`;

/** Of a walk-in with a number of the site it is said that its wait is not known, rather than nothing. */
const waitOf = ({ wait, dueTime, isOwn }: KioskTicket, words: KioskWords): string => {
  if (wait) return words.paperWait(words.wait(wait));
  return dueTime === '' && !isOwn ? words.paperWait(words.unknownWait) : '';
};

/**
 * Whether it is said how many pass before. A kiosk that does not reach the server cannot know it, and who is here before their hour is
 * called by that: those who wait now do not pass before.
 */
export const saysAhead = ({ isOwn, dueTime, time }: KioskTicket): boolean =>
  !isOwn && (dueTime === '' || dueTime <= time);

const factsOf = ({ ticket, language, publication, priority = false }: PaperWish): TicketFacts => {
  const words = kioskWords[language];
  const site = publication?.site;
  const rank = ticket.dueTime === '' ? words.paperAhead(ticket.ahead) : words.appointmentAt(shortTime(ticket.dueTime));
  return {
    label: ticket.label,
    site: site ? `${site.name}, ${site.commune}` : '',
    reason: ticket.reason,
    time: momentOf(publication?.day ?? '', ticket.time),
    // Out of reach of the server nobody knows how many wait.
    rank: ticket.isOwn ? '' : rank,
    wait: waitOf(ticket, words),
    link: ticketLink(publication?.kiosk?.ticket.publicUrl, ticket.trackKey),
    linkHint: words.paperFollow,
    marks: [...(priority ? [words.paperPriority] : []), ...(ticket.isOwn ? [words.ownSeries] : [])],
  };
};

/** The paper of a kiosk’s ticket: by the layout of the site, in the language of the person. Never a name. */
export const paperOf = (wish: PaperWish): PrintableTicket => {
  const layout = wish.publication?.kiosk?.ticket;
  const lines = ticketLines(layout?.blocks ?? shippedTicketBlocks, factsOf(wish));
  return { label: wish.ticket.label, lines: [...lines], cut: layout?.cut ?? true };
};
