import type { Facts } from '../facts/fact';
import type { Share } from '../stats/wilson';

/** A theme, how often it was said at closing, its share and that of all themes down to it. */
export type ThemeCount = {
  readonly themeId: string;
  readonly count: number;
  readonly share: number;
  readonly cumulative: number;
};

/** Pareto of what closed requests were about. */
export type WhatPeopleAsk = {
  readonly rows: readonly ThemeCount[];
  /** Closed requests with a theme. */
  readonly n: number;
  /** Closed ones without a theme, among all closed ones. */
  readonly unqualified: Share | null;
  /** More than 5 % are without a theme: the figures above say less than they seem to. */
  readonly isQualityAlert: boolean;
};

/** What people ask. `facts`: of the period. */
export const whatPeopleAsk = (_facts: Facts): WhatPeopleAsk => ({
  rows: [],
  n: 0,
  unqualified: null,
  isQualityAlert: false,
});
