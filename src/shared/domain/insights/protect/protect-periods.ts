import { LEAST_PUBLISHED, type Cell, type PublishedTable } from './protect-table';

/** People of one civil day in a cell. */
export type DayCell = Cell & { readonly day: string };

/** A stretch of civil days, both included. */
export type Stretch = { readonly from: string; readonly to: string };

/** The same table for several stretches, which may overlap, so that no small cell follows from all of them together. */
export const protectPeriods = (
  _cells: readonly DayCell[],
  _stretches: readonly Stretch[],
  _least: number = LEAST_PUBLISHED,
): PublishedTable[] => [];
