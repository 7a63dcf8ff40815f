import type { DelayObservation } from '../../domain/insights/steering/delay-summary';

/** What became of a row: closed, still open, closed before it was opened, or closed at a time that cannot be read. */
export type CaseEnd = 'closed' | 'open' | 'backwards' | 'unreadable';

/**
 * A row of the file as figures see it, and what its delay is summed up by. `day` is the civil day of the opening, in whole days since
 * 1970; `days` is the delay, for an open one as long as it has been open by the moment of the figures, `NaN` where there is none.
 */
export type Case = DelayObservation & {
  readonly line: number;
  readonly day: number;
  readonly end: CaseEnd;
  readonly channel: string;
  readonly department: string;
  readonly reason: string;
};

const dayMs = 86_400_000;

/** The civil day `YYYY-MM-DD` of whole days since 1970. */
export const dayText = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** Whole days since 1970 of a civil day. */
export const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / dayMs);

/**
 * Openings lie in the years 1900 to 2199. `0001-01-01` and `9999-12-31` are how databases write that there is none, and a slip of the pen
 * must not make a file last for millennia.
 */
export const firstPossibleDay = dayNumber('1900-01-01');
/** The day after the last one. */
export const endOfPossibleDays = dayNumber('2200-01-01');

/** Whether a day, in whole days since 1970, may be that of an opening. */
export const isPossibleDay = (day: number): boolean => day >= firstPossibleDay && day < endOfPossibleDays;
