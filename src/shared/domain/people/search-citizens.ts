import type { CitizenValues } from '../model/citizen';
import { displayName, knownBy } from '../model/citizen-values';
import { fitsBirth } from './birth-wish';
import { calledOf, type Called } from './called-of';
import type { Merges } from './follow-merge';
import { beginsWith, hasWord, haveOwnWords, nameFit, type NameFit, type NameKey } from './name-keys';
import { nearMatches } from './near-matches';
import type { PassageNotes } from './passage-notes';
import { searchKeys, type IndexedCitizen, type SearchIndex } from './search-index';
import { readSearch, type SearchTerm, type SearchWish } from './search-wish';
import { compareText } from '../../lib/compare';
import { foldWithOrigin } from '../../lib/fold-text';

/** Where folded words stand in a name as it is shown, from–to in order, joined where they touch. */
const matchRanges = (name: string, words: readonly string[]): readonly (readonly [number, number])[] => {
  const { joined, from, to, parts } = foldWithOrigin(name);
  const found = words.flatMap((word): [number, number][] => {
    const start = parts.find((part) => joined.startsWith(word, part));
    return start === undefined ? [] : [[from[start] ?? 0, to[start + word.length - 1] ?? 0]];
  });
  const ranges: [number, number][] = [];
  for (const [start, end] of found.toSorted((a, b) => a[0] - b[0])) {
    const before = ranges.at(-1);
    if (before && start <= before[1]) before[1] = Math.max(before[1], end);
    else ranges.push([start, end]);
  }
  return ranges;
};

/** A citizen whom a search found: the one that stays, where several were merged. */
export type CitizenMatch = {
  readonly citizenId: string;
  readonly name: string;
  /** The parts of `name` that match, from–to, in order. */
  readonly ranges: readonly (readonly [number, number])[];
  readonly birthDate: string;
  readonly phone: string;
  readonly values: CitizenValues;
  /** All ids of this person: their own and those merged into it. */
  readonly memberIds: readonly string[];
  /** The name of a merged one by which they were found, when their own does not match; `''` otherwise. */
  readonly knownAs: string;
  /** Their name is not what was typed but like it: « Vouliez-vous dire ». */
  readonly isNear: boolean;
  /** How far what was typed is their name; `whole` where no name was typed, `begun` where theirs is only alike. */
  readonly fit: NameFit;
  /** Whether what was typed says who they are. */
  readonly called: Called;
  /** Their appointments that were asked for by the code of a slip. */
  readonly appointmentIds: readonly string[];
};

/** Those whose whole name or last name was typed, or whose telephone or slip: « Petit » does not mean Petitjean. */
export const calledSo = (matches: readonly CitizenMatch[]): readonly CitizenMatch[] =>
  matches.filter(({ called }) => called !== 'no');

/** Somebody who is named in a form, by a text or by a choice out of those who were found. */
export type NamedCitizen = {
  readonly citizenText: string;
  /** A citizen who was found; `''` when only a text was typed. */
  readonly citizenId: string;
  /** The text is the name of somebody who has no file yet, whoever else bears it. */
  readonly isNewName: boolean;
};

/** `tooShort`: fewer than two letters or three digits, so nothing is looked for. `reading`: what it may mean is still being read. */
export type SearchState = 'empty' | 'tooShort' | 'reading' | 'found';

/**
 * Whom a form is about, before it is sent: the citizen who bears all of the typed name, or who was chosen; `''` = nobody who has a file.
 * `reading` and `ask` = no file is made of the text: it is not known yet who bears it, or which of those who do is meant.
 */
