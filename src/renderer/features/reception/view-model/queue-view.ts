import { callOrder } from '#shared/domain/queue/call-order';
import { callPolicyOf } from '#shared/domain/queue/call-policy';
import { unservedNow } from '#shared/domain/queue/unserved';
import { waitMinOf } from '#shared/domain/queue/wait';
import type { DeskSession } from '#shared/domain/model/desk-session';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { civilOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

/** One of those who will be called soon. `dueTime` is civil, `''` for a walk-in. */
export type NextCall = {
  readonly ticketId: string;
  readonly label: string;
  readonly reasonName: string;
  readonly dueTime: string;
  readonly priority: boolean;
  readonly waitMin: number;
  readonly isOwnSeries: boolean;
};

const everything = { reasonIds: [] };

/** The next calls of the whole site, as one desk that serves everything would make them; without those whom no open desk may call. */
export const nextCalls = (
  tickets: readonly Ticket[],
  sessions: readonly DeskSession[],
  reference: SiteReference,
  now: string,
  most: number,
): readonly NextCall[] => {
  const alone = new Set(unservedNow({ reference, tickets, sessions, nowIso: now }));
  return callOrder(tickets, everything, now, callPolicyOf(reference))
    .filter(({ ticket }) => !alone.has(ticket))
    .slice(0, most)
    .map(({ ticket }) => ({
      ticketId: ticket.id,
      label: ticket.label,
      reasonName: entryById(reference.reasons, ticket.reasonId)?.name ?? '',
      dueTime: ticket.dueAt === '' ? '' : civilOf(ticket.dueAt, reference.site.zone).time,
      priority: ticket.priority,
      waitMin: waitMinOf(ticket, now),
      isOwnSeries: ticket.series.includes('-'),
    }));
};
