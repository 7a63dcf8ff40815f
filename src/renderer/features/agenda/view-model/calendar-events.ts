import { strandedFrom } from '#shared/domain/booking/stranded-appointments';
import type { Appointment } from '#shared/domain/model/appointment';
import { knownBy } from '#shared/domain/model/citizen-values';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { union } from '#shared/domain/scheduling/intervals';
import { planDay } from '#shared/domain/scheduling/plan-day';
import { agendaText } from '#shared/i18n/fr/agenda';
import { addDays, minutesOf, timeOf } from '#shared/time/civil';
import { compareText } from '#shared/lib/compare';

import { momentOf, type BlockState } from './block-state';
import { toBlock, type DayFacts } from './day-view';

/** An appointment as the calendar of a week takes it: civil times, without zone. */
export type CalendarEvent = {
  readonly id: string;
  readonly start: string;
  readonly end: string;
  readonly title: string;
  readonly reason: string;
  readonly state: BlockState;
  readonly movable: boolean;
  readonly deskId: string;
  /** Name in full and reason in full, for a row of the list. */
  readonly person: string;
  readonly reasonName: string;
};

/** The events of some days, of those appointments that are wanted. */
export const calendarEvents = (
  facts: Pick<DayFacts, 'reference' | 'citizens' | 'now'>,
  appointments: readonly Appointment[],
  tickets: readonly Ticket[],
  takes: (appointment: Appointment) => boolean,
): CalendarEvent[] => {
  const known = { ...facts, isStranded: strandedFrom(facts.reference, momentOf(facts.now)) };
  const ticketOf = new Map(tickets.map((ticket) => [ticket.appointmentId, ticket]));
  return appointments.flatMap((one) => {
    if (!takes(one)) return [];
    const citizen = facts.citizens.get(one.citizenId);
    const block = toBlock(known, one, ticketOf.get(one.id));
    if (!block) return [];
    const { id, time, to, name, shortReason, state } = block;
    return {
      id,
      start: `${one.day}T${time}:00`,
      end: `${one.day}T${timeOf(to)}:00`,
      title: name,
      reason: shortReason,
      state,
      movable: one.status === 'booked',
      deskId: one.deskId,
      person: citizen ? knownBy(citizen) : '',
      reasonName: agendaText.block.persons(block.reason, block.persons),
    };
  });
};

/** The stretches of some days in which any of these desks receives. */
export const calendarOpenings = (
  reference: SiteReference,
  fromDay: string,
  days: number,
  deskIds: ReadonlySet<string>,
): { readonly start: string; readonly end: string }[] =>
  Array.from({ length: days }, (_, offset) => addDays(fromDay, offset)).flatMap((day) => {
    const desks = planDay(reference, day).desks.filter((desk) => deskIds.has(desk.deskId));
    return union(desks.flatMap(({ open }) => open)).map(({ from, to }) => ({
      start: `${day}T${timeOf(from)}:00`,
      end: `${day}T${timeOf(to)}:00`,
    }));
  });

/** The hours that the calendar must show for all days to be alike. */
export const calendarHours = (reference: SiteReference): { readonly from: string; readonly to: string } => {
  const from = Math.min(24 * 60, ...reference.openingPeriods.map((period) => minutesOf(period.from)));
  const to = Math.max(0, ...reference.openingPeriods.map((period) => minutesOf(period.to)));
  return from < to
    ? { from: timeOf(Math.floor(from / 60) * 60), to: timeOf(Math.ceil(to / 30) * 30) }
    : { from: '08:00', to: '18:00' };
};

/** Whether some desk ever opens on a Sunday: else no view shows them. */
export const hasSundays = (reference: SiteReference): boolean =>
  reference.openingPeriods.some(({ weekdays }) => weekdays.includes(7));

/** The event that an arrow leads to: along a day, or at about the same time of the next day that has any. */
export const nextEvent = (events: readonly CalendarEvent[], fromId: string, key: string): string | null => {
  const sorted = events.toSorted((a, b) => compareText(a.start, b.start) || compareText(a.id, b.id));
  const index = sorted.findIndex(({ id }) => id === fromId);
  const from = sorted[index];
  if (!from) return null;
  if (key === 'ArrowUp') return sorted[index - 1]?.id ?? null;
  if (key === 'ArrowDown') return sorted[index + 1]?.id ?? null;
  const day = from.start.slice(0, 10);
  const ofDay = sorted.filter(({ start }) => start.startsWith(day));
  if (key === 'Home') return ofDay[0]?.id ?? null;
  if (key === 'End') return ofDay.at(-1)?.id ?? null;
  const days = [...new Set(sorted.map(({ start }) => start.slice(0, 10)))];
  const other = days[days.indexOf(day) + (key === 'ArrowLeft' ? -1 : 1)];
  if (other === undefined) return null;
  const minute = minutesOf(from.start.slice(11, 16));
  const away = (event: CalendarEvent): number => Math.abs(minutesOf(event.start.slice(11, 16)) - minute);
  const there = sorted.filter(({ start }) => start.startsWith(other));
  return there.toSorted((a, b) => away(a) - away(b))[0]?.id ?? null;
};

/** The event that has the focus, with its day; `null` for anything else. */
export const spotIn = (
  byId: ReadonlyMap<string, CalendarEvent>,
  id: string | null,
): { readonly id: string; readonly day: string } | null => {
  const event = id === null ? undefined : byId.get(id);
  return event ? { id: event.id, day: event.start.slice(0, 10) } : null;
};
