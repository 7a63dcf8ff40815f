import type { AppointmentFact, TicketFact } from '../../facts/fact';

/** A ticket fact for tests: given on the minute, called after `waitMin`, served for ten minutes. */
export const ticketFact = (patch: Partial<TicketFact> = {}): TicketFact => {
  const minute = patch.minute ?? 540;
  const waitMin = patch.waitMin === undefined ? 10 : patch.waitMin;
  return {
    id: 't',
    siteId: 'site',
    day: '2026-11-23',
    minute,
    waitFromMinute: minute,
    reasonId: 'walk',
    departmentId: '',
    booked: false,
    priority: false,
    status: waitMin === null ? 'waiting' : 'done',
    waitMin,
    presenceMin: waitMin,
    walkMin: waitMin === null ? null : 1,
    serviceMin: waitMin === null ? null : 10,
    stayMin: waitMin === null ? null : waitMin + 11,
    themeId: '',
    outcome: '',
    announced: null,
    ...patch,
  };
};

/** An appointment fact for tests: booked and still ahead. */
export const appointmentFact = (patch: Partial<AppointmentFact> = {}): AppointmentFact => ({
  id: 'a',
  siteId: 'site',
  day: '2026-11-23',
  minute: 540,
  durationMin: 20,
  persons: 1,
  reasonId: 'deposit',
  departmentId: '',
  channel: 'phone',
  end: 'ahead',
  leadDays: 12,
  confirmed: true,
  reminded: false,
  reached: 'booked',
  cancelledDaysBefore: null,
  isRepeat: false,
  ...patch,
});
