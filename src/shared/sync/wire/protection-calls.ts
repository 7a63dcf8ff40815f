import { z } from 'zod';

import { CALM_MS, type Call } from './call';

/** A backup that the command wrote. `at` = the instant that it holds; `bytes` = the encrypted file. */
export const keptBackup = z.object({ at: z.string(), bytes: z.int(), rows: z.int() });
export type KeptBackup = Readonly<z.infer<typeof keptBackup>>;

/** A backup that was read to its end with its recovery key, and put nowhere: `at` = when, `of` = the instant that it holds. */
export const triedBackup = z.object({ at: z.string(), of: z.string() });
export type TriedBackup = Readonly<z.infer<typeof triedBackup>>;

/** The call by which an administrator sees how the data of a site are protected. */
export const protectionCalls = {
  protectionFacts: {
    method: 'POST',
    path: '/v1/protection',
    summary:
      'What the server knows of how the data are protected: the last turn of retention, the last backup and the last one that was tried, and how far the journal goes back. Counts and dates, of nobody.',
    door: 'admin',
    input: z.object({ agentId: z.string().max(80) }),
    output: z.object({
      /** The civil day of the last turn of retention that ended; `''` = none did. */
      retainedOn: z.string(),
      /** Of the whole town; `null` = the server knows of none. One that was made in another way than by the command is not known. */
      backup: keptBackup.nullable(),
      tried: triedBackup.nullable(),
      /** How many lines are kept, and the instants of the first and the last one, `''` = there is none. */
      journal: z.object({ lines: z.int(), firstAt: z.string(), lastAt: z.string() }),
      /** Whether two people are needed to erase somebody, and how many wishes wait; absent = a server of before. */
      erasing: z.object({ needsTwo: z.boolean(), waiting: z.int() }).exactOptional(),
    }),
    patienceMs: CALM_MS,
  },
} as const satisfies Readonly<Record<string, Call>>;
