import { z } from 'zod';

const word = z.string().max(40);

/**
 * What a town changed of the rights that Guichet gives to each role, one entry for a site: only the differences, so that what a later version gives reaches a town that
 * changed nothing. Roles and rights are words here: those that a version does not know count for nothing (`domain/rights/rights.ts`).
 */
export const rightsBody = z.object({
  kind: z.literal('rights'),
  changes: z.array(z.object({ role: word, right: word, may: z.boolean() })).max(300),
});
