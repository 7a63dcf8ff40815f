import { wordsOfName } from './name-words';
import type { IndexedCitizen, SearchIndex } from './search-index';
import { compareText } from '../../lib/compare';

/** Somebody whom a misspelt text may mean, how far their name is from it, and the name that was meant. */
type NearCitizen = { readonly citizen: IndexedCitizen; readonly weight: number; readonly name: string };

type Weights = ReadonlyMap<IndexedCitizen, number>;
/** What one typed word may mean: names by their weight, and everybody who bears one of them. */
type Meant = { readonly byText: ReadonlyMap<string, number>; readonly bearers: Weights };

/** A name of more words than these is not read in other ways. */
const mostWords = 5;
/** Two words that were one, or one that were two. */
const otherSpacing = 0.3;
/** All words together. */
const mostWeight = 3.2;
/** A word that stands alone, without another that fits. */
const mostAlone = ({ length }: string): number => Math.min(2.4, Math.max(1.2, length * 0.28));
const fewestOfHalf = 3;
/** A first name that was meant alone is rarer than a last name. */
const firstNameAlone = 0.35;
const wordLeftOut = 0.08;
const particleLeftOut = 0.02;
/** A name that ten times as many bear is meant so much more likely. */
const perTenfold = 0.1;
/** The next of the same name stands a little behind, so that other names alike have their turn. */
const perTurn = 0.16;
/** Sure enough to look for no other spacing. */
const sure = 0.8;

/** The one that stays for everybody who was merged into them. */
const stayingOf = (index: SearchIndex): ((citizen: IndexedCitizen) => IndexedCitizen) => {
  const merges = index.merges();
  return (citizen) => (merges.isAlone(citizen.id) ? citizen : (index.get(merges.survivorOf(citizen.id)) ?? citizen));
};

const meantBy = (index: SearchIndex, typed: string): Meant => {
  const staying = stayingOf(index);
  const byText = new Map<string, number>();
  const bearers = new Map<IndexedCitizen, number>();
  for (const [{ text, bearers: all }, weight] of index.near(typed)) {
    byText.set(text, weight);
    for (const one of all) {
      const citizen = staying(one);
      if (weight < (bearers.get(citizen) ?? Infinity)) bearers.set(citizen, weight);
    }
  }
  return { byText, bearers };
};

/** The typed words as they may have been meant: as they are, two of them as one, or one of them as two names that exist. */
const readingsOf = (index: SearchIndex, words: readonly string[]): readonly (readonly string[])[] => {
  const together = words
    .slice(1)
    .map((word, at) => [...words.slice(0, at), `${words[at]}${word}`, ...words.slice(at + 2)]);
  const [only = '', ...more] = words;
  if (more.length > 0) return [words, ...together];
  const apart: (readonly string[])[] = [];
  for (let at = fewestOfHalf; at <= only.length - fewestOfHalf; at += 1) {
    const halves = [only.slice(0, at), only.slice(at)] as const;
    if (halves.every((half) => index.words.get(half))) apart.push(halves);
  }
  return [words, ...apart];
};

/** Everybody who bears a word for each of these, by what the differences weigh together. */
const bearingAll = (meant: readonly Meant[]): Weights => {
  const [rarest, ...rest] = meant.toSorted((a, b) => a.bearers.size - b.bearers.size);
  let all: Weights = rarest?.bearers ?? new Map();
  for (const { bearers } of rest) {
    const both = new Map<IndexedCitizen, number>();
    for (const [citizen, weight] of all) {
      const more = bearers.get(citizen);
      if (more !== undefined && weight + more <= mostWeight) both.set(citizen, weight + more);
    }
    all = both;
  }
  return all;
};

/** The part of the last name that a typed word is most like; `''` when none is. */
const lastMeant = ({ last }: IndexedCitizen, meant: readonly Meant[]): string => {
  let [name, least] = ['', Infinity];
  for (const word of wordsOfName(last))
    for (const { byText } of meant) {
      const weight = byText.get(word) ?? Infinity;
      if (weight < least) [name, least] = [word, weight];
    }
  return name;
};

/** What the words of a name weigh that were not typed; particles hardly. */
const unsaid = ({ last, first }: IndexedCitizen, typed: number): number => {
  const all = last.parts.length + first.parts.length;
  return Math.max(0, all - last.particles - typed) * wordLeftOut + Math.max(0, all - typed) * particleLeftOut;
};

const sharedBy = (index: SearchIndex, name: string): number => index.words.get(name)?.bearers.length ?? 1;

/** The more alike the first; where several names are equally alike, each in turn, those that many bear before the others. */
const inTurn = (all: readonly NearCitizen[], dayOf: (citizen: IndexedCitizen) => string): readonly NearCitizen[] => {
  const compare = (a: NearCitizen, b: NearCitizen): number =>
    a.weight - b.weight ||
    compareText(dayOf(b.citizen), dayOf(a.citizen)) ||
    compareText(a.citizen.last.core, b.citizen.last.core) ||
    compareText(a.citizen.first.joined, b.citizen.first.joined) ||
    compareText(a.citizen.id, b.citizen.id);
  const turns = new Map<string, number>();
  return all
    .toSorted(compare)
    .map((one) => {
      const turn = turns.get(one.name) ?? 0;
      turns.set(one.name, turn + 1);
      return { ...one, weight: one.weight + turn * perTurn };
    })
    .toSorted(compare);
};

/**
 * Those whom words may mean that were heard or typed wrongly, the most alike first; `may` says who is wanted. Whoever bears the words
 * as they are is among them.
 */
export const nearMatches = (
  index: SearchIndex,
  words: readonly string[],
  may: (citizen: IndexedCitizen) => boolean,
  dayOf: (citizen: IndexedCitizen) => string,
): readonly NearCitizen[] => {
  if (words.length === 0 || words.length > mostWords) return [];
  const known = new Map<string, Meant>();
  const meantOf = (word: string): Meant => {
    const meant = known.get(word) ?? meantBy(index, word);
    known.set(word, meant);
    return meant;
  };
  const best = new Map<IndexedCitizen, NearCitizen>();
  let least = Infinity;
  readingsOf(index, words).forEach((reading, at) => {
    if (at > 0 && least < sure) return;
    const meant = reading.map(meantOf);
    const most = reading.length === 1 ? mostAlone(reading[0] ?? '') : mostWeight;
    for (const [citizen, sum] of bearingAll(meant)) {
      if (sum > most) continue;
      const name = lastMeant(citizen, meant);
      const aside = (at === 0 ? 0 : otherSpacing) + (reading.length === 1 && name === '' ? firstNameAlone : 0);
      const weight = sum + aside + unsaid(citizen, reading.length) - perTenfold * Math.log10(sharedBy(index, name));
      least = Math.min(least, sum);
      if (weight < (best.get(citizen)?.weight ?? Infinity)) best.set(citizen, { citizen, weight, name });
    }
  });
  return inTurn(
    [...best.values()].filter(({ citizen }) => may(citizen)),
    dayOf,
  );
};
