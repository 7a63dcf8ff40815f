import type { AppointmentFact, RequestFact } from './fact';

/** What is the same of all of them. Their empty list of states is one: a year has a quarter of a million. */
export const answeredOnTheSpot = {
  channel: 'appointment',
  themeId: '',
  outcome: 'attended',
  isOpen: false,
  delayDays: 0,
  workingDays: 0,
  pausedDays: 0,
  dueDay: '',
  stays: [],
} as const satisfies Partial<RequestFact>;

/**
 * The contact that an appointment is once it was held, `null` before: answered on the spot, so its delay is none. No document of a
 * request stands behind it; its id is that of the appointment.
 */
export const visitContact = (visit: AppointmentFact): RequestFact | null =>
  visit.end === 'attended'
    ? {
        id: visit.id,
        siteId: visit.siteId,
        day: visit.day,
        minute: visit.minute,
        channel: answeredOnTheSpot.channel,
        reasonId: visit.reasonId,
        departmentId: visit.departmentId,
        themeId: answeredOnTheSpot.themeId,
        outcome: answeredOnTheSpot.outcome,
        isOpen: answeredOnTheSpot.isOpen,
        closedDay: visit.day,
        delayDays: answeredOnTheSpot.delayDays,
        workingDays: answeredOnTheSpot.workingDays,
        pausedDays: answeredOnTheSpot.pausedDays,
        dueDay: answeredOnTheSpot.dueDay,
        stays: answeredOnTheSpot.stays,
        isRepeat: visit.isRepeat,
      }
    : null;

/** Whether a contact is an appointment that was held: what it was about is said by its ticket. */
export const isVisit = (contact: Pick<RequestFact, 'channel' | 'outcome'>): boolean =>
  contact.channel === 'appointment' && contact.outcome === answeredOnTheSpot.outcome;
