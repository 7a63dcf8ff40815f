import { z } from 'zod';

import { erasureReasons } from '../../domain/model/citizen';
import { CALM_MS, type Call } from './call';
import { MOST_JOURNAL_SUBJECTS } from './journal-calls';

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
    output: z.object({ outcome: z.enum(['erased', 'inTheWay']) }),
    patienceMs: CALM_MS,
  },
} as const satisfies Readonly<Record<string, Call>>;
