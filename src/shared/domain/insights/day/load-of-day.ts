import { minutesOf } from '../../../time/civil';
import type { SiteReference } from '../../model/reference';
import type { AppointmentFact, TicketFact } from '../facts/fact';
import { loadPerHalfHour, type DayLoad } from './load-per-half-hour';

type LoadFacts = {
  readonly day: string;
  readonly ref: SiteReference;
  readonly tickets: readonly TicketFact[];
  readonly appointments: readonly AppointmentFact[];
};

const live: ReadonlySet<AppointmentFact['end']> = new Set(['ahead', 'attended', 'needsOutcome']);

/** The load of a day from its facts: that of `loadPerHalfHour`, for a day of which this desk holds no documents any more. */
export const loadOfDay = ({ day, ref, tickets, appointments }: LoadFacts): DayLoad => {
  const { rows, gaps } = loadPerHalfHour({ day, ref, appointments: [], tickets: [] });
  const indexAt = (minute: number): number =>
    Math.max(
      0,
      rows.findLastIndex((row) => minutesOf(row.from) <= minute),
    );
  const count = (minutes: readonly number[], index: number): number =>
    minutes.filter((minute) => indexAt(minute) === index).length;
  const real = tickets.filter((one) => one.status !== 'void');
  const booked = appointments.filter((one) => live.has(one.end)).map((one) => one.minute);
  const walkIns = real.filter((one) => !one.booked).map((one) => one.minute);
  const served = real
    // Of doubted times the end is not known: received all the same, and counted once like everywhere.
    .filter((one) => one.status === 'done')
    .map((one) => one.minute + (one.stayMin ?? 0));
  return {
    rows: rows.map((row, index) => ({
      ...row,
      booked: count(booked, index),
      walkIns: count(walkIns, index),
      served: count(served, index),
    })),
    gaps,
  };
};
