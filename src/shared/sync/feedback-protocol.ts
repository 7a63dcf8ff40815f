import { z } from 'zod';

import { feedbackThemes } from '../domain/model/feedback';

/** `GET /v1/feedback`: what people said in the last days, as sums. Below five opinions only their number is told. */
export const feedbackReply = z.object({
  /** Civil days, both included. */
  fromDay: z.string(),
  toDay: z.string(),
  count: z.int().min(0),
  mean: z.number().min(0).max(10).nullable(),
  themes: z.array(z.object({ theme: z.enum(feedbackThemes), count: z.int().min(1) })),
});
export type FeedbackReply = Readonly<z.infer<typeof feedbackReply>>;
