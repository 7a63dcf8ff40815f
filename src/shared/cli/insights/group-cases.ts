import type { Case } from './case';
import { compareText } from '../../lib/compare';
import { groupBy } from '../../lib/group-by';

/** The cases of one value of a column; `''` = the cell is empty. */
export type Group = { readonly key: string; readonly cases: readonly Case[] };

/** Divides cases by what a column says, the largest group first, equal ones by their text. */
export const groupCases = (cases: readonly Case[], keyOf: (one: Case) => string): readonly Group[] => {
  return [...groupBy(cases, keyOf)]
    .map(([key, list]) => ({ key, cases: list }))
    .toSorted((a, b) => b.cases.length - a.cases.length || compareText(a.key, b.key));
};

/** By what cases are divided, each a column of the file. */
export const dimensions = ['channel', 'department', 'reason'] as const;
/** By which columns cases are divided. */
export type Dimension = (typeof dimensions)[number];

/** The groups of each column that is mapped, `null` for the others: several figures are made of the same ones. */
export type Groups = Readonly<Record<Dimension, readonly Group[] | null>>;

/** Divides cases once for all figures. */
export const groupsOf = (cases: readonly Case[], mapped: (dimension: Dimension) => boolean): Groups => {
  const by = (dimension: Dimension): readonly Group[] | null =>
    mapped(dimension) ? groupCases(cases, (one) => one[dimension]) : null;
  return { channel: by('channel'), department: by('department'), reason: by('reason') };
};
