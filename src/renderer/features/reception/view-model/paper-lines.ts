import type { SiteReference } from '#shared/domain/model/reference';
import type { TicketFacts } from '#shared/domain/ticket-paper/ticket-lines';
import { ticketLink } from '#shared/domain/ticket-paper/ticket-link';
import { receptionText } from '#shared/i18n/fr/reception';

const text = receptionText.ticket;

/** What is known of a slip, in words. */
export type PaperSlip = {
  readonly label: string;
  readonly title: string;
  /** Civil time of the ticket, in words. */
  readonly time: string;
  /** `3e sur ce motif`, or the hour of the appointment. */
  readonly place: string;
  readonly band: string;
  /** Opens the page of the ticket; `''` for tickets of before. */
  readonly trackKey: string;
  readonly isOwnSeries: boolean;
  /** The server has not said its word: the number is of this desk's own series, or the appointment is not confirmed. */
  readonly isTentative: boolean;
};

/** What a ticket says on paper, never a name. What is not certain says so, on paper as on screen. */
export const paperFacts = (slip: PaperSlip, { site }: Pick<SiteReference, 'site'>): TicketFacts => ({
  label: slip.label,
  site: `${site.name}, ${site.commune}`,
  reason: slip.title,
  time: slip.time,
  rank: slip.place,
  wait: slip.band === '' ? '' : text.paperWait(slip.band),
  link: ticketLink(site.publicUrl, slip.trackKey),
  linkHint: text.paperFollow,
  marks: [...(slip.isOwnSeries ? [text.ownSeries] : []), ...(slip.isTentative ? [text.paperTentative] : [])],
});
