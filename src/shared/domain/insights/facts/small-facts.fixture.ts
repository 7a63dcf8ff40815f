import { addDays } from '../../../time/civil';
import type { AppointmentFact, AsOf, DayFact, Facts, RequestFact, TicketFact } from './fact';

const day = '2026-06-22';

/** A letter answered on the spot, for tests. */
export const aRequest = (patch: Partial<RequestFact> = {}): RequestFact => ({
  id: 'request',
  siteId: 'site',
  day,
  minute: 540,
  channel: 'mail',
  reasonId: 'deposit',
  departmentId: 'department',
  themeId: 'theme',
  outcome: 'answered',
  isOpen: false,
  closedDay: patch.day ?? day,
  delayDays: 0,
  workingDays: 0,
  pausedDays: 0,
  dueDay: '',
  stays: [],
  isRepeat: false,
  ...patch,
});

/** A request that was closed after so many days of both clocks. */
export const closedAfter = (days: number, patch: Partial<RequestFact> = {}): RequestFact =>
  aRequest({
    closedDay: addDays(patch.day ?? day, Math.floor(days)),
    delayDays: days,
    workingDays: days,
    ...patch,
  });

/** A request nobody has answered. */
export const openRequest = (patch: Partial<RequestFact> = {}): RequestFact =>
  aRequest({ isOpen: true, closedDay: '', delayDays: null, workingDays: null, themeId: '', outcome: '', ...patch });

/** An appointment that was held, for tests. */
export const anAppointment = (patch: Partial<AppointmentFact> = {}): AppointmentFact => ({
  id: 'appointment',
  siteId: 'site',
  day,
  minute: 600,
  durationMin: 20,
  persons: 1,
  reasonId: 'deposit',
  departmentId: 'department',
  channel: 'phone',
  end: 'attended',
  leadDays: 10,
  confirmed: true,
  reminded: false,
  reached: 'served',
  cancelledDaysBefore: null,
  isRepeat: false,
  ...patch,
});

/** A walk-in who was served after ten minutes, for tests. */
export const aTicket = (patch: Partial<TicketFact> = {}): TicketFact => ({
  id: 'ticket',
  siteId: 'site',
  day,
  minute: 540,
  waitFromMinute: 540,
  reasonId: 'walk',
  departmentId: 'department',
  booked: false,
  priority: false,
  status: 'done',
  waitMin: 10,
  presenceMin: 10,
  walkMin: 1,
  serviceMin: 20,
  stayMin: 31,
  themeId: 'theme',
  outcome: 'answered',
  announced: null,
  ...patch,
});

/** A day with one department open, for tests. */
export const aDay = (of: string, patch: Partial<DayFact> = {}): DayFact => ({
  siteId: 'site',
  day: of,
  openDepartmentIds: ['department'],
  deskMin: 450,
  places: 20,
  ...patch,
});

/** Facts as of a Tuesday noon, for tests. */
export const someFacts = (patch: Partial<Facts> = {}, asOf: Partial<AsOf> = {}): Facts => ({
  asOf: { day: '2026-06-30', minute: 720, unsyncedDesks: 0, ...asOf },
  days: [],
  requests: [],
  appointments: [],
  tickets: [],
  ...patch,
});

/** So many of one. */
export const times = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, index) => make(index));
