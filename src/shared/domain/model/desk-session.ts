import { z } from 'zod';

import { eventSchema, type UndoneBody } from './event';
import { idSchema } from './ids';

const deskSessionStatuses = ['closed', 'open', 'paused'] as const;
type DeskSessionStatus = (typeof deskSessionStatuses)[number];

/** The reasons that are offered for a pause. */
export const pauseReasons = ['lunch', 'break', 'backOffice', 'training', 'other'] as const;
/** Why a desk calls nobody for a while. */
export type PauseReason = (typeof pauseReasons)[number];

/** The changes that can be announced: a desk opens, its pause moves, or it receives for another reason. */
export const measureKinds = ['open', 'pause', 'switch'] as const;

/**
 * A change at this desk that a supervisor announced for its day, as an event: readable by its `measure` (`announcedMeasures`). Times are
 * civil `HH:mm`; what a kind has no use for is `''`. It opens nothing: whoever is asked to sit down opens the desk themselves.
 */
export type MeasureAnnouncedBody = {
  readonly type: 'measureAnnounced';
  readonly day: string;
  readonly deskId: string;
  readonly kind: (typeof measureKinds)[number];
  readonly agentId: string;
  readonly from: string;
  readonly to: string;
  readonly reasonId: string;
  readonly closureId: string;
  readonly wasFrom: string;
  readonly wasTo: string;
};

/** What can happen to a desk session. The state is folded from these; old events must stay readable. */
export type DeskSessionEventBody =
  | MeasureAnnouncedBody
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

/** Who was at a desk on a civil day, as it is stored and sent. */
export type DeskSession = Readonly<Omit<z.infer<typeof deskSessionSchema>, 'status'> & { status: DeskSessionStatus }>;
