import type { Appointment } from '../model/appointment';
import type { DeskSession } from '../model/desk-session';
import type { SiteReference } from '../model/reference';
import type { Ticket } from '../model/ticket';

import type { ServiceTimes } from './service-times';

/** All that a wait is announced from: the documents of the day, the reference data, and what past days taught. */
export type FloorState = {
  readonly nowIso: string;
  readonly tickets: readonly Ticket[];
  readonly sessions: readonly DeskSession[];
  /** The appointments of the day, any status. */
  readonly appointments: readonly Appointment[];
  readonly reference: SiteReference;
  readonly times: ServiceTimes;
};

/** Someone who would come now, without appointment where `dueAt` is absent. `isLetIn`: they are given a ticket although the doors are closed. */
export type Newcomer = {
  readonly reasonId: string;
  readonly priority?: boolean;
  readonly dueAt?: string;
  readonly isLetIn?: boolean;
};
