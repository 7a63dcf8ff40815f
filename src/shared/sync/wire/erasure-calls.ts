import { z } from 'zod';

import { erasureReasons } from '../../domain/model/citizen';
import { CALM_MS, type Call } from './call';
import { MOST_JOURNAL_SUBJECTS } from './journal-calls';

const erasureRow = z.object({
  /** When the server erased, and from which device. */
  at: z.string(),
  deviceId: z.string(),
  /** Who did it, as the journal says; `''` = unknown, or its line has left the journal. */
  agentId: z.string(),
  /** The site keeps people no longer of whom nothing else was left: nobody erased them. */
  byAge: z.boolean().exactOptional(),
  /** The files that went at once: those of one person who was merged. */
  citizenIds: z.array(z.string()),
  /** How many of the devices that held citizens then have said that they hold the erasure, and those that have not. */
  done: z.int(),
  missing: z.array(z.string()),
  /** Devices that were shut out without having said so: their copy stays on their disk. */
  revoked: z.array(z.string()),
});
/** An erasure, and how far it has come. */
export type ErasureRow = Readonly<z.infer<typeof erasureRow>>;

/** The calls by which an administrator erases a person. */
export const erasureCalls = {
  eraseCitizens: {
    method: 'POST',
    path: '/v1/erasures',
    summary:
      'Erases a person for good, under all ids that they bear, and leaves who did it and why in the journal. Nothing is erased while an appointment, a ticket or a request of theirs is under way.',
    door: 'admin',
    input: z.object({
      /** In the name of whom: an agent whose stored role is `admin`. */
      agentId: z.string().max(80),
      citizenIds: z.array(z.string().max(100)).min(1).max(MOST_JOURNAL_SUBJECTS),
      reason: z.enum(erasureReasons),
    }),
    /** `changed` = other files were merged with these meanwhile; `unknown` = a file has not come to the server. */
    output: z.object({ outcome: z.enum(['erased', 'inTheWay', 'changed', 'unknown']) }),
    patienceMs: CALM_MS,
  },
  erasures: {
    method: 'POST',
    path: '/v1/erasures/reached',
    summary: 'The last erasures, newest first, each with the devices that hold it and those that have not said so yet.',
    door: 'admin',
    input: z.object({ agentId: z.string().max(80) }),
    output: z.object({ erasures: z.array(erasureRow) }),
    patienceMs: CALM_MS,
  },
} as const satisfies Readonly<Record<string, Call>>;
