import { z } from 'zod';

import { idSchema } from './ids';

/** The fields of a citizen; each is kept by itself with its own stamp, so that two desks can correct different ones. */
export const citizenFields = ['lastName', 'firstName', 'birthDate', 'phone', 'email'] as const;
/** A field of a citizen. */
export type CitizenField = (typeof citizenFields)[number];

/**
 * How somebody is reached: whoever writes such a field anew has settled what two desks wrote of it apart. The other fields say who someone is, and there a
 * person chooses between the two.
 */
export const contactFields: ReadonlySet<CitizenField> = new Set(['phone', 'email']);

/**
 * A value and the hybrid-clock stamp of its writing; the highest stamp wins, field by field. `p` is the stamp of the
 * last value of another device that its writer saw, `''` when there was none: two writes that did not know of each other are
 * found by it.
 */
const registerSchema = z.object({
  v: z.string().max(120),
  t: z.string().max(80),
  p: z.string().max(80).optional(),
});
/** The value of a field with the stamp of its writing: the later stamp wins a merge. */
export type Register = Readonly<z.infer<typeof registerSchema>>;

/** The device that wrote a stamp (`<wall time>-<counter>-<device>`). */
export const writerOf = (stamp: string): string => /^\d+-\d+-(.*)$/.exec(stamp)?.[1] ?? '';

/** What a register written over `current` notes as seen. Over a value of the same device: what that one had seen. */
export const seenBefore = (current: Register | undefined, stamp: string): string => {
  if (!current) return '';
  return writerOf(current.t) === writerOf(stamp) && current.p !== undefined ? current.p : current.t;
};

/**
 * The synced document of a citizen: the only place of personal data besides the pre-application number. `erasedAt` is
 * `''`, or the stamp of an erasure, which dominates every register.
 */
export const citizenSchema = z.object({
  id: idSchema,
  siteId: idSchema,
  fields: z.record(z.string(), registerSchema),
  erasedAt: z.string(),
});

/** A citizen as it is stored and sent: a register for each field. */
export type Citizen = Readonly<z.infer<typeof citizenSchema>>;

/** Why a person is erased: they asked for it, the file was made by mistake, they died, or another duty of the town hall. */
export const erasureReasons = ['asked', 'mistake', 'death', 'duty'] as const;
export type ErasureReason = (typeof erasureReasons)[number];

/** The plain values of a citizen, `''` where nothing is known. `birthDate` is a civil day. */
export type CitizenValues = Readonly<Record<CitizenField, string>>;
