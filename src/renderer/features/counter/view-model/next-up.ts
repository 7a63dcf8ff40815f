import { isStillExpected } from '#shared/domain/booking/appointment-standing';
import type { Appointment } from '#shared/domain/model/appointment';
import type { Ticket } from '#shared/domain/model/ticket';
import { callOrder, servesReason } from '#shared/domain/queue/call-order';
import { callPolicyOf } from '#shared/domain/queue/call-policy';
import type { DeskCaller } from '#shared/domain/queue/caller-of';
import { isCooling, isOfferedTo } from '#shared/domain/queue/offered';
import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { entryById } from '#shared/lib/entry-by-id';
import { compareText } from '#shared/lib/compare';

import { sentWords } from './sent-by';
import { waitingPerson, type PersonFacts, type WaitingPerson } from './waiting-person';
import { whyWords } from './why-words';

/** Who comes after the person at the desk. `next` is `null` when nobody waits for what the desk serves. */
export type NextUp = {
  readonly next: WaitingPerson | null;
  readonly why: readonly string[];
  /** The transfer that brought the next person here, in words; `''` = there was none. */
  readonly sent: string;
  readonly after: readonly WaitingPerson[];
  readonly parked: readonly WaitingPerson[];
  /** Those who did not answer here and are left in peace for a while. */
  readonly resting: readonly WaitingPerson[];
  readonly waiting: number;
  readonly waitingHere: number;
  /** Those whom only other desks receive: who rests after a call in vain here is none of them. */
  readonly waitingElsewhere: number;
  /** What this desk was asked to receive for a while, in words. */
  readonly asked: readonly string[];
};

/** The queue as one desk will call it, with the reasons for whose turn it is. */
export const nextUp = (tickets: readonly Ticket[], desk: DeskCaller, facts: PersonFacts): NextUp => {
  const policy = callPolicyOf(facts.reference);
  const [first, ...rest] = callOrder(tickets, desk, facts.now, policy);
  const waiting = tickets.filter((ticket) => ticket.status === 'waiting');
  return {
    next: first ? waitingPerson(first.ticket, facts) : null,
    why: first ? first.why.map((reason) => whyWords(reason, facts.reference)) : [],
    sent: first ? sentWords(first.ticket, facts.reference) : '',
    after: rest.map(({ ticket }) => waitingPerson(ticket, facts)),
    parked: tickets
      .filter(
        (ticket) => ticket.status === 'parked' && (ticket.deskId === desk.id || servesReason(desk, ticket.reasonId)),
      )
      // By first call: taking one up never moves those above it.
      .toSorted((a, b) => compareText(a.firstCalledAt, b.firstCalledAt) || compareText(a.id, b.id))
      .map((ticket) => waitingPerson(ticket, facts)),
    resting: waiting
      .filter((ticket) => isCooling(ticket, facts.now) && isOfferedTo(ticket, desk, policy))
      .map((ticket) => waitingPerson(ticket, facts)),
    waiting: waiting.length,
    waitingHere: first ? rest.length + 1 : 0,
    waitingElsewhere: waiting.filter((ticket) => !isOfferedTo(ticket, desk, policy)).length,
    asked: (desk.asked ?? []).map(({ reasonId, until }) =>
      counterLifeText.asked.line(entryById(facts.reference.reasons, reasonId)?.name ?? '', until),
    ),
  };
};

/** Said where nobody is next. Cut off from the server, the desk does not know whom other desks gave a ticket since. */
export const nobodyNext = ({ waiting, waitingElsewhere }: NextUp, isCutOff: boolean): string => {
  const text = counterText.next;
  if (isCutOff) return waiting === 0 ? text.nobodyKnown : text.nobodyKnownHere;
  return waiting === 0 ? text.nobody : text.nobodyHere(waitingElsewhere);
};

/** When an appointment begins, in civil time, and whether its hour has come without the person. */
export type NextAppointment = { readonly time: string; readonly isAwaited: boolean };

/**
 * The next appointment at this desk, else one elsewhere that it could receive; where all of them have begun, the first one whose person is
 * still expected. `null` = nobody is expected any more at this moment of the day.
 */
export const nextAppointment = (
  appointments: readonly Appointment[],
  desk: DeskCaller,
  now: { readonly day: string; readonly time: string },
): NextAppointment | null => {
  const mine = (some: readonly Appointment[]): string | undefined => {
    const own = some.filter(({ deskId }) => deskId === desk.id);
    const could = own.length > 0 ? own : some.filter(({ reasonId }) => servesReason(desk, reasonId));
    return could.map(({ time }) => time).toSorted()[0];
  };
  const expected = appointments.filter((one) => isStillExpected(one, now));
  const coming = mine(expected.filter(({ time }) => time >= now.time));
  const awaited = coming ?? mine(expected);
  return awaited === undefined ? null : { time: awaited, isAwaited: coming === undefined };
};
