import { periodStretch } from '#shared/i18n/fr/period-words';
import { steeringText } from '#shared/i18n/fr/steering';

import type { Given } from './given';

const text = steeringText.meta;

/** What the figures of the screen are compared with and worth. */
export type FiguresWorth = {
  readonly previous: number;
  readonly yearBefore: number;
  readonly isStale: boolean;
  readonly isKnown: boolean;
};

/** The line under the sentence: days, how many requests, against before and a year ago, moment, desks that are missing. */
export const aboutFigures = (given: Given, worth: FiguresWorth): string => {
  const n = given.period.requests.length;
  const { unsyncedDesks } = given.scope.asOf;
  // A period that still runs cannot be held against a whole one.
  const isOver = given.filter.period.to <= given.scope.asOf.day;
  const compared = [
    ...(isOver && worth.previous > 0 ? [text.previous(n / worth.previous - 1)] : []),
    ...(isOver && worth.yearBefore > 0 ? [text.yearBefore(n / worth.yearBefore - 1)] : []),
  ].join(', ');
  return [
    `${periodStretch(given.filter.period)}, ${text.requests(n)}${compared === '' ? '' : ` (${compared})`}`,
    worth.isKnown ? text.computed(given.asOf) : text.never,
    worth.isStale ? text.stale : unsyncedDesks === 0 ? text.synced : text.unsynced(unsyncedDesks),
  ].join(' · ');
};
