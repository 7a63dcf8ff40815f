import type { AppointmentFact, RequestFact } from './fact';

const heldOutcome = 'attended';
// One list for all of them: a year has a quarter of a million.
const noStays: RequestFact['stays'] = [];

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
        channel: 'appointment',
        reasonId: visit.reasonId,
        departmentId: visit.departmentId,
        themeId: '',
        outcome: heldOutcome,
        isOpen: false,
        closedDay: visit.day,
        delayDays: 0,
        workingDays: 0,
        pausedDays: 0,
        dueDay: '',
        stays: noStays,
        isRepeat: visit.isRepeat,
      }
    : null;

/** Whether a contact is an appointment that was held: what it was about is said by its ticket. */
export const isVisit = (contact: Pick<RequestFact, 'channel' | 'outcome'>): boolean =>
  contact.channel === 'appointment' && contact.outcome === heldOutcome;
