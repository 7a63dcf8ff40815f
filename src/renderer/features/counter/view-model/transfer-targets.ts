import type { DeskSession } from '#shared/domain/model/desk-session';
import type { Agent, Desk, Reason, SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { servesReason } from '#shared/domain/queue/offered';
import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';

/** Where somebody is sent: for a reason, and perhaps to one desk or one agent alone. */
export type TransferTarget = { readonly reasonId: string; readonly deskId?: string; readonly agentId?: string };

/** A desk where somebody sits, or the agent who does. */
export type OpenDesk = {
  readonly desk: Desk;
  readonly agent: Agent | undefined;
  readonly isPaused: boolean;
  /** Whether the desk receives what the person is here for. */
  readonly servesIt: boolean;
};

/** The desks besides this one where somebody sits now: whoever is sent to a closed desk waits for nobody. */
export const openDesks = (
  { desks, agents }: Pick<SiteReference, 'desks' | 'agents'>,
  sessions: readonly DeskSession[],
  ticket: Pick<Ticket, 'reasonId'>,
  hereId: string,
): readonly OpenDesk[] =>
  desks.flatMap((desk) => {
    const session = sessions.find((one) => one.deskId === desk.id && one.status !== 'closed');
    if (!session || desk.id === hereId) return [];
    return [
      {
        desk,
        agent: agents.find(({ id }) => id === session.agentId),
        isPaused: session.status === 'paused',
        servesIt: servesReason(desk, ticket.reasonId),
      },
    ];
  });

/** The number of the desk that a ticket goes back to after this service, `null` when it goes nowhere. */
export const wayBackOf = (ticket: Ticket, desks: readonly Desk[]): number | null => {
  const { returnToDeskId } = ticketDetails(ticket);
  return desks.find(({ id }) => id === returnToDeskId)?.number ?? null;
};

/** The reasons of a department that a ticket can go on for. */
export const reasonsOf = (reasons: readonly Reason[], departmentId: string, ticket: Ticket): readonly Reason[] =>
  reasons
    .filter((reason) => reason.departmentId === departmentId && reason.id !== ticket.reasonId)
    .toSorted((a, b) => a.name.localeCompare(b.name, 'fr'));
