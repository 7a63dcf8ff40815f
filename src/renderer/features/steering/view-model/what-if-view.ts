import { isEnough } from '#shared/domain/insights/protect/small-numbers';
import type {
  DayOutcome,
  StaffingWhatIf,
  VariantOutcome,
} from '#shared/domain/insights/steering/staffing/staffing-what-if';
import { formatMinutes } from '#shared/i18n/fr/format';
import { visitText } from '#shared/i18n/fr/steering-visits';
import { steeringWhatIfText as text } from '#shared/i18n/fr/steering-what-if';

import type { PanelView } from './panel-view';

/** Days with a plan, as a row: how long half of the people wait, and nine in ten. */
export type WhatIfRow = DayOutcome & {
  readonly id: string;
  readonly name: string;
  /** What was seen or reckoned stands apart from what was lived through. */
  readonly kind: 'seen' | 'plan' | 'lived';
  /** More come than can be served: the wait has no end. */
  readonly isEndless: boolean;
};

/** From how many minutes on a change is felt. */
const feltMin = 3;
const hidden = { medianMin: null, p90Min: null, within: null, late: null };

const rowOf = (id: string, name: string, kind: WhatIfRow['kind'], outcome: DayOutcome): WhatIfRow => ({
  ...outcome,
  ...(isEnough(outcome.n) ? {} : hidden),
  id,
  name,
  kind,
  isEndless: kind === 'plan' && isEnough(outcome.n) && outcome.p90Min === null,
});

const nameOf = ({ kind, desk }: VariantOutcome): string => (kind === 'less' ? text.rows.less(desk) : text.rows[kind]);

const p90Of = (rows: readonly WhatIfRow[], id: string): number | null => {
  const found = rows.find((row) => row.id === id)?.p90Min ?? null;
  return found === null ? null : Math.round(found);
};

/** The sentence: what one desk more or one less would be felt by; minutes as they are shown. */
const sentence = (rows: readonly WhatIfRow[], day: string): string => {
  const [same, more, less] = [p90Of(rows, 'same'), p90Of(rows, 'more'), p90Of(rows, 'less')];
  if (same === null || more === null) return text.nobody;
  if (same - more >= feltMin) return text.better(day, more, same);
  if (less === null) return text.same(day, same);
  return less - same < feltMin ? text.spare(day, less) : text.worse(day, less, same);
};

const planWords = (plan: WhatIfRow | undefined): string => {
  if (!plan || (plan.p90Min === null && !plan.isEndless)) return '';
  return plan.p90Min === null ? text.planEndless : text.plan(formatMinutes(Math.round(plan.p90Min)));
};

/**
 * The simulation of the days as they were misses what was seen: by much, or by more than one desk more or less would be felt.
 * Then neither the minutes nor the differences tell anything.
 */
const missed = (rows: readonly WhatIfRow[]): { readonly same: number; readonly seen: number } | null => {
  const [seen, same] = [p90Of(rows, 'seen'), p90Of(rows, 'same')];
  if (seen === null || same === null) return null;
  const [more, less] = [p90Of(rows, 'more'), p90Of(rows, 'less')];
  const effect = Math.max(same - (more ?? same), (less ?? same) - same);
  const off = Math.abs(same - seen);
  const isFar = off > Math.max(5, seen / 2);
  return isFar || (effect >= feltMin && off > effect) ? { same, seen } : null;
};

/** What another plan would do on the days of the period: what was seen, what the formula says, and every plan that was lived through. */
export const whatIfView = (found: StaffingWhatIf): PanelView<WhatIfRow> & { readonly isUnlike: boolean } => {
  const { weekday, seen, plan, variants, withinMin } = found;
  const rows =
    variants.length === 0
      ? []
      : [
          rowOf('seen', text.rows.seen, 'seen', seen),
          rowOf('plan', text.rows.plan, 'plan', plan),
          ...variants.map((one) => rowOf(one.kind, nameOf(one), 'lived', one.outcome)),
        ];
  const day = weekday === 0 ? text.average : text.named(visitText.weekdays[weekday - 1] ?? '');
  const { columns } = text;
  const miss = missed(rows);
  return {
    isUnlike: miss !== null,
    bold: miss ? text.unlike(day) : sentence(rows, day),
    rest: miss ? text.far(miss.same, miss.seen) : planWords(rows.find(({ id }) => id === 'plan')),
    foot: rows.length === 0 ? '' : text.foot(found.lived, variants[0]?.outcome.n ?? 0, found.days),
    data: {
      caption: text.chart,
      rows,
      columns: [
        { label: columns.plan, kind: 'text', value: ({ name }) => name },
        {
          label: columns.median,
          kind: 'minutes',
          value: (row) => (row.isEndless ? (row.medianMin ?? text.endless) : row.medianMin),
        },
        { label: columns.p90, kind: 'minutes', value: (row) => (row.isEndless ? text.endless : row.p90Min) },
        { label: columns.within(withinMin), kind: 'share', value: ({ within }) => within },
        { label: columns.late, kind: 'decimal', value: ({ late }) => late },
        { label: columns.n, kind: 'count', value: ({ n }) => n },
      ],
    },
  };
};
