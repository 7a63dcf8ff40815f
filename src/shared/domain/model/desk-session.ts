import { z } from 'zod';

import { eventSchema, type UndoneBody } from './event';
import { idSchema } from './ids';

export const deskSessionStatuses = ['closed', 'open', 'paused'] as const;
export type DeskSessionStatus = (typeof deskSessionStatuses)[number];

export const pauseReasons = ['lunch', 'break', 'backOffice', 'training', 'other'] as const;
/** Why a desk calls nobody for a while. */
export type PauseReason = (typeof pauseReasons)[number];

export type DeskSessionEventBody =
  | { readonly type: 'opened'; readonly day: string; readonly deskId: string; readonly agentId: string }
  | { readonly type: 'paused'; readonly why?: PauseReason }
  | { readonly type: 'resumed' }
  | { readonly type: 'closed' }
  | UndoneBody;

/** Who is at a desk on a civil day. One document for a desk and day: its id is `<deskId>:<day>`. */
export const deskSessionSchema = z.object({
  id: idSchema,
  siteId: idSchema,
  events: z.array(eventSchema).min(1),
  status: z.string(),
  day: z.string(),
  deskId: z.string(),
  agentId: z.string(),
  openedAt: z.string(),
});

export type DeskSession = Readonly<Omit<z.infer<typeof deskSessionSchema>, 'status'> & { status: DeskSessionStatus }>;