export const meantCitizen = (
  { citizenId, citizenText, isNewName }: NamedCitizen,
  { state, matches }: { readonly state: SearchState; readonly matches: readonly CitizenMatch[] },
): { readonly citizenId: string } | 'reading' | 'ask' => {
  if (citizenId !== '' || isNewName || citizenText.trim() === '') return { citizenId };
  if (state === 'reading') return 'reading';
  const [bearer, ...others] = calledSo(matches);
  if (!bearer) return { citizenId: '' };
  return others.length === 0 && bearer.called === 'all' ? { citizenId: bearer.citizenId } : 'ask';
};

type Group = readonly IndexedCitizen[];
type Found = { readonly group: Group; readonly rank: number; readonly day: string };

const fitsTerm = (citizen: IndexedCitizen, term: SearchTerm, coded: ReadonlySet<string>): boolean =>
  (term.phone !== '' &&
    (citizen.phone.startsWith(term.phone) || (term.phone.length >= 4 && citizen.phone.endsWith(term.phone)))) ||
  term.births.some((birth) => fitsBirth(citizen.values.birthDate, birth)) ||
  (term.email !== '' && citizen.email.startsWith(term.email)) ||
  coded.has(citizen.id);

const hasAnyWord = ({ last, first }: IndexedCitizen, word: string): boolean =>
  hasWord(last, word) || hasWord(first, word);

/** Those who may fit a term: every one that does is among them. */
const mayFit = (index: SearchIndex, term: SearchTerm, coded: ReadonlySet<string>): Iterable<IndexedCitizen> => {
  // A year, or a day without its month, is read against everybody.
  if (term.births.some(({ day, month }) => day === '' || month.length < 2)) return index.all();
  const lists = term.births.map(({ day, month }) => index.under(`${searchKeys.birth('')}${month}-${day}`));
  if (term.phone !== '') lists.push(index.under(searchKeys.phone(term.phone)));
  if (term.phone.length >= 4) lists.push(index.under(searchKeys.phoneEnd(term.phone)));
  if (term.email !== '') lists.push(index.under(searchKeys.email(term.email)));
  return [...lists.flat(), ...[...coded].flatMap((id) => index.get(id) ?? [])];
};

type Coded = ReadonlyMap<SearchTerm, ReadonlySet<string>>;
const none: ReadonlySet<string> = new Set();

/** The shortest way to everybody who may fit: by the longest word, or by what stands beside the words. */
const candidatesOf = (index: SearchIndex, { words, terms }: SearchWish, coded: Coded): Iterable<IndexedCitizen> => {
  const longest = words.toSorted((a, b) => b.length - a.length)[0];
  const term = terms.find(({ births, phone }) => births.some(({ day }) => day !== '') || phone.length >= 4) ?? terms[0];
  if (term && (longest === undefined || longest.length < 3)) return mayFit(index, term, coded.get(term) ?? none);
  return longest === undefined ? [] : index.words.beginning(longest).flatMap(({ bearers }) => bearers);
};

const fits = (group: Group, { words, terms }: SearchWish, coded: Coded): boolean =>
  words.every((word) => group.some((one) => hasAnyWord(one, word))) &&
  terms.every((term) => group.some((one) => fitsTerm(one, term, coded.get(term) ?? none)));

/** All that are one person with this citizen, the one that stays first. */
const groupOf = (index: SearchIndex, merges: Merges, citizen: IndexedCitizen): Group =>
  merges.isAlone(citizen.id) ? [citizen] : merges.membersOf(citizen.id).flatMap((id) => index.get(id) ?? []);

const beginsPhone = (group: Group, terms: readonly SearchTerm[]): boolean => {
  for (const { phone } of group)
    for (const term of terms) if (term.phone !== '' && phone.startsWith(term.phone)) return true;
  return false;
};

/** A letter short of a whole last name: more likely than a long one that begins alike. */
const isNearlyWhole = (last: NameKey, typed: string): boolean =>
  [last.joined, last.core].some((name) => name.length === typed.length + 1 && name.startsWith(typed));
const fewestNearlyWhole = 3;

