import type { DeskSession } from '#shared/domain/model/desk-session';
import type { Agent, Desk, Reason, SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { callPolicyOf } from '#shared/domain/queue/call-policy';
import { callerNow } from '#shared/domain/queue/caller-of';
import type { CallMoment } from '#shared/domain/queue/asked-reasons';
import { isServedHere } from '#shared/domain/queue/offered';
import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import { counterText } from '#shared/i18n/fr/counter';
import { entryById } from '#shared/lib/entry-by-id';

/** Where somebody is sent: for a reason, and perhaps to one desk or one agent alone. */
export type TransferTarget = { readonly reasonId: string; readonly deskId?: string; readonly agentId?: string };

/** A desk where somebody sits, or the agent who does. */
export type OpenDesk = {
  readonly desk: Desk;
  readonly agent: Agent | undefined;
  readonly isPaused: boolean;
  /** Whether the desk, and who sits there, receive what the person is here for. */
  readonly servesIt: boolean;
};

/**
 * The desks besides this one where somebody sits now, since whoever is sent to a closed desk waits for nobody: first those that
 * receive what the person is here for, those on a break after the others.
 */
export const openDesks = (
  moment: CallMoment,
  ticket: Pick<Ticket, 'reasonId'>,
  hereId: string,
): readonly OpenDesk[] => {
  const { reference, sessions } = moment;
  const { desks, agents } = reference;
  const policy = callPolicyOf(reference);
  const open = desks.flatMap((desk): OpenDesk[] => {
    const session = sessions.find((one) => one.deskId === desk.id && one.status !== 'closed');
    if (!session || desk.id === hereId) return [];
    return [
      {
        desk,
        agent: entryById(agents, session.agentId),
        isPaused: session.status === 'paused',
        servesIt: isServedHere(callerNow(desk, session.agentId, moment), ticket.reasonId, policy),
      },
    ];
  });
  const last = ({ servesIt, isPaused }: OpenDesk): number => Number(!servesIt) * 2 + Number(isPaused);
  return open.toSorted((a, b) => last(a) - last(b));
};

/** The desks besides this one where nobody sits, by number: whoever types one of them reads that it is closed. */
export const closedDesks = (
  { desks }: Pick<SiteReference, 'desks'>,
  sessions: readonly DeskSession[],
  hereId: string,
): readonly Desk[] =>
  desks
    .filter(({ id }) => id !== hereId && !sessions.some((one) => one.deskId === id && one.status !== 'closed'))
    .toSorted((a, b) => a.number - b.number);

/** What a desk, and the agent who sits there, are found by: colleagues know each other by all of their name. */
export const wordsOf = ({
  desk,
  agent,
}: {
  readonly desk: Pick<Desk, 'number'>;
  readonly agent: Agent | undefined;
}): { desk: string; agent: string } => {
  const name = agent ? `${agent.name} ${agent.shortName}` : '';
  return { desk: [desk.number, counterText.desk(desk.number), name].join(' '), agent: name };
};

/** The number of the desk that a ticket goes back to after this service, `null` when it goes nowhere. */
export const wayBackOf = (ticket: Ticket, desks: readonly Desk[]): number | null => {
  const { returnToDeskId } = ticketDetails(ticket);
  return entryById(desks, returnToDeskId)?.number ?? null;
};

/** The reasons of a department that a ticket can go on for. */
export const reasonsOf = (reasons: readonly Reason[], departmentId: string, ticket: Ticket): readonly Reason[] =>
  reasons
    .filter((reason) => reason.departmentId === departmentId && reason.id !== ticket.reasonId)
    .toSorted((a, b) => a.name.localeCompare(b.name, 'fr'));
