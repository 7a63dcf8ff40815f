import { z } from 'zod';

import { actorSchema, idSchema, instantSchema } from './ids';

/**
 * What every event carries. `n` is the per-document counter (1 + the highest seen): with the id it gives the order of
 * events, because device clocks lie. Loose on purpose: an event of a newer version passes through untouched.
 */
export const eventSchema = z.looseObject({
  id: idSchema,
  n: z.int().min(1),
  at: instantSchema,
  by: actorSchema,
  type: z.string().min(1).max(40),
});

/** What every event has beside its own fields. */
export type Envelope = {
  readonly id: string;
  readonly n: number;
  /** Instant of the act by the device's clock; for display and durations, never for order. */
  readonly at: string;
  readonly by: { readonly agentId: string; readonly deviceId: string; readonly deskId: string };
};

/** An event whose type this version may not know. */
export type AnyEvent = Envelope & { readonly type: string; readonly [key: string]: unknown };

/** Takes a step back without erasing it: the fold passes over the event named in `target`. An undo can be undone. */
export type UndoneBody = { readonly type: 'undone'; readonly target: string };

/**
 * The words of a citizen (`cause`) are gone from this log for good, those that come later too: `eraseWords`. The server says it. In logs that hold words: appointments and requests.
 */
export type WordsErasedBody = { readonly type: 'wordsErased'; readonly cause: string; readonly mac?: string };

/** The log of an entity: the only part of its document that is written; all else is derived from it. */
export type EventLog = readonly AnyEvent[];
