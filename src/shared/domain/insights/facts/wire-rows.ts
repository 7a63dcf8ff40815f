import type { AppointmentFact, RequestFact, TicketFact } from './fact';
import { cellAt } from './wire-columns';
import type { OfSheet } from './wire-tables';

/** A table as columns. */
export type Columns<Fact> = { readonly [Key in keyof OfSheet<Fact>]: readonly Fact[Key][] };

type Sheet = { readonly siteId: string; readonly day: string };

// Rows are written out field by field: objects made alike are read several times faster than those that grow key by key.

/** Makes the request in a row of the columns of a sheet. */
export const requestRow =
  (columns: Columns<RequestFact>, { siteId, day }: Sheet) =>
  (index: number): RequestFact => ({
    id: cellAt(columns.id, index),
    siteId,
    day,
    minute: cellAt(columns.minute, index),
    channel: cellAt(columns.channel, index),
    reasonId: cellAt(columns.reasonId, index),
    departmentId: cellAt(columns.departmentId, index),
    themeId: cellAt(columns.themeId, index),
    outcome: cellAt(columns.outcome, index),
    isOpen: cellAt(columns.isOpen, index),
    closedDay: cellAt(columns.closedDay, index),
    delayDays: cellAt(columns.delayDays, index),
    workingDays: cellAt(columns.workingDays, index),
    pausedDays: cellAt(columns.pausedDays, index),
    dueDay: cellAt(columns.dueDay, index),
    stays: cellAt(columns.stays, index),
    isRepeat: cellAt(columns.isRepeat, index),
  });

/** Makes the appointment in a row of the columns of a sheet. */
export const appointmentRow =
  (columns: Columns<AppointmentFact>, { siteId, day }: Sheet) =>
  (index: number): AppointmentFact => ({
    id: cellAt(columns.id, index),
    siteId,
    day,
    minute: cellAt(columns.minute, index),
    durationMin: cellAt(columns.durationMin, index),
    persons: cellAt(columns.persons, index),
    reasonId: cellAt(columns.reasonId, index),
    departmentId: cellAt(columns.departmentId, index),
    channel: cellAt(columns.channel, index),
    end: cellAt(columns.end, index),
    leadDays: cellAt(columns.leadDays, index),
    confirmed: cellAt(columns.confirmed, index),
    reminded: cellAt(columns.reminded, index),
    reached: cellAt(columns.reached, index),
    cancelledDaysBefore: cellAt(columns.cancelledDaysBefore, index),
    isRepeat: cellAt(columns.isRepeat, index),
  });

/** Makes the ticket in a row of the columns of a sheet. */
export const ticketRow =
  (columns: Columns<TicketFact>, { siteId, day }: Sheet) =>
  (index: number): TicketFact => ({
    id: cellAt(columns.id, index),
    siteId,
    day,
    minute: cellAt(columns.minute, index),
    waitFromMinute: cellAt(columns.waitFromMinute, index),
    reasonId: cellAt(columns.reasonId, index),
    departmentId: cellAt(columns.departmentId, index),
    booked: cellAt(columns.booked, index),
    priority: cellAt(columns.priority, index),
    status: cellAt(columns.status, index),
    waitMin: cellAt(columns.waitMin, index),
    presenceMin: cellAt(columns.presenceMin, index),
    walkMin: cellAt(columns.walkMin, index),
    serviceMin: cellAt(columns.serviceMin, index),
    stayMin: cellAt(columns.stayMin, index),
    themeId: cellAt(columns.themeId, index),
    outcome: cellAt(columns.outcome, index),
    announced: cellAt(columns.announced, index),
  });
