import type { z } from 'zod';

import { Problem } from './problem';

/** The input as its schema reads it. Throws `badRequest` with the place of the first fault, never with its value. */
export const checked = <Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> => {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new Problem('badRequest', `invalid: ${result.error.issues[0]?.path.join('.') || 'body'}`);
};

/** Checks what is about to be sent. A fault here is ours, so it throws as one. */
export const outgoing = <Schema extends z.ZodType>(schema: Schema, reply: z.input<Schema>): z.output<Schema> =>
  schema.parse(reply);
