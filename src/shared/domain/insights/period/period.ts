const periodKinds = ['day', 'week', 'month', 'quarter', 'halfYear', 'year', 'custom'] as const;
/** How long a period is; `custom` = any two days. */
export type PeriodKind = (typeof periodKinds)[number];

/** A stretch of civil days, both included. Weeks begin on Monday. */
export type Period = { readonly kind: PeriodKind; readonly from: string; readonly to: string };