const isWholeName = (group: Group, typed: string): boolean =>
  group.some(
    ({ last, first }) =>
      last.joined === typed ||
      last.core === typed ||
      last.joined + first.joined === typed ||
      first.joined + last.joined === typed,
  );

const fitOf = (group: Group, { words, joined: typed }: SearchWish): NameFit => {
  if (typed === '' || isWholeName(group, typed)) return 'whole';
  const fits = group.map((one) => nameFit(one, words));
  return fits.find((fit) => fit === 'whole') ?? fits.find((fit) => fit === 'wholeFirst') ?? 'begun';
};

const rankOf = (group: Group, wish: SearchWish): number => {
  const { words, joined: typed, terms } = wish;
  if (typed === '') return beginsPhone(group, terms) ? 1 : 2;
  if (isWholeName(group, typed)) return 0;
  const fit = fitOf(group, wish);
  if (fit !== 'begun') return fit === 'whole' ? 0.2 : 0.3;
  if (typed.length >= fewestNearlyWhole && group.some(({ last }) => isNearlyWhole(last, typed))) return 0.5;
  const twice = words.length < 2 || group.some((one) => haveOwnWords(one, words)) ? 0 : 0.5;
  if (group.some(({ last }) => words.some((word) => beginsWith(last, word)))) return 1 + twice;
  return (group.some(({ first }) => words.some((word) => first.joined.startsWith(word))) ? 2 : 3) + twice;
};

const latestDay = (notes: PassageNotes, group: Group): string => {
  let latest = '';
  for (const { id } of group) {
    const day = notes.dayOf(id);
    if (day > latest) latest = day;
  }
  return latest;
};

const compare = (a: Found, b: Found): number => {
  if (a.rank !== b.rank) return a.rank - b.rank;
  if (a.day !== b.day) return compareText(b.day, a.day);
  const [one, other] = [a.group[0], b.group[0]];
  if (!one || !other) return 0;
  return (
    compareText(one.last.core, other.last.core) ||
    one.last.joined.length - other.last.joined.length ||
    compareText(one.first.joined, other.first.joined) ||
    compareText(one.id, other.id)
  );
};

/** Puts a find among the best so far, at most `limit` of them. */
const keepBest = (best: Found[], found: Found, limit: number): void => {
  const last = best.at(-1);
  if (best.length >= limit && last && compare(found, last) >= 0) return;
  // Whoever fits in two ways comes twice.
  if (best.some(({ group }) => group[0] === found.group[0])) return;
  let at = best.length;
  for (let before = best[at - 1]; before && compare(found, before) < 0; before = best[at - 1]) at -= 1;
  best.splice(at, 0, found);
  if (best.length > limit) best.pop();
};

const asMatch = (
  group: Group,
  words: readonly string[],
  fit: NameFit | 'near',
  called: Called = 'no',
): CitizenMatch[] => {
  const isNear = fit === 'near';
  const [citizen] = group;
  if (!citizen) return [];
  const { values, id } = citizen;
  const bears = (one: IndexedCitizen): boolean => words.every((word) => hasAnyWord(one, word));
  const other = isNear || bears(citizen) ? undefined : group.find((one) => bears(one));
  return [
    {
      citizenId: id,
      name: knownBy(values),
      ranges: matchRanges(knownBy(values), words),
      birthDate: values.birthDate,
      phone: values.phone,
      values,
      memberIds: group.map((one) => one.id),
      knownAs: other ? displayName(other.values) : '',
      isNear,
      fit: isNear ? 'begun' : fit,
      called,
      appointmentIds: [],
    },
  ];
};

/** Names that are only like what was typed stand in while so few are exactly it. */
const enough = 5;
const mostNear = 6;
/** Where somebody is called exactly so, only what is heard the same is worth a look. */
const besideWhole = 0.75;

type Wanted = { readonly notes: PassageNotes; readonly coded: Coded; readonly among: ReadonlySet<string> | undefined };

