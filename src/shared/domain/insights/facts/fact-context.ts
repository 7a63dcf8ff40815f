import type { Appointment } from '../../model/appointment';
import type { SiteReference } from '../../model/reference';
import type { Request } from '../../model/request';
import type { Ticket } from '../../model/ticket';

/** The civil days on which a person came for a reason. */
export type VisitDays = (citizenId: string, reasonId: string) => readonly string[];

/** What facts are derived with. `now` is an instant. */
export type FactContext = {
  readonly ref: SiteReference;
  readonly now: string;
  /** Visits of before (`visitIndex`), those of the thirty days before the facts at least; without it nobody comes again. */
  readonly visitDays?: VisitDays;
};

/** Documents of a site that facts are derived from; in any order, also of other days. */
export type FactDocuments = {
  readonly requests: readonly Request[];
  readonly appointments: readonly Appointment[];
  readonly tickets: readonly Ticket[];
};
