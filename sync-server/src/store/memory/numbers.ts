import { MOST_OF_A_DAY, nextFree } from '#shared/domain/numbers/next-free';

import { byCodePoint } from '../by-code-point';
import type { GivenNumber, SiteTransaction } from '../port';
import { bearerKey, type TicketLabel } from '../ticket-label';
import { overlayOf } from './overlay';
import { keyOf, type KeptNumber, type SiteState } from './state';

type NumberPart = Pick<
  SiteTransaction,
  'issueNumber' | 'numberOfKey' | 'numbersAt' | 'unseenNumbers' | 'voidNumber'
> & {
  /** A ticket that bears this number is being written. */
  readonly note: (label: TicketLabel, ticketId: string, at: string) => void;
  readonly apply: () => void;
};

const toGiven = ({ key, day, series, number, at, deviceId, voidWhy }: KeptNumber): GivenNumber => ({
  key,
  day,
  series,
  number,
  at,
  deviceId,
  voidWhy,
});

/** Order of numbers: by day, series and number. */
export const byPlace = (a: GivenNumber, b: GivenNumber): number =>
  byCodePoint(a.day, b.day) || byCodePoint(a.series, b.series) || a.number - b.number;

/** The part of a transaction that counts tickets. `pause` is awaited between what is read and what is written. */
export const numberPart = (state: SiteState, pause: () => Promise<void>): NumberPart => {
  const counters = overlayOf(state.counters);
  const numbers = overlayOf(state.numbers);
  const inOrder = (wanted: (given: KeptNumber) => boolean): readonly GivenNumber[] =>
    numbers.values().filter(wanted).map(toGiven).sort(byPlace);
  const ofSeries = (day: string, series: string): readonly KeptNumber[] =>
    numbers.values().filter((one) => one.day === day && one.series === series);
  return {
    note: (label, ticketId, at) => {
      const kept = ofSeries(label.day, label.series).find((one) => one.number === label.number);
      const key = bearerKey(ticketId);
      numbers.set(kept?.key ?? key, { ...(kept ?? { ...label, key, at, deviceId: '', voidWhy: '' }), seen: true });
    },
    apply: () => {
      counters.apply();
      numbers.apply();
    },
    numberOfKey: async (key) => {
      const given = numbers.get(key);
      return given ? toGiven(given) : null;
    },
    numbersAt: async (labels) =>
      labels.flatMap(({ day, series, number }) =>
        ofSeries(day, series)
          .filter((one) => one.number === number)
          .map(({ deviceId, seen }) => ({ day, series, number, deviceId, isBorne: seen })),
      ),
    issueNumber: async ({ key, day, series, at, deviceId }) => {
      const given = numbers.get(key);
      if (given) return given.number;
      const counter = keyOf(day, series);
      const taken = ofSeries(day, series).map((one) => one.number);
      const number = nextFree(counters.get(counter) ?? 0, taken);
      await pause();
      if (number > MOST_OF_A_DAY) return null;
      counters.set(counter, number);
      numbers.set(key, { key, day, series, number, at, deviceId, voidWhy: '', seen: false });
      return number;
    },
    unseenNumbers: async (before) => inOrder((given) => !given.seen && given.voidWhy === '' && given.at < before),
    voidNumber: async (key, why) => {
      const given = numbers.get(key);
      await pause();
      if (given) numbers.set(key, { ...given, voidWhy: why });
    },
  };
};