const isAmong = (group: Group, among: ReadonlySet<string> | undefined): boolean =>
  !among || group.some(({ id }) => among.has(id));

/** Whoever has a name like the words of the search, and all else that it says. */
const nearGroups = (
  index: SearchIndex,
  wish: SearchWish,
  found: readonly Found[],
  wanted: Wanted,
): readonly Group[] => {
  const { notes, coded, among } = wanted;
  if (wish.words.length === 0 || found.length >= enough) return [];
  const merges = index.merges();
  const known = new Set(found.map(({ group }) => group[0]));
  const may = (citizen: IndexedCitizen): boolean => {
    const group = groupOf(index, merges, citizen);
    return !known.has(citizen) && isAmong(group, among) && fits(group, { ...wish, words: [] }, coded);
  };
  const most = found.some(({ rank }) => rank === 0) ? besideWhole : Infinity;
  return nearMatches(index, wish.words, may, ({ id }) => notes.dayOf(id))
    .filter(({ weight }) => weight <= most)
    .slice(0, mostNear)
    .map(({ citizen }) => groupOf(index, merges, citizen));
};

/** Those whose appointment, of any day, bears the code that was typed. */
const byCode = (index: SearchIndex, text: string, { notes, among }: Omit<Wanted, 'coded'>): readonly CitizenMatch[] => {
  const merges = index.merges();
  return notes.appointmentsOf(text).flatMap(({ id, citizenId }) => {
    const citizen = index.get(merges.survivorOf(citizenId));
    const group = citizen ? groupOf(index, merges, citizen) : [];
    return isAmong(group, among)
      ? asMatch(group, [], 'whole', 'all').map((match) => ({ ...match, appointmentIds: [id] }))
      : [];
  });
};

/**
 * The citizens that a text may mean, best first, at most `limit`: a whole word of the last name first, then of the first name, then beginnings, of which
 * each word of its own before one word twice; whoever was here last breaks a tie. It may hold the beginnings of any words of a name in any order, a phone number from its third
 * digit on or its last four, a birth date in French forms, an e-mail address, a pre-application number, the number of a
 * ticket of the day, the code of a slip of any day; what is given must all agree. Where hardly anybody fits, some follow whose name is like it: a letter or two
 * away, or heard the same. Nobody for fewer than two letters or three digits. `among` keeps to some citizens, by the id of any of
 * their merged ones: those expected today must not fall behind the limit.
 */
export const searchCitizens = (
  index: SearchIndex,
  notes: PassageNotes,
  text: string,
  limit: number,
  among?: ReadonlySet<string>,
): readonly CitizenMatch[] => {
  const wish = readSearch(text);
  if (wish.isTooShort) return [];
  const named = byCode(index, text, { notes, among });
  const coded: Coded = new Map(
    wish.terms.map((term) => [term, new Set(term.code === '' ? [] : notes.citizensOf(term.code))]),
  );
  const merges = index.merges();
  const best: Found[] = [];
  for (const citizen of candidatesOf(index, wish, coded)) {
    const group = groupOf(index, merges, citizen);
    if (!isAmong(group, among) || !fits(group, wish, coded)) continue;
    const rank = rankOf(group, wish);
    const last = best.length < limit ? undefined : best.at(-1);
    if (!last || rank <= last.rank) keepBest(best, { group, rank, day: latestDay(notes, group) }, limit);
  }
  const near = nearGroups(index, wish, best, { notes, coded, among }).slice(0, limit - best.length);
  const found = [
    ...best.flatMap(({ group }) => asMatch(group, wish.words, fitOf(group, wish), calledOf(group, wish, coded))),
    // A code is no misspelt name.
    ...(named.length > 0 ? [] : near).flatMap((group) => asMatch(group, wish.words, 'near')),
  ].filter(({ citizenId }) => !named.some((one) => one.citizenId === citizenId));
  return [...named, ...found].slice(0, limit);
};
