import { seeded, type Random } from '#shared/demo/random';
import { foldText } from '#shared/lib/fold-text';

import type { Named } from './town-of-names';

/** A way to misspell a word; `null` where the word does not lend itself to it. */
type Rule = (word: string, random: Random) => string | null;

const cut = (word: string, at: number, length: number, put: string): string =>
  word.slice(0, at) + put + word.slice(at + length);
/** Anywhere in the word; the first letter is the one that people get right most often. */
const place = (word: string, random: Random): number => (random.chance(0.1) ? 0 : random.int(1, word.length - 1));

const doubled: Rule = (word, random) => {
  const at = place(word, random);
  return cut(word, at, 0, word[at] ?? '');
};
const dropped: Rule = (word, random) => (word.length < 4 ? null : cut(word, place(word, random), 1, ''));
const swapped: Rule = (word, random) => {
  const at = Math.min(place(word, random), word.length - 2);
  const [one = '', other = ''] = [word[at], word[at + 1]];
  return one === other ? null : cut(word, at, 2, other + one);
};
const replaced: Rule = (word, random) => {
  if (word.length < 4) return null;
  const letter = random.pick(['a', 'b', 'c', 'd', 'e', 'g', 'i', 'l', 'm', 'n', 'o', 'p', 'r', 's', 't', 'u']);
  const at = place(word, random);
  return word[at] === letter ? null : cut(word, at, 1, letter);
};
const halved: Rule = (word) => (/(.)\1/.test(word) ? word.replace(/(.)\1/, '$1') : null);

/** What sounds alike in French, each way round. */
const alike: readonly (readonly [string, string])[] = [
  ['en', 'an'],
  ['em', 'am'],
  ['eau', 'o'],
  ['au', 'o'],
  ['ain', 'in'],
  ['ein', 'in'],
  ['ph', 'f'],
  ['qu', 'k'],
  ['ch', 'sh'],
  ['th', 't'],
  ['gu', 'g'],
  ['ai', 'e'],
  ['ei', 'e'],
  ['y', 'i'],
  ['c', 'k'],
  ['c', 's'],
  ['ss', 's'],
  ['z', 's'],
  ['ll', 'l'],
  ['nn', 'n'],
  ['tt', 't'],
  ['kh', 'k'],
  ['h', ''],
  ['w', 'v'],
  ['ou', 'u'],
  ['g', 'j'],
  ['m', 'n'],
  ['aud', 'aut'],
];
/** Only one way: nobody writes `ault` for an o in the middle of a word. */
const oneWay: readonly (readonly [string, string])[] = [
  ['ault', 'o'],
  ['ier', 'ié'],
  ['oeu', 'eu'],
];
const phonetic: Rule = (word, random) => {
  const both = [...alike, ...oneWay, ...alike.map(([one, other]) => [other, one] as const)];
  const fitting = both.filter(([from]) => from !== '' && word.includes(from));
  const [first, ...rest] = fitting;
  if (!first) return null;
  const [from, to] = random.pick([first, ...rest]);
  const changed = word.replace(from, to);
  return changed.length < 2 ? null : changed;
};
const endless: Rule = (word) => (/[a-z]{4,}[tdsxe]$/.test(word) ? word.slice(0, -1) : null);

/** The rules by which lists are made; `phonetic` twice, as people write what they hear. */
export const rules: Readonly<Record<string, Rule>> = {
  doubled,
  dropped,
  swapped,
  replaced,
  halved,
  phonetic,
  heard: phonetic,
  endless,
};

/** A text that somebody types for a person whom they mean. */
export type Misspelt = { readonly text: string; readonly meant: Named; readonly rule: string; readonly form: string };

const bare = (text: string): string => foldText(text);

/** Misspells one word of a text: the longest of the last name, or any when several are wrong. */
const slip = (name: string, random: Random, names: readonly string[]): { text: string; rule: string } | null => {
  const words = name.split(/([\s’'-]+)/u);
  const long = words.flatMap((word, at) => (/\p{L}{2}/u.test(word) ? [{ at, length: word.length }] : []));
  const target = long.toSorted((a, b) => b.length - a.length)[0];
  if (!target) return null;
  const word = bare(words[target.at] ?? '');
  const [first = 'doubled', ...rest] = names;
  for (let attempt = 0; attempt < 12; attempt += 1) {
    const rule = random.pick([first, ...rest]);
    const changed = rules[rule]?.(word, random) ?? null;
    if (changed === null || bare(changed) === word) continue;
    return { text: words.map((each, at) => (at === target.at ? changed : bare(each))).join(' '), rule };
  }
  return null;
};

const tidy = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const forms: Readonly<
  Record<string, (meant: Named, random: Random, names: readonly string[]) => { text: string; rule: string } | null>
> = {
  last: (meant, random, names) => slip(meant.lastName, random, names),
  lastFirst: (meant, random, names) => {
    const one = slip(meant.lastName, random, names);
    return one && { ...one, text: `${one.text} ${bare(meant.firstName)}` };
  },
  firstLast: (meant, random, names) => {
    const one = slip(meant.lastName, random, names);
    return one && { ...one, text: `${bare(meant.firstName)} ${one.text}` };
  },
  bothWrong: (meant, random, names) => {
    const [one, other] = [slip(meant.lastName, random, names), slip(meant.firstName, random, names)];
    return one && other && { rule: `${one.rule}+${other.rule}`, text: `${other.text} ${one.text}` };
  },
  firstWrong: (meant, random, names) => {
    const one = slip(meant.firstName, random, names);
    return one && { ...one, text: `${bare(meant.lastName)} ${one.text}` };
  },
};

export type ListWish = {
  readonly seed: number | string;
  readonly count: number;
  readonly forms: readonly [string, ...string[]];
  readonly rules?: readonly string[];
};

/** A list of misspelt names of a town, the same for a seed. */
export const misspeltNames = (
  town: readonly Named[],
  { seed, count, forms: wanted, rules: allowed = Object.keys(rules) }: ListWish,
): readonly Misspelt[] => {
  const random = seeded(seed);
  const list: Misspelt[] = [];
  while (list.length < count) {
    const meant = town[random.int(0, town.length - 1)];
    const form = random.pick(wanted);
    const made = meant && forms[form]?.(meant, random, allowed);
    if (made) list.push({ text: tidy(made.text), meant, rule: made.rule, form });
  }
  return list;
};

/**
 * Whether one of these is the person who is meant. Namesakes cannot be told apart by their name: where both names were typed anybody
 * of the same two names counts, where the last name alone was, anybody who bears it.
 */
export const isAmong = (
  found: readonly { readonly values: { lastName: string; firstName: string } }[],
  list: Misspelt,
): boolean =>
  found.some(
    ({ values }) =>
      bare(values.lastName) === bare(list.meant.lastName) &&
      (list.form === 'last' || bare(values.firstName) === bare(list.meant.firstName)),
  );
