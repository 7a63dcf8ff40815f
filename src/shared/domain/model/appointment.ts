import { z } from 'zod';

import { eventSchema, type UndoneBody } from './event';
import { idSchema } from './ids';

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

export const confirmations = ['pending', 'accepted', 'overbooked'] as const;
/** What the server said of the present placement: not yet seen, fits, or beyond capacity. */
export type Confirmation = (typeof confirmations)[number];

/** Where and when: civil day and time of the site, length in minutes, desk. */
export type Placement = {
  readonly day: string;
  readonly time: string;
  readonly durationMin: number;
  readonly deskId: string;
};

/** One person of an appointment. The pre-application number is `''` when not known. */
export type AppointmentPerson = { readonly preApplicationNumber: string };

export type AppointmentEventBody =
  | (Placement & {
      readonly type: 'booked';
      readonly reasonId: string;
      readonly citizenId: string;
      readonly persons: readonly AppointmentPerson[];
      readonly channel: string;
    })
  | (Placement & { readonly type: 'rescheduled' })
  | { readonly type: 'accepted'; readonly cause: string }
  | { readonly type: 'overbooked'; readonly cause: string; readonly rivals: readonly string[] }
  | { readonly type: 'reminded' }
  | { readonly type: 'arrived'; readonly ticketId: string }
  | { readonly type: 'attended'; readonly outcome: string }
  | { readonly type: 'noShow' }
  | { readonly type: 'cancelledByCitizen' }
  | { readonly type: 'cancelledByOffice'; readonly why: string }
  | { readonly type: 'reopened' }
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
  persons: z.array(z.object({ preApplicationNumber: z.string() })),
  ticketId: z.string(),
  channel: z.string(),
  bookedAt: z.string(),
  arrivedAt: z.string(),
  rivals: z.array(z.string()),
});

export type Appointment = Readonly<
  Omit<z.infer<typeof appointmentSchema>, 'status' | 'confirmation'> & {
    status: AppointmentStatus;
    confirmation: Confirmation;
  }
>;
