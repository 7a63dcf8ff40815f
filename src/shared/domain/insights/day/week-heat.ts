import { weekdayOf } from '../../../time/civil';
import type { TicketFact } from '../facts/fact';
import { isEnough } from '../protect/small-numbers';
import { quantile } from '../stats/quantile';

/** A weekday (1 = Monday) and half hour: people who came per day on which anybody came, and the median of their waits. */
export type HeatCell = {
  readonly weekday: number;
  /** Minute of the civil day at which the half hour begins. */
  readonly minute: number;
  readonly people: number;
  readonly perDay: number;
  /** `null` of fewer than five waits. */
  readonly medianWaitMin: number | null;
};

const stepMin = 30;

/** When people come in the week: tickets by weekday and half hour, per day of that weekday. Cells without anybody are left out. */
export const weekHeat = (tickets: readonly TicketFact[]): readonly HeatCell[] => {
  const cells = new Map<string, { weekday: number; minute: number; waits: number[]; people: number }>();
  const days = new Map<number, Set<string>>();
  for (const ticket of tickets) {
    if (ticket.status === 'void') continue;
    const weekday = weekdayOf(ticket.day);
    days.set(weekday, (days.get(weekday) ?? new Set()).add(ticket.day));
    const minute = Math.floor(ticket.minute / stepMin) * stepMin;
    const key = `${weekday} ${minute}`;
    const cell = cells.get(key) ?? { weekday, minute, waits: [], people: 0 };
    if (ticket.waitMin !== null) cell.waits.push(ticket.waitMin);
    cells.set(key, { ...cell, people: cell.people + 1 });
  }
  return [...cells.values()]
    .map(({ weekday, minute, waits, people }) => ({
      weekday,
      minute,
      people,
      perDay: people / (days.get(weekday)?.size ?? 1),
      medianWaitMin: isEnough(waits.length) ? quantile(waits, 0.5) : null,
    }))
    .toSorted((a, b) => a.weekday - b.weekday || a.minute - b.minute);
};
