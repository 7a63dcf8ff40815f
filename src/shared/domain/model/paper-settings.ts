import { z } from 'zod';

import { dated } from './dated';
import { idSchema } from './ids';

/** A paper to bring or to check at the desk. `detail` is one short line. */
export const paperSchema = z.object({ id: idSchema, label: z.string(), detail: z.string() });

/** Whom a rule of papers or fees is about. Empty lists and `''` mean all; ages in whole years, both included. */
const whom = {
  /** `CNI`, `PASSPORT`: what is asked for. A reason of both asks for the papers of each, once. */
  titles: z.array(z.string()),
  acts: z.array(z.enum(['deposit', 'collection', 'other'])),
  situations: z.array(z.string()),
  territories: z.array(z.string()),
  minAge: z.int().min(0),
  maxAge: z.int().max(150),
};

/** A situation of a person that decides on papers and fees: first title, renewal, loss, theft, change of name. */
export const situationBody = z.object({
  kind: z.literal('situation'),
  code: z.string(),
  label: z.string(),
  titles: z.array(z.string()),
  ...dated,
});

/** A paper to bring, for whom, from when on, and the official text or page that says so. */
export const paperRuleBody = z.object({
  kind: z.literal('paperRule'),
  ...whom,
  paper: paperSchema,
  /** Once for each person, or once for all who live together. */
  per: z.enum(['person', 'household']),
  source: z.string(),
  ...dated,
});

/** What a title costs, for whom, from when on. Of several that fit the one with the most conditions counts. */
export const feeRuleBody = z.object({
  kind: z.literal('feeRule'),
  ...whom,
  label: z.string(),
  cents: z.int().min(0),
  source: z.string(),
  ...dated,
});
