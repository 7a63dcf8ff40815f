import type { Facts } from '../facts/fact';
import { isVisit } from '../facts/visit-contact';
import { wilson, type Share } from '../stats/wilson';
import { compareText } from '../../../lib/compare';

/** A theme, how often it was said at closing, its share and that of all themes down to it. */
type ThemeCount = {
  readonly themeId: string;
  readonly count: number;
  readonly share: number;
  readonly cumulative: number;
};

/** Pareto of what closed requests and visits were about. */
export type WhatPeopleAsk = {
  readonly rows: readonly ThemeCount[];
  /** Those with a theme. */
  readonly n: number;
  /** Those without a theme, among all closed ones. */
  readonly unqualified: Share | null;
  /** More than 5 % are without a theme: the figures above say less than they seem to. */
  readonly isQualityAlert: boolean;
};

const unqualifiedAtMost = 0.05;

/** The themes of what was closed: of requests, and of visits by appointment, whose ticket says it. */
const countThemes = (facts: Facts): Map<string, number> => {
  const counts = new Map<string, number>();
  const add = (themeId: string): void => void counts.set(themeId, (counts.get(themeId) ?? 0) + 1);
  for (const fact of facts.requests) if (!fact.isOpen && fact.delayDays !== null && !isVisit(fact)) add(fact.themeId);
  for (const { booked, status, themeId } of facts.tickets) if (booked && status === 'done') add(themeId);
  return counts;
};

/** What people ask, the most frequent theme first: 30, 12, 8 = 60, 84, 100 % together. `facts`: of the period. */
export const whatPeopleAsk = (facts: Facts): WhatPeopleAsk => {
  const counts = countThemes(facts);
  const none = counts.get('') ?? 0;
  counts.delete('');
  const sorted = [...counts].toSorted(([a, of], [b, other]) => other - of || compareText(a, b));
  const n = sorted.reduce((sum, [, count]) => sum + count, 0);
  let past = 0;
  const rows = sorted.map(([themeId, count]) => {
    past += count;
    return { themeId, count, share: count / n, cumulative: past / n };
  });
  const unqualified = wilson(none, none + n);
  return { rows, n, unqualified, isQualityAlert: unqualified !== null && unqualified.share > unqualifiedAtMost };
};
