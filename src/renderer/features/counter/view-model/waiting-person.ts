import type { CitizenValues } from '#shared/domain/model/citizen';
import { displayName } from '#shared/domain/model/citizen-values';
import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { asideMinOf, waitMinOf } from '#shared/domain/queue/wait';
import { civilOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

import { isPersonRead } from '../../../data/queries/use-citizen-values';

/** A person of the queue as the agent of a desk sees them. `name` and `dueTime` are `''` when not known. */
export type WaitingPerson = {
  readonly ticketId: string;
  readonly label: string;
  readonly name: string;
  readonly reasonName: string;
  readonly dueTime: string;
  readonly priority: boolean;
  readonly waitMin: number;
  /** For how long they have been set aside, `isLong` = beyond the limit of a wait; `null` = they are not. */
  readonly aside: { readonly min: number; readonly isLong: boolean } | null;
  readonly isOwnSeries: boolean;
  /** Where somebody who was set aside waits, and from which civil time on who did not answer may be called; `''` = nothing said. */
  readonly roomName: string;
  readonly backAt: string;
};

/** What turns a ticket into a person on screen. */
export type PersonFacts = {
  readonly reference: SiteReference;
  readonly citizens: ReadonlyMap<string, CitizenValues>;
  readonly now: string;
};

/** The name of whose ticket it is: `''` when none was noted, an ellipsis while it is read. */
export const nameOnScreen = (citizens: PersonFacts['citizens'], { citizenId }: Pick<Ticket, 'citizenId'>): string => {
  const values = citizens.get(citizenId);
  if (values) return displayName(values);
  return isPersonRead(citizens, citizenId) ? '' : '…';
};

export const waitingPerson = (ticket: Ticket, { reference, citizens, now }: PersonFacts): WaitingPerson => {
  const asideMin = asideMinOf(ticket, now);
  const { roomId, notBefore } = ticketDetails(ticket);
  return {
    ticketId: ticket.id,
    label: ticket.label,
    name: nameOnScreen(citizens, ticket),
    reasonName: entryById(reference.reasons, ticket.reasonId)?.name ?? '',
    dueTime: ticket.dueAt === '' ? '' : civilOf(ticket.dueAt, reference.site.zone).time,
    priority: ticket.priority,
    waitMin: waitMinOf(ticket, now),
    aside: asideMin === null ? null : { min: asideMin, isLong: asideMin > reference.site.waitGoalMin },
    isOwnSeries: ticket.series.includes('-'),
    roomName: entryById(reference.rooms, roomId)?.name ?? '',
    backAt: notBefore === '' ? '' : civilOf(notBefore, reference.site.zone).time,
  };
};
