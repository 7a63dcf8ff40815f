import { channels } from '../../../model/request';
import { ticketStatuses } from '../../../model/ticket';
import { appointmentEnds, type AppointmentFact, type RequestFact, type TicketFact } from '../fact';
import { counts, flags, oneOf, spans, texts, waitRange, words, type Codec } from './wire-columns';
import { staysColumn } from './wire-stays';

/** The fields of a fact that its sheet does not say for all of them. */
export type OfSheet<Fact> = { readonly [Key in Exclude<keyof Fact, 'siteId' | 'day'>]: Codec<Fact[Key]> };

const daySeconds = 86_400;
const minuteSeconds = 60;

/** Requests on the wire. */
export const requestColumns: OfSheet<RequestFact> = {
  id: texts,
  minute: counts,
  channel: oneOf(channels),
  reasonId: words,
  departmentId: words,
  themeId: words,
  outcome: words,
  isOpen: flags,
  closedDay: words,
  delayDays: spans(daySeconds),
  workingDays: spans(daySeconds),
  pausedDays: counts.scaled(daySeconds),
  dueDay: words,
  stays: staysColumn,
  isRepeat: flags,
};

/** Appointments on the wire. */
export const appointmentColumns: OfSheet<AppointmentFact> = {
  id: texts,
  minute: counts,
  durationMin: counts,
  persons: counts,
  reasonId: words,
  departmentId: words,
  channel: words,
  end: oneOf(appointmentEnds),
  leadDays: counts.scaled(daySeconds),
  confirmed: flags,
  reminded: flags,
  reached: oneOf(['booked', 'arrived', 'called', 'served'] as const),
  cancelledDaysBefore: spans(daySeconds),
  isRepeat: flags,
};

/** Tickets on the wire. */
export const ticketColumns: OfSheet<TicketFact> = {
  id: texts,
  minute: counts,
  waitFromMinute: counts,
  reasonId: words,
  departmentId: words,
  booked: flags,
  priority: flags,
  status: oneOf(ticketStatuses),
  waitMin: spans(minuteSeconds),
  presenceMin: spans(minuteSeconds),
  walkMin: spans(minuteSeconds),
  serviceMin: spans(minuteSeconds),
  stayMin: spans(minuteSeconds),
  themeId: words,
  outcome: words,
  announced: waitRange,
};
