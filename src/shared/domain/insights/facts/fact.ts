import type { Channel, RequestStatus } from '../../model/request';
import type { TicketStatus } from '../../model/ticket';

/** How long a request stood in a state. `days` = working days, as a fraction. */
export type StateStay = { readonly status: RequestStatus; readonly days: number };

/**
 * A request as figures see it: when, by which way, what for, how long. Nobody's name, contact or words. Delays are fractions of days,
 * `null` while it is open: `delayDays` = closing less reception; `workingDays` = civil time on working days, without the time spent
 * waiting on the citizen.
 */
export type RequestFact = {
  readonly id: string;
  readonly siteId: string;
  /** Civil day and minute of the day of the reception. */
  readonly day: string;
  readonly minute: number;
  readonly channel: Channel;
  readonly reasonId: string;
  readonly departmentId: string;
  /** What it was about, said at closing; `''` = unqualified. */
  readonly themeId: string;
  readonly outcome: string;
  readonly isOpen: boolean;
  /** Civil day of the closing; `''` while open. */
  readonly closedDay: string;
  readonly delayDays: number | null;
  readonly workingDays: number | null;
  /** Working days so far of an open one are counted from here: those spent waiting on the citizen. */
  readonly pausedDays: number;
  /** Last civil day of the commitment, pauses counted in; `''` = none was given. */
  readonly dueDay: string;
  readonly stays: readonly StateStay[];
  /** The same person came for the same reason within the thirty days before. */
  readonly isRepeat: boolean;
};

/** The ends of an appointment; `ahead` while it may still take place, `needsOutcome` while nobody said what came of it. */
export const appointmentEnds = [
  'ahead',
  'attended',
  'noShow',
  'cancelledByCitizen',
  'cancelledByOffice',
  'needsOutcome',
] as const;
/** What became of an appointment by the time of the figures. */
export type AppointmentEnd = (typeof appointmentEnds)[number];

/** An appointment as figures see it. `day` and `minute` are its civil start. */
export type AppointmentFact = {
  readonly id: string;
  readonly siteId: string;
  readonly day: string;
  readonly minute: number;
  readonly durationMin: number;
  readonly persons: number;
  readonly reasonId: string;
  readonly departmentId: string;
  readonly channel: string;
  readonly end: AppointmentEnd;
  /** From booking to start, calendar days as a fraction. */
  readonly leadDays: number;
  readonly confirmed: boolean;
  readonly reminded: boolean;
  /** How far it came on its day. Each step implies the one before. */
  readonly reached: 'booked' | 'arrived' | 'called' | 'served';
  /** Calendar days from the cancellation to the start; `null` when it was not cancelled. */
  readonly cancelledDaysBefore: number | null;
  readonly isRepeat: boolean;
};

/** A ticket as figures see it; minutes are fractions, `null` where the step never came or its times are doubted. */
export type TicketFact = {
  readonly id: string;
  readonly siteId: string;
  readonly day: string;
  /** Minute of the civil day at which it was given, and at which the wait began. */
  readonly minute: number;
  readonly waitFromMinute: number;
  readonly reasonId: string;
  readonly departmentId: string;
  readonly booked: boolean;
  readonly priority: boolean;
  readonly status: TicketStatus;
  readonly waitMin: number | null;
  readonly presenceMin: number | null;
  readonly walkMin: number | null;
  readonly serviceMin: number | null;
  readonly stayMin: number | null;
  readonly themeId: string;
  readonly outcome: string;
  /** The wait on the paper, minutes; `null` when none was told. */
  readonly announced: readonly [fromMin: number, toMin: number] | null;
};

/** A civil day of a site: which departments received, and what its desks could hold. */
export type DayFact = {
  readonly siteId: string;
  readonly day: string;
  /** Departments with at least one desk open on that day; empty = closed. */
  readonly openDepartmentIds: readonly string[];
  /** Open minutes of all desks together. */
  readonly deskMin: number;
  /** Appointments that the day could hold. */
  readonly places: number;
};

/** All facts of a site and civil day: what a server keeps for ever and sends to its desks. */
export type FactSheet = {
  readonly siteId: string;
  readonly day: string;
  readonly about: DayFact;
  readonly requests: readonly RequestFact[];
  readonly appointments: readonly AppointmentFact[];
  readonly tickets: readonly TicketFact[];
};

/** The moment of the figures and how much they know: shown beside every one of them. */
export type AsOf = {
  /** Civil day and minute of the site. */
  readonly day: string;
  readonly minute: number;
  /** Desks whose writes had not all arrived. */
  readonly unsyncedDesks: number;
};

/**
 * What every figure is computed from. Read facts field by field: on the server they are rows of columns (`packedSheet`), of which a spread
 * copies nothing.
 */
export type Facts = {
  readonly asOf: AsOf;
  readonly days: readonly DayFact[];
  readonly requests: readonly RequestFact[];
  readonly appointments: readonly AppointmentFact[];
  readonly tickets: readonly TicketFact[];
};
