import { receptionText } from '#shared/i18n/fr/reception';

const text = receptionText.ticket;

/** What a slip says under its number. */
export type PaperFacts = {
  /** `3e sur ce motif`, or the hour of the appointment. */
  readonly place: string;
  readonly band: string;
  readonly isOwnSeries: boolean;
  /** The server has not said its word: the number is of this desk's own series, or the appointment is not confirmed. */
  readonly isTentative: boolean;
};

/** The lines of a paper ticket, never a name. What is not certain says so, on paper as on screen. */
export const paperLines = ({ place, band, isOwnSeries, isTentative }: PaperFacts): string[] => [
  ...(place === '' ? [] : [place]),
  ...(band === '' ? [] : [text.paperWait(band)]),
  ...(isOwnSeries ? [text.ownSeries] : []),
  ...(isTentative ? [text.paperTentative] : []),
  text.paperFollow,
];
