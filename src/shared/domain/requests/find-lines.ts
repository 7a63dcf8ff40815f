import { filterLines, type RequestFilter, type WordsOf } from './filter-lines';
import type { RequestLine } from './request-line';

/** Somebody whom a text may mean: all ids of the person, and whether the name is only like the text. */
export type MeantPerson = {
  readonly citizenId: string;
  readonly memberIds: readonly string[];
  readonly isNear: boolean;
};

type Half<One> = {
  readonly lines: readonly RequestLine[];
  readonly people: readonly One[];
  readonly isNear: boolean;
};

/** Names that are only like the text count where no line bears it. */
const findHalf = <One extends MeantPerson>(
  meant: readonly One[],
  under: (citizenIds: ReadonlySet<string>) => readonly RequestLine[],
): Half<One> => {
  const linesOf = (people: readonly One[]): readonly RequestLine[] =>
    under(new Set(people.flatMap(({ memberIds }) => memberIds)));
  const named = meant.filter(({ isNear }) => !isNear);
  const exact = linesOf(named);
  const isNear = exact.length === 0 && named.length < meant.length;
  const lines = isNear ? linesOf(meant) : exact;
  const askers = new Set(lines.map(({ request }) => request.citizenId));
  const isThere = ({ memberIds }: One): boolean => memberIds.some((id) => askers.has(id));
  return { lines, people: (isNear ? meant : named).filter(isThere), isNear };
};

export type FoundLines = {
  /** Those that the filter lets through. */
  readonly shown: readonly RequestLine[];
  /** Those of every group, under the other choices of the filter. */
  readonly all: readonly RequestLine[];
  /** Nothing was found of these but by names that are only like what was typed. */
  readonly isNear: boolean;
  /** How many people the text found who asked for some of these. */
  readonly people: number;
};

/**
 * The lines that a filter finds, with what is open and what is closed looked for apart: somebody of just that name whose request is closed does not hide the
 * open request of somebody whose name is like it. `meant` = whom the text means among those who asked for each half.
 */
export const findLines = (
  lines: readonly RequestLine[],
  filter: RequestFilter,
  wordsOf: WordsOf,
  meant: { readonly open: readonly MeantPerson[]; readonly closed: readonly MeantPerson[] },
): FoundLines => {
  const under = (group: '' | 'closed') => (citizenIds: ReadonlySet<string>) =>
    filterLines(lines, { ...filter, group }, wordsOf, citizenIds);
  const open = findHalf(meant.open, under(''));
  const closed = findHalf(meant.closed, under('closed'));
  const all = [...open.lines, ...closed.lines];
  const { group } = filter;
  return {
    shown: group === '' ? open.lines : all.filter((line) => line.group === group),
    all,
    isNear: (group === 'closed' ? closed : open).isNear,
    people: new Set([...open.people, ...closed.people].map(({ citizenId }) => citizenId)).size,
  };
};
