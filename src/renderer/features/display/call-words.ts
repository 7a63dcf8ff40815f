import type { PublishedCall } from '#shared/domain/publication/publication';
import { displayText } from '#shared/i18n/fr/display';

/** Where a call leads: « Guichet 4 », or the name of a desk or room that has no number. */
export const placeOf = ({ place, deskNumber }: PublishedCall): string =>
  place !== '' ? place : deskNumber > 0 ? displayText.desk(deskNumber) : '';

/** The announcement in words, for those who do not hear it. */
export const wordsOf = (call: PublishedCall): string => displayText.spoken(call.label, placeOf(call), call.wayHint);
