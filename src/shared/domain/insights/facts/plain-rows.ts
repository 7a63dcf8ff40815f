import type { AppointmentFact, RequestFact, TicketFact } from './fact';

/** A request as a plain object. */
export const plainRequest = (one: RequestFact): RequestFact => ({
  id: one.id,
  siteId: one.siteId,
  day: one.day,
  minute: one.minute,
  channel: one.channel,
  reasonId: one.reasonId,
  departmentId: one.departmentId,
  themeId: one.themeId,
  outcome: one.outcome,
  isOpen: one.isOpen,
  closedDay: one.closedDay,
  delayDays: one.delayDays,
  workingDays: one.workingDays,
  pausedDays: one.pausedDays,
  dueDay: one.dueDay,
  stays: one.stays,
  isRepeat: one.isRepeat,
});

/** A appointment as a plain object. */
export const plainAppointment = (one: AppointmentFact): AppointmentFact => ({
  id: one.id,
  siteId: one.siteId,
  day: one.day,
  minute: one.minute,
  durationMin: one.durationMin,
  persons: one.persons,
  reasonId: one.reasonId,
  departmentId: one.departmentId,
  channel: one.channel,
  end: one.end,
  leadDays: one.leadDays,
  confirmed: one.confirmed,
  reminded: one.reminded,
  reached: one.reached,
  cancelledDaysBefore: one.cancelledDaysBefore,
  isRepeat: one.isRepeat,
});

/** A ticket as a plain object. */
export const plainTicket = (one: TicketFact): TicketFact => ({
  id: one.id,
  siteId: one.siteId,
  day: one.day,
  minute: one.minute,
  waitFromMinute: one.waitFromMinute,
  reasonId: one.reasonId,
  departmentId: one.departmentId,
  booked: one.booked,
  priority: one.priority,
  status: one.status,
  waitMin: one.waitMin,
  presenceMin: one.presenceMin,
  walkMin: one.walkMin,
  serviceMin: one.serviceMin,
  stayMin: one.stayMin,
  themeId: one.themeId,
  outcome: one.outcome,
  announced: one.announced,
});
