import { MOST_KEPT_MONTHS, retentionSchema, type Retention } from '#shared/domain/model/reference';

import { readNumber } from '../parts/read-number';

export const retentionFields = ['recordMonths', 'personMonths'] as const;
export type RetentionField = (typeof retentionFields)[number];

/** What is chosen, as its form holds it: months as they are typed. */
export type RetentionDraft = { readonly choice: 'keep' | 'drop' } & Readonly<Record<RetentionField, string>>;

/** `null` = everything is kept; the form then proposes the most months. */
export const toRetentionDraft = (kept: Retention | null): RetentionDraft => ({
  choice: kept ? 'drop' : 'keep',
  recordMonths: String(kept?.recordMonths ?? MOST_KEPT_MONTHS),
  personMonths: String(kept?.personMonths ?? MOST_KEPT_MONTHS),
});

/** What the form asks for, or the fields whose months are out of bounds. */
export const readRetention = ({
  choice,
  ...typed
}: RetentionDraft): { readonly wish: Retention | null; readonly faults: readonly RetentionField[] } => {
  if (choice === 'keep') return { wish: null, faults: [] };
  const wish = { recordMonths: readNumber(typed.recordMonths), personMonths: readNumber(typed.personMonths) };
  return {
    wish,
    faults: retentionFields.filter((field) => !retentionSchema.shape[field].safeParse(wish[field]).success),
  };
};

/** Whether something goes sooner by the wish than by what holds: that is asked once more. */
export const isSooner = (present: Retention | null, wish: Retention | null): boolean =>
  wish !== null && (present === null || retentionFields.some((field) => wish[field] < present[field]));
