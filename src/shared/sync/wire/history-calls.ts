import { z } from 'zod';

import { CALM_MS, LONG_MS, type Call } from './call';

/** In the name of whom: an agent whose stored role is `admin`. */
const asked = { agentId: z.string().max(80) };

const writeSchema = z.object({
  /** Which device wrote, and what it is called; `''` for one that is not listed any more. */
  deviceId: z.string(),
  deviceName: z.string(),
  /** Instants of its first and last push. */
  from: z.string(),
  to: z.string(),
  /** The writes between these numbers, both included, as far as they are of this device. */
  fromSeq: z.int(),
  toSeq: z.int(),
  /** How many citizens it wrote, push by push: who was written twice counts twice. */
  citizens: z.int(),
});
/** Many citizens that one device wrote at one go. */
export type LargeWrite = Readonly<z.infer<typeof writeSchema>>;

const tallySchema = z.object({
  /** Citizens that get something back, and how many values. */
  citizens: z.int(),
  values: z.int(),
  /** Values among them that are empty now. */
  emptied: z.int(),
  /** Values that somebody wrote since: they stay. */
  kept: z.int(),
  /** Citizens that these writes made, and those that were erased: they stay as they are. */
  made: z.int(),
  erased: z.int(),
});
/** What comes of taking writes back, as numbers. */
export type TakeBackTally = Readonly<z.infer<typeof tallySchema>>;

const valueSchema = z.object({
  field: z.string(),
  v: z.string(),
  /** When the server took it in, and from which device. */
  at: z.string(),
  deviceId: z.string(),
  deviceName: z.string(),
});
/** A value that a field of a citizen had. */
export type PastValue = Readonly<z.infer<typeof valueSchema>>;

const writtenSchema = z.object({
  eventId: z.string(),
  /** When the server took it in, and from which device. */
  at: z.string(),
  deviceId: z.string(),
  deviceName: z.string(),
});
/** Where an event of a document came from, as the server knows it: what the event itself says of it may be false. */
export type EventOrigin = Readonly<z.infer<typeof writtenSchema>>;

/** The calls by which an administrator sees what was, and takes it back as a new write. */
export const historyCalls = {
  largeWrites: {
    method: 'POST',
    path: '/v1/history/writes',
    summary:
      'The writes of thirty days that changed many citizens at one go, what each device changed in all, and what one of them changed on each day, without names.',
    door: 'admin',
    /** `deviceId` = of which device the days are told. */
    input: z.object({ ...asked, deviceId: z.string().max(80).optional() }),
    output: z.object({
      epoch: z.string(),
      writes: z.array(writeSchema),
      /** In all thirty days, the most first, and by day: an earlier server does not tell them. */
      devices: z.array(writeSchema).default([]),
      days: z.array(writeSchema).default([]),
    }),
    patienceMs: LONG_MS,
  },
  takeBack: {
    method: 'POST',
    path: '/v1/history/take-back',
    summary:
      'Gives citizens the values back that some writes of a device replaced, page by page; what was written since stays. With `look` nothing is written.',
    door: 'admin',
    input: z.object({
      ...asked,
      epoch: z.string(),
      act: z.enum(['look', 'take']),
      deviceId: z.string().max(80),
      fromSeq: z.int().min(1),
      toSeq: z.int().min(1),
      /** Where the page begins: 0, then `next` of the answer before. */
      after: z.int().min(0),
    }),
    output: z.object({
      tally: tallySchema,
      /** The numbers under which this call wrote, by which it can be taken back in turn; `null` = it wrote nothing. */
      written: z.object({ deviceId: z.string(), fromSeq: z.int(), toSeq: z.int() }).nullable(),
      /** Where the next page begins; `null` = this was the last one. */
      next: z.int().nullable(),
    }),
    patienceMs: LONG_MS,
  },
  citizenPast: {
    method: 'POST',
    path: '/v1/history/citizen',
    summary: 'The values that the fields of a citizen had, newest first, with when and from which device.',
    door: 'admin',
    input: z.object({ ...asked, citizenId: z.string().max(100) }),
    output: z.object({ values: z.array(valueSchema) }),
    patienceMs: CALM_MS,
  },
  documentPast: {
    method: 'POST',
    path: '/v1/history/document',
    summary: 'From which device each event of an appointment, a ticket or a request came, and when.',
    door: 'admin',
    input: z.object({
      ...asked,
      collection: z.enum(['appointments', 'tickets', 'requests']),
      id: z.string().max(100),
    }),
    output: z.object({ events: z.array(writtenSchema) }),
    patienceMs: CALM_MS,
  },
} as const satisfies Readonly<Record<string, Call>>;
