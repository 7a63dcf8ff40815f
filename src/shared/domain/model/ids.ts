import { z } from 'zod';

// Neither a control character nor half of a character is in an id of ours, and a database may refuse one or take two for one.
const idText = z
  .string()
  .min(1)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u);

/** Identity of a document or event: a ULID, or a deterministic id that derives from one (`<id>~accepted`). */
export const idSchema = idText.max(80);

/** The id of an event as it is read: that of a word of the server is longer by its type than that of its cause (`<id>~calledTwice`). */
export const readIdSchema = idText.max(100);

/** Civil day `YYYY-MM-DD` in the site's zone. */
export const civilDaySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Civil time `HH:mm` in the site's zone. */
export const civilTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Instant in UTC, ISO 8601 with milliseconds: `2026-11-23T09:12:00.000Z`. */
export const instantSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/);

/** Who did something, from which device and at which desk. Never a citizen. */
export const actorSchema = z.object({ agentId: z.string(), deviceId: z.string(), deskId: z.string() });
