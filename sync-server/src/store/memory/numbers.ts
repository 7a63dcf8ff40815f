import { byCodePoint } from '../by-code-point';
import type { GivenNumber, SiteTransaction } from '../port';
import type { TicketLabel } from '../ticket-label';
import { overlayOf } from './overlay';
import { keyOf, type KeptNumber, type SiteState } from './state';

type NumberPart = Pick<SiteTransaction, 'issueNumber' | 'numberOfKey' | 'unseenNumbers' | 'voidNumber'> & {
  /** A ticket that bears this number is being written. */
  readonly note: (label: TicketLabel) => void;
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
  return {
    note: ({ day, series, number }) => {
      const counter = keyOf(day, series);
      counters.set(counter, Math.max(counters.get(counter) ?? 0, number));
      for (const given of numbers.values())
        if (given.number === number && given.day === day && given.series === series && !given.seen)
          numbers.set(given.key, { ...given, seen: true });
    },
    apply: () => {
      counters.apply();
      numbers.apply();
    },
    numberOfKey: async (key) => {
      const given = numbers.get(key);
      return given ? toGiven(given) : null;
    },
    issueNumber: async ({ key, day, series, at, deviceId }) => {
      const given = numbers.get(key);
      if (given) return given.number;
      const counter = keyOf(day, series);
      const number = (counters.get(counter) ?? 0) + 1;
      await pause();
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
