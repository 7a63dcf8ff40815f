import { wholeMinutesBetween, civilOf, minutesOf, timeOf } from '../../../time/civil';
import { effectiveEvents } from '../../lifecycle/event-log';
import { ticketDetails } from '../../lifecycle/ticket-details';
import type { DeskSession } from '../../model/desk-session';
import type { Desk } from '../../model/reference';
import type { Ticket } from '../../model/ticket';
import { absencesOn } from '../../scheduling/absences-on';
import { planDay } from '../../scheduling/plan-day';
import { callOrder } from '../../queue/call-order';
import { callPolicyOf, type CallPolicy } from '../../queue/call-policy';
import { callerNow, callerOf } from '../../queue/caller-of';
import { isCooling, isSent } from '../../queue/offered';
import { asideMinOf, waitMinOf } from '../../queue/wait';
import { deskActs, type DeskAct, type FloorActsInput } from './desk-acts';
import type { Measure } from '../../model/measure';
import { compareText } from '../../../lib/compare';

/** What can be done on the floor at this moment, without any simulation. */
export type FloorAct =
  | DeskAct
  /** Called in vain and left in peace, or out of the queue for it (`isOut`): back into the queue at once. */
  | {
      readonly kind: 'recall';
      readonly ticketId: string;
      readonly label: string;
      readonly calls: number;
      readonly isOut: boolean;
    }
  /** Called in vain twice, and called again in their turn: to be noted as gone where nobody sees them. */
  | { readonly kind: 'gone'; readonly ticketId: string; readonly label: string; readonly calls: number }
  /** A free desk that may call nobody of those who wait: it is lent to the reason that waits longest. */
  | { readonly kind: 'lend'; readonly number: number; readonly measure: Extract<Measure, { kind: 'switch' }> }
  /** A free desk that may call somebody and has not for a while. */
  | {
      readonly kind: 'idle';
      readonly deskId: string;
      readonly agentId: string;
      readonly number: number;
      readonly ticketId: string;
      readonly label: string;
    }
  /** Set aside for longer than anybody should wait: no desk calls them by itself, so they may be forgotten. */
  | { readonly kind: 'aside'; readonly ticketId: string; readonly label: string; readonly sinceMin: number }
  /** People who wait beyond the limit and are named by no other act, the longest wait first; `ticketId` is the first of them. There is nothing to press but « Voir ». */
  | {
      readonly kind: 'late';
      readonly ticketId: string;
      readonly labels: readonly string[];
      readonly goalMin: number;
    };

/** Whether an act is one to be done: the others lead to who is to be looked at. */
export const isDoable = (act: FloorAct): act is Exclude<FloorAct, { kind: 'idle' | 'aside' | 'late' }> =>
  act.kind !== 'idle' && act.kind !== 'aside' && act.kind !== 'late';

/** Out of the queue for longer, nobody waits for the call any more. */
const outMostMin = 20;
/** Between two people a desk is free for a moment: no idleness. */
const idleMin = 2;
const lendMin = 30;
const leastLendMin = 15;
const goneCalls = 2;

const called = ({ tickets, now }: FloorActsInput): readonly FloorAct[] =>
  tickets.flatMap((ticket): FloorAct[] => {
    const { noAnswers: calls } = ticketDetails(ticket);
    const { id: ticketId, label } = ticket;
    if (calls === 0) return [];
    if (ticket.status === 'noAnswer')
      return wholeMinutesBetween(ticket.endedAt, now) <= outMostMin
        ? [{ kind: 'recall', ticketId, label, calls, isOut: true }]
        : [];
    if (ticket.status !== 'waiting') return [];
    if (isCooling(ticket, now)) return [{ kind: 'recall', ticketId, label, calls, isOut: false }];
    // Somebody who was just put back is called before they can be noted as gone.
    const isBack = effectiveEvents(ticket.events).at(-1)?.type === 'requeued';
    return calls >= goneCalls && !isBack ? [{ kind: 'gone', ticketId, label, calls }] : [];
  });

/** Instant since which an open desk holds nobody; `''` while it does. */
const freeSince = (session: DeskSession, tickets: readonly Ticket[]): string => {
  const own = tickets.filter(({ deskId }) => deskId === session.deskId);
  if (own.some(({ status }) => status === 'called' || status === 'serving' || status === 'onHold')) return '';
  const resumed = session.events.findLast(({ type }) => type === 'resumed' || type === 'opened')?.at ?? '';
  return [session.openedAt, resumed, ...own.map(({ endedAt }) => endedAt)].reduce((last, at) =>
    at > last ? at : last,
  );
};

/** Until when a desk may be lent: half an hour at most, not into its next appointment, its closing or an absence of who sits there. */
const lentUntil = (
  { appointments, ref, now }: FloorActsInput,
  { deskId, agentId }: Pick<DeskSession, 'deskId' | 'agentId'>,
): Pick<Measure, 'from' | 'to'> | null => {
  const { day, time } = civilOf(now, ref.site.zone);
  const minute = minutesOf(time);
  const open = planDay(ref, day).desks.find((desk) => desk.deskId === deskId)?.open ?? [];
  const ends = [
    ...open.filter(({ from, to }) => from <= minute && minute < to).map(({ to }) => to),
    ...absencesOn(ref, day)
      .filter((one) => one.agentId === agentId && one.to > time)
      .map(({ from }) => minutesOf(from)),
  ];
  const next = appointments
    .filter((one) => one.deskId === deskId && one.day === day && one.status === 'booked' && one.time >= time)
    .reduce((first, one) => Math.min(first, minutesOf(one.time)), Math.min(minute + lendMin, ...ends));
  return next - minute < leastLendMin || next >= 1_440 ? null : { from: time, to: timeOf(next) };
};

