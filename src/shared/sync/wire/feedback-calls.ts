import { z } from 'zod';

import { feedbackThemes } from '../../domain/model/feedback';
import { CALM_MS, type Call } from './call';

const feedbackReply = z.object({
  /** Civil days, both included. */
  fromDay: z.string(),
  toDay: z.string(),
  count: z.int().min(0),
  mean: z.number().min(0).max(10).nullable(),
  themes: z.array(z.object({ theme: z.enum(feedbackThemes), count: z.int().min(1) })),
});
export type FeedbackReply = Readonly<z.infer<typeof feedbackReply>>;

/** What people said of their visits. */
export const feedbackCalls = {
  feedback: {
    method: 'GET',
    path: '/v1/feedback',
    summary:
      'What people said of their visits in the last thirty days, as sums; below five opinions only their number is told.',
    door: 'staff',
    input: z.object({}),
    output: feedbackReply,
    patienceMs: CALM_MS,
  },
} as const satisfies Readonly<Record<string, Call>>;
