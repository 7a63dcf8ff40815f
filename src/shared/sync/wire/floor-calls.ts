import { z } from 'zod';

import { idSchema } from '../../domain/model/ids';
import { wireDocumentSchema } from '../protocol';
import { AT_THE_COUNTER_MS, CALM_MS, type Call } from './call';

/** Ids, and keys made of two of them. */
const idText = z.string().max(100);
const keyText = z.string().max(250);

/** Where and how long an appointment wants to be, for a promise of the server. */
const wishedPlaceSchema = z.object({
  day: z.string().max(10),
  time: z.string().max(5),
  durationMin: z.int().min(1).max(600),
  deskId: idText,
  reasonId: idText,
});
export type WishedPlace = Readonly<z.infer<typeof wishedPlaceSchema>>;

export const leaseSchema = z.object({ id: z.string(), place: wishedPlaceSchema, until: z.string() });
/** A place that the server promised to a device until an instant. */
export type Lease = Readonly<z.infer<typeof leaseSchema>>;

/** Of the places that are promised to others so many are told. */
export const MOST_ELSEWHERE = 200;

/** The calls about what only one may have: a ticket to call, a number, a place. Each may be made again with its key. */
export const floorCalls = {
  callNext: {
    method: 'POST',
    path: '/v1/call-next',
    summary: 'Exactly one desk wins a ticket: the first candidate that nobody holds is granted.',
    door: 'staff',
    /** `key` is the id that the event of the call will have: by it the server knows that the call arrived. */
    input: z.object({ key: idSchema, deskId: idText, candidates: z.array(idText).min(1).max(50) }),
    output: z.object({
      ticketId: z.string().nullable(),
      taken: z.array(z.string()),
      /** The granted ticket as the server holds it, to write the call on top of; `null` while it has not arrived there. */
      ticket: wireDocumentSchema.nullable().default(null),
    }),
    patienceMs: AT_THE_COUNTER_MS,
  },
  issueNumber: {
    method: 'POST',
    path: '/v1/issue-number',
    summary: 'The next gapless ticket number of a series on a civil day.',
    door: 'staff',
    input: z.object({ key: keyText, day: z.string().max(10), series: z.string().max(20) }),
    output: z.object({ number: z.int().min(1) }),
    patienceMs: AT_THE_COUNTER_MS,
  },
  releaseNumber: {
    method: 'POST',
    path: '/v1/release-number',
    summary: 'Gives back a number that will never be printed. Leaves a void record.',
    door: 'staff',
    /** The key by which the number was asked for. */
    input: z.object({ key: keyText, day: z.string().max(10), series: z.string().max(20) }),
    output: z.object({ released: z.boolean() }),
    patienceMs: CALM_MS,
  },
  reserveSlot: {
    method: 'POST',
    path: '/v1/reserve-slot',
    summary: 'Holds a place for one appointment until its document arrives, two minutes at most.',
    door: 'staff',
    input: z.object({ key: keyText, appointmentId: idText, place: wishedPlaceSchema }),
    output: z.object({
      granted: z.boolean(),
      /** Instant until which the place is held; `''` when refused. */
      until: z.string(),
      /** The appointments and holds that take the room of a refused place. */
      rivals: z.array(z.string()),
    }),
    patienceMs: AT_THE_COUNTER_MS,
  },
  lease: {
    method: 'POST',
    path: '/v1/lease',
    summary: 'Promises places to this device for when it is out of reach, and lists every lease that it now has.',
    door: 'staff',
    input: z.object({
      key: keyText,
      /** The leases that the device still wants; others are given back. */
      keep: z.array(idText).max(20),
      places: z.array(wishedPlaceSchema).max(20),
    }),
    output: z.object({
      leases: z.array(leaseSchema),
      /** Places of the coming days that are promised to other devices, which this one would be refused: without whose. Absent from servers of before. */
      elsewhere: z.array(leaseSchema.pick({ place: true, until: true })).exactOptional(),
    }),
    patienceMs: CALM_MS,
  },
} as const satisfies Readonly<Record<string, Call>>;
