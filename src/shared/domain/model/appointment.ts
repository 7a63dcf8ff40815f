import { z } from 'zod';

import { eventSchema, type UndoneBody, type WordsErasedBody } from './event';
import { idSchema } from './ids';

/** The stored states of an appointment. */
export const appointmentStatuses = [
  'booked',
  'arrived',
  'attended',
  'noShow',
  'cancelledByCitizen',
  'cancelledByOffice',
  'void',
] as const;
/** `void` = its booking was undone. `needsOutcome` is derived from status and clock, so it is not stored. */
export type AppointmentStatus = (typeof appointmentStatuses)[number];

const confirmations = ['pending', 'accepted', 'overbooked', 'kept'] as const;
/** What was said of the present placement: not yet seen, fits, beyond capacity, or beyond it and kept by a person’s choice. */
export type Confirmation = (typeof confirmations)[number];

/** Where and when: civil day and time of the site, length in minutes, desk. */
export type Placement = {
  readonly day: string;
  readonly time: string;
  readonly durationMin: number;
  readonly deskId: string;
};

/** The age bands, youngest first. */
export const ageBands = ['under12', 'from12', 'from15', 'adult'] as const;
/** As much of an age as papers, fees and prints need: below 12, 12 to 14, 15 to 17, 18 and more. */
export type AgeBand = (typeof ageBands)[number];

/**
 * One person of an appointment. The pre-application number is `''` when not known. `citizenId` names a dependant (the first
 * person is the citizen of the appointment), `situation` the code of one of the reference data.
 */
export type AppointmentPerson = {
  readonly preApplicationNumber: string;
  readonly citizenId?: string;
  readonly ageBand?: AgeBand;
  readonly situation?: string;
};

/** The ways of telling a person that are offered, in the order of the screen. `inPerson` = by word of mouth, at the town hall (decision 0122). */
export const tellingChannels = ['phone', 'sms', 'email', 'mail', 'inPerson'] as const;
/** How a person was told that their appointment is elsewhere now. */
export type TellingChannel = (typeof tellingChannels)[number];

/** What can be noted of a call in vain. */
export const callOutcomes = ['noAnswer', 'callBack'] as const;
/** What came of a call that did not reach its end: nobody answered, or another moment was asked for. */
export type CallOutcome = (typeof callOutcomes)[number];

/** The channels by which the server can write. */
export const messageChannels = ['sms', 'email'] as const;
/** How the server itself writes to a person who asked for it. */
export type MessageChannel = (typeof messageChannels)[number];

/** What can happen to an appointment. The state is folded from these (`foldAppointment`); old events must stay readable. */
export type AppointmentEventBody =
  | (Placement & {
      readonly type: 'booked';
      readonly reasonId: string;
      readonly citizenId: string;
      readonly persons: readonly AppointmentPerson[];
      readonly channel: string;
      /** The purpose for which the place was kept, when it took a kept one. */
      readonly keptFor?: string;
      /** By which channels the person wishes to be written to; none where it is absent. */
      readonly notify?: readonly MessageChannel[];
      /** Its identifier in the program that it was imported from; by it a second import knows it again. */
      readonly externalId?: string;
      /** The place was promised to the device that booked it: it counts as accepted until the server says otherwise. */
      readonly leaseId?: string;
    })
  /** `settles` is the placement whose surplus this move settles; without it the person themselves wished to move. */
  | (Placement & { readonly type: 'rescheduled'; readonly settles?: string; readonly leaseId?: string })
  /** `mac` proves that the server said it; words from before it was given have none. */
  | { readonly type: 'accepted'; readonly cause: string; readonly mac?: string }
  | { readonly type: 'overbooked'; readonly cause: string; readonly rivals: readonly string[]; readonly mac?: string }
  /** The surplus of the placement `cause` stays as it is, knowingly. */
  | { readonly type: 'kept'; readonly cause: string }
  /** The person was told of the placement or the cancellation `cause`, by this channel. */
  | { readonly type: 'informed'; readonly channel: TellingChannel; readonly cause: string }
  /** Somebody calls the person about the placement or the cancellation `cause`, so that no colleague does at the same time. */
  | { readonly type: 'callTaken'; readonly cause: string }
  /** The person was called about the placement or the cancellation `cause` and does not know of it yet. */
  | { readonly type: 'callNoted'; readonly outcome: CallOutcome; readonly cause: string }
  /** The persons and their pre-application numbers were written anew. */
  | { readonly type: 'personsCorrected'; readonly persons: readonly AppointmentPerson[] }
  /** It is for another reason, which needs its place anew: the `rescheduled` of the same act stands before it. */
  | { readonly type: 'reasonCorrected'; readonly reasonId: string }
  /** Its person keeps it beside the appointment `other`, for the same thing, that another desk booked unseen. */
  | { readonly type: 'bothKept'; readonly other: string }
  | { readonly type: 'reminded' }
  | { readonly type: 'arrived'; readonly ticketId: string }
  | { readonly type: 'attended'; readonly outcome: string }
  | { readonly type: 'noShow' }
  | { readonly type: 'cancelledByCitizen' }
  | { readonly type: 'cancelledByOffice'; readonly why: string }
  | { readonly type: 'reopened' }
  | WordsErasedBody
  | UndoneBody;

/** The synced document of an appointment: its log, and the fields folded from it for indexes and screens. */
export const appointmentSchema = z.object({
  id: idSchema,
  siteId: idSchema,
  events: z.array(eventSchema).min(1),
  status: z.string(),
  confirmation: z.string(),
  day: z.string(),
  time: z.string(),
  durationMin: z.int(),
  deskId: z.string(),
  reasonId: z.string(),
  citizenId: z.string(),
  persons: z.array(
    z.object({
      preApplicationNumber: z.string(),
      citizenId: z.string().exactOptional(),
      ageBand: z.enum(ageBands).exactOptional(),
      situation: z.string().exactOptional(),
    }),
  ),
  ticketId: z.string(),
  channel: z.string(),
  bookedAt: z.string(),
  arrivedAt: z.string(),
  rivals: z.array(z.string()),
});

/** An appointment as it is stored and sent: its log, and the fields that are folded from it. */
export type Appointment = Readonly<
  Omit<z.infer<typeof appointmentSchema>, 'status' | 'confirmation'> & {
    status: AppointmentStatus;
    confirmation: Confirmation;
  }
>;