type Free = { readonly desk: Desk; readonly session: DeskSession };

const lend = (input: FloorActsInput, waiting: readonly Ticket[], { desk, session }: Free): FloorAct[] => {
  const when = lentUntil(input, session);
  const { agentReasonIds } = callerOf(desk, session.agentId, input.ref);
  const reasonId = waiting.find(
    (one) => !isSent(one) && (agentReasonIds === undefined || agentReasonIds.includes(one.reasonId)),
  )?.reasonId;
  if (!when || reasonId === undefined) return [];
  const measure = { kind: 'switch' as const, deskId: desk.id, agentId: session.agentId, reasonId, ...when };
  return [{ kind: 'lend', number: desk.number, measure }];
};

const atDesks = (input: FloorActsInput, policy: CallPolicy): readonly FloorAct[] => {
  const { ref, tickets, sessions, now, askedDeskIds } = input;
  const moment = { reference: ref, sessions, nowIso: now };
  const waiting = tickets
    .filter((one) => one.status === 'waiting' && !isCooling(one, now))
    .toSorted((a, b) => waitMinOf(b, now) - waitMinOf(a, now) || a.number - b.number);
  const free = ref.desks
    .toSorted((a, b) => a.number - b.number)
    .flatMap((desk) => {
      const session = sessions.find((one) => one.deskId === desk.id && one.status === 'open');
      if (!session) return [];
      const since = freeSince(session, tickets);
      if (since === '' || wholeMinutesBetween(since, now) < idleMin) return [];
      return [{ desk, session, order: callOrder(tickets, callerNow(desk, session.agentId, moment), now, policy) }];
    });
  // A desk that was asked for something already is asked for nothing more; whom it can call counts all the same.
  const unasked = free.filter(({ desk }) => !askedDeskIds.includes(desk.id));
  const idle = unasked.flatMap(({ desk, session, order: [first] }): FloorAct[] => {
    if (!first) return [];
    const { id: ticketId, label } = first.ticket;
    return [{ kind: 'idle', deskId: desk.id, agentId: session.agentId, number: desk.number, ticketId, label }];
  });
  // For somebody whom a free desk can call no other desk is lent; and one desk for one reason.
  const used = new Set(free.flatMap(({ order }) => order.map(({ ticket }) => ticket.reasonId)));
  const lent = unasked
    .filter(({ order }) => order.length === 0)
    .flatMap((one) => {
      const acts = lend(
        input,
        waiting.filter(({ reasonId }) => !used.has(reasonId)),
        one,
      );
      for (const act of acts) if (act.kind === 'lend') used.add(act.measure.reasonId);
      return acts;
    });
  return [...lent, ...idle];
};

const labelsOf = (act: FloorAct): readonly string[] => {
  if ('labels' in act) return act.labels;
  return 'label' in act ? [act.label] : [];
};

const aside = ({ tickets, ref, now }: FloorActsInput): readonly FloorAct[] =>
  tickets
    .flatMap((ticket): Extract<FloorAct, { kind: 'aside' }>[] => {
      const sinceMin = asideMinOf(ticket, now);
      return sinceMin !== null && sinceMin > ref.site.waitGoalMin
        ? [{ kind: 'aside', ticketId: ticket.id, label: ticket.label, sinceMin }]
        : [];
    })
    .toSorted((a, b) => b.sinceMin - a.sinceMin || compareText(a.label, b.label));

const late = ({ tickets, ref, now }: FloorActsInput, others: readonly FloorAct[]): readonly FloorAct[] => {
  const { waitGoalMin: goalMin } = ref.site;
  const named = new Set(others.flatMap(labelsOf));
  const over = tickets
    .filter((one) => one.status === 'waiting' && waitMinOf(one, now) > goalMin && !named.has(one.label))
    .toSorted((a, b) => waitMinOf(b, now) - waitMinOf(a, now) || compareText(a.label, b.label));
  const [first] = over;
  return first ? [{ kind: 'late', ticketId: first.id, labels: over.map(({ label }) => label), goalMin }] : [];
};

/** What can be done at once: for those whom nobody may call, then numbers called in vain, closed desks that should be open, the free ones, who was set aside long ago, and who else waits too long. */
export const floorActs = (input: FloorActsInput): readonly FloorAct[] => {
  const closed = deskActs(input);
  const acts = [
    ...closed.filter(({ kind }) => kind === 'unserved'),
    ...called(input).toSorted((a, b) => ('label' in a && 'label' in b ? compareText(a.label, b.label) : 0)),
    ...closed.filter(({ kind }) => kind === 'due'),
    ...atDesks(input, callPolicyOf(input.ref)),
  ];
  return [...acts, ...aside(input), ...late(input, acts)];
};
