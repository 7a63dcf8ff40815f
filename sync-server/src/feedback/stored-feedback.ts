import { z } from 'zod';

import { feedbackThemes } from '#shared/domain/model/feedback';

import type { CollectionRules } from '../documents/registry';

/** The name under which the store keeps opinions. No desk pulls or pushes it: it is in no registry. */
export const FEEDBACKS = 'feedbacks';

/** An opinion as it is stored: its id is random and derives from nothing. */
export const storedFeedback = z.object({
  id: z.string(),
  siteId: z.string(),
  day: z.string(),
  reasonId: z.string(),
  via: z.enum(['kiosk', 'ticket']),
  score: z.int(),
  theme: z.union([z.enum(feedbackThemes), z.literal('')]),
});

/** What is kept of the stored text of an opinion; one that is none is left out. The server alone writes them. */
export const readFeedback = (text: string) => {
  const value: unknown = JSON.parse(text);
  const read = storedFeedback.safeParse(value);
  return { id: read.data?.id ?? '', kept: read.data ?? null };
};

/** How an opinion is written: it never changes, so its id says all. */
export const feedbackRules: Pick<CollectionRules, 'dayOf' | 'digestOf' | 'deltaOf' | 'isErased'> = {
  dayOf: ({ day }) => (typeof day === 'string' ? day : ''),
  digestOf: ({ id }) => id,
  deltaOf: (_stored, document) => document,
  isErased: () => false,
};
