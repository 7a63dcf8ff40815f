import { periodStretch } from '#shared/i18n/fr/period-words';
import { steeringText } from '#shared/i18n/fr/steering';

import type { Given } from './given';

const text = steeringText.meta;

/** What the figures of the screen are compared with and worth. */
export type FiguresWorth = {
  readonly previous: number;
  readonly yearBefore: number;
  /** What others wrote may be missing: the server is out of reach, or still sending. */
  readonly isStale: boolean;
  readonly isOffline: boolean;
  readonly isKnown: boolean;
};

/** What the figures are about: days, how many requests, against before and a year ago. */
export const aboutFigures = (given: Given, worth: FiguresWorth): string => {
  const n = given.period.requests.length;
  const { kind, to } = given.filter.period;
  // A period that still runs cannot be held against a whole one, and today is not over.
  const isOver = n > 0 && to < given.scope.asOf.day;
  const compared = [
    ...(isOver && worth.previous > 0 ? [text.previous(n / worth.previous - 1, kind)] : []),
    ...(isOver && worth.yearBefore > 0 && kind !== 'year' ? [text.yearBefore(n / worth.yearBefore - 1)] : []),
  ];
  const about = [`${periodStretch(given.filter.period)}${text.separator}${text.requests(n)}`, ...compared].join(', ');
  return given.place.kind === 'own' ? about : text.at(given.place.name, about);
};

/** Whether something is missing, and why. */
export const restOf = ({ isStale, isOffline }: Pick<FiguresWorth, 'isStale' | 'isOffline'>, desks: number): string => {
  if (isOffline) return text.offline;
  if (isStale) return text.arriving;
  return desks === 0 ? text.synced : text.unsynced(desks);
};

/** What the figures are worth: their moment, and the desks that are missing. */
export const worthOfFigures = (given: Given, worth: FiguresWorth): string => {
  const { unsyncedDesks } = given.scope.asOf;
  const unknown = given.place.kind === 'own' ? text.never : text.notReceived;
  const moment = worth.isKnown ? text.computed(given.asOf) : unknown;
  return `${moment}${text.separator}${restOf(worth, unsyncedDesks)}`;
};
