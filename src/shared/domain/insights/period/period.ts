export const periodKinds = ['day', 'week', 'month', 'quarter', 'halfYear', 'year', 'custom'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** A stretch of civil days, both included. Weeks begin on Monday. */
export type Period = { readonly kind: PeriodKind; readonly from: string; readonly to: string };
