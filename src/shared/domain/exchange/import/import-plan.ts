import type { CitizenValues } from '../../model/citizen';
import type { AppointmentPerson, Placement } from '../../model/appointment';
import type { Channel } from '../../model/request';
import type { ImportField } from './import-field';
import type { Seat } from './place-drafts';

/** Why a row is not imported. The text is what the cell says; the screen puts it into words with what to do. */
export type ImportFault =
  | { readonly code: 'noDay' | 'noTime' | 'noName' | 'noReason' }
  | {
      readonly code: 'badDay' | 'farDay' | 'badTime' | 'badDuration' | 'badBirthDay' | 'badNumber';
      readonly text: string;
    }
  /** Signs that nobody can type or read, or more of them than Guichet keeps. */
  | { readonly code: 'oddText'; readonly field: ImportField }
  | { readonly code: 'longText'; readonly field: ImportField; readonly most: number }
  /** A night in which the clock is put forward skips this time. */
  | { readonly code: 'skippedTime'; readonly day: string; readonly time: string }
  | { readonly code: 'unknownReason'; readonly text: string }
  | { readonly code: 'tooManyPersons'; readonly persons: number; readonly most: number }
  /** More than any appointment may have, whatever its length. */
  | { readonly code: 'crowd'; readonly persons: number; readonly most: number };

/** Why a row is left out though nothing is wrong with it. */
export type LeftOut = { readonly code: 'past' | 'cancelled' | 'reasonLeftOut' };

/** The person of a row: known already, or new with this key, the same for all rows of the same person. */
export type ImportedCitizen =
  { readonly id: string } | { readonly key: string; readonly values: Partial<CitizenValues> };

/** An appointment that will be booked as it stands, whether it fits or not. */
export type ImportDraft = Placement & {
  /** The lines of the file that it comes from; several when a row stands for a person. */
  readonly lines: readonly number[];
  readonly externalId: string;
  readonly reasonId: string;
  readonly channel: Exclude<Channel, 'appointment'>;
  readonly citizen: ImportedCitizen;
  readonly persons: readonly AppointmentPerson[];
  /** `full`: it will be beyond capacity, and shown as such; `closed`: outside of the opening hours. */
  readonly room: Seat['room'];
  readonly closedDay: Seat['closedDay'];
};

/**
 * Where an appointment is already: on an earlier line of the same file, or in the store (`otherLine` 0). `elsewhere` is where it stands
 * there by now, `null` where the row says so too.
 */
export type AlreadyThere = {
  readonly otherLine: number;
  readonly elsewhere: { readonly day: string; readonly time: string } | null;
};

type RowEnd =
  | ({ readonly state: 'create' } & Pick<Seat, 'room' | 'closedDay'> & { readonly isInsisted: boolean })
  /** Another person of the appointment on that line. */
  | { readonly state: 'joined'; readonly otherLine: number }
  | ({ readonly state: 'existing' } & AlreadyThere)
  | { readonly state: 'leftOut'; readonly why: LeftOut }
  | { readonly state: 'refused'; readonly why: ImportFault };

/** What becomes of a row, with what was understood of it (`''` = nothing). */
export type PlannedRow = RowEnd & {
  readonly line: number;
  readonly name: string;
  readonly day: string;
  readonly time: string;
  readonly reason: string;
  /** How many come; 0 when the row was not understood. */
  readonly persons: number;
};

/** The outcome of a dry run. */
export type ImportPlan = {
  readonly rows: readonly PlannedRow[];
  readonly drafts: readonly ImportDraft[];
  readonly count: Readonly<Record<PlannedRow['state'], number>>;
  /** How many of those to create are beyond capacity, and how many outside of the opening hours of a day. */
  readonly overbooked: number;
  readonly outsideHours: number;
  /** How many on days on which nobody is received. */
  readonly onClosedDays: number;
  readonly newCitizens: number;
  /** Columns that must be chosen before anything can be read. */
  readonly missing: readonly ImportField[];
};
