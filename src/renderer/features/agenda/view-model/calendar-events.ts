import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { union } from '#shared/domain/scheduling/intervals';
import { planDay } from '#shared/domain/scheduling/plan-day';
import { addDays, minutesOf, timeOf } from '#shared/time/civil';

import type { BlockState } from './block-state';
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
};

/** The events of some days, of one desk or of all (`''`). */
export const calendarEvents = (
  facts: Pick<DayFacts, 'reference' | 'citizens' | 'now'>,
  appointments: readonly Appointment[],
  tickets: readonly Ticket[],
  deskId: string,
): CalendarEvent[] => {
  const ticketOf = new Map(tickets.map((ticket) => [ticket.appointmentId, ticket]));
  return appointments.flatMap((one) => {
    if (deskId !== '' && one.deskId !== deskId) return [];
    const block = toBlock(facts, one, ticketOf.get(one.id));
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
    };
  });
};

/** The stretches of some days in which a desk, or any desk (`''`), receives. */
export const calendarOpenings = (
  reference: SiteReference,
  fromDay: string,
  days: number,
  deskId: string,
): { readonly start: string; readonly end: string }[] =>
  Array.from({ length: days }, (_, offset) => addDays(fromDay, offset)).flatMap((day) => {
    const desks = planDay(reference, day).desks.filter((desk) => deskId === '' || desk.deskId === deskId);
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
