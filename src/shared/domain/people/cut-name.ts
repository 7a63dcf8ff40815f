import { particles } from './name-keys';

/** Words that begin a last name as particles do, for the cut alone. */
const alsoBegin: ReadonlySet<string> = new Set(
  'della delle dello del do das ter ten zu zum ben bin ibn ould saint sainte san santa mac mc'.split(' '),
);

const begins = (word: string): boolean => {
  const lower = word.toLocaleLowerCase('fr');
  return particles.has(lower) || alsoBegin.has(lower);
};

/** The words of a name: `first` = of the first name, `last` = of the last name. */
export type CutName = { readonly first: readonly string[]; readonly last: readonly string[] };

/**
 * Where the particle of a last name tells where it begins: `Le Goff Yann` and `Yann Le Goff` are the same person, never « Goff Yann Le ».
 * `null` = no particle tells it. A last name of several words after its particle (`de la Tour Ronde Jean`) cannot be told from two first
 * names: its first word counts.
 */
export const cutAtParticle = (words: readonly string[]): CutName | null => {
  const at = words.findIndex((word, index) => begins(word) && index < words.length - 1);
  if (at < 0) return null;
  if (at > 0) return { first: words.slice(0, at), last: words.slice(at) };
  const core = words.findIndex((word) => !begins(word));
  // « Ben Martin » may be called Ben.
  if (core < 0 || (words.length === 2 && !particles.has((words[0] ?? '').toLocaleLowerCase('fr')))) return null;
  return { first: words.slice(core + 1), last: words.slice(0, core + 1) };
};
