import type { Agent } from '../model/reference';
import { foldText } from '../../lib/fold-text';
import { typingDistance } from './close-names';

type Named = Pick<Agent, 'id' | 'name' | 'shortName'>;

/** Whom a typed text may mean among the agents. */
type FoundAgents<One extends Named> = {
  /** Each typed word begins a word of their name. */
  readonly matches: readonly One[];
  /** Agents whose name differs by a typing error, only where nobody matches. They must be chosen by hand. */
  readonly near: readonly One[];
  /** The only agent whom the text can mean; `null` when it means nobody or several. */
  readonly named: One | null;
};

const wordsOf = (text: string): readonly string[] => foldText(text).split(' ').filter(Boolean);

/** Short names differ by one letter without being one. */
const forgiven = ({ length }: string): number => (length < 5 ? 0 : length < 8 ? 1 : 2);

/** A slip away from a name, or from the beginning of one that is still being typed. */
const isNear = (typed: string, word: string): boolean => {
  const most = forgiven(typed);
  const begun = [-1, 0, 1].map((more) => word.slice(0, typed.length + more));
  return word.startsWith(typed) || (most > 0 && begun.some((one) => typingDistance(typed, one, most) <= most));
};

/** Looks agents up by what was typed; a text that fits nobody names nobody, whatever its first letters fit. */
export const findAgents = <One extends Named>(agents: readonly One[], text: string): FoundAgents<One> => {
  const typed = wordsOf(text);
  if (typed.length === 0) return { matches: [], near: [], named: null };
  const bearing = (fits: (typed: string, word: string) => boolean): readonly One[] =>
    agents.filter(({ name, shortName }) => {
      const words = wordsOf(`${name} ${shortName}`);
      return typed.every((one) => words.some((word) => fits(one, word)));
    });
  const matches = bearing((one, word) => word.startsWith(one));
  const whole = matches.filter(({ name, shortName }) =>
    [name, shortName].some((one) => foldText(one) === typed.join(' ')),
  );
  const [named, ...others] = whole.length > 0 ? whole : matches;
  return {
    matches,
    near: matches.length > 0 ? [] : bearing(isNear),
    named: named && others.length === 0 ? named : null,
  };
};
