/** What is this much of everything tells the same as everything. */
export const nearlyAll = 0.9;

/** What a series counts. Rates are shares from 0 to 1. */
const alertMeasures = ['requests', 'tickets', 'appointments', 'noShow', 'unqualified'] as const;
/** What of a series an alert is about. */
export type AlertMeasure = (typeof alertMeasures)[number];

/** By what facts are split: into series, and again to find what drives one. */
const alertDimensions = ['all', 'department', 'reason', 'channel', 'day'] as const;
/** By what the series that alerts watch are divided. */
export type AlertDimension = (typeof alertDimensions)[number];

/** A series that is watched: a measure of one department, reason or channel (`id`), or of all (`''`). */
export type AlertSeries = { readonly measure: AlertMeasure; readonly by: AlertDimension; readonly id: string };

/** What contributes most to the excess: a reason, a channel, or a day. `count` of `of` observed; `excess` = beyond what is usual. */
export type AlertDriver = {
  readonly by: Exclude<AlertDimension, 'all'>;
  readonly id: string;
  readonly count: number;
  readonly of: number;
  readonly excess: number;
};

/** An abnormal situation: a window of a series that is outside of what is usual for it. */
export type Alert = {
  /** The same for the same series and window, so that it can be acknowledged. */
  readonly id: string;
  readonly series: AlertSeries;
  readonly window: { readonly kind: 'week' | 'decade' | 'month'; readonly from: string; readonly to: string };
  readonly isRate: boolean;
  readonly expected: number;
  /** What would be usual, both ends included: counts, or shares from 0 to 1. */
  readonly low: number;
  readonly high: number;
  readonly observed: number;
  /** For a rate: how many out of how many. For a count: the count twice. */
  readonly count: number;
  readonly of: number;
  readonly direction: 'above' | 'below';
  /** How far out, in robust or chart sigmas. */
  readonly score: number;
  readonly driver: AlertDriver | null;
};

/** What is abnormal, the worst first, and how many series were watched. */
export type AlertList = { readonly alerts: readonly Alert[]; readonly seriesCount: number };
