import { civilOf, minutesOf, timeOf } from '../../../time/civil';
import { callerOf } from '../../queue/caller-of';
import { callOrder } from '../../queue/call-order';
import { callPolicyOf } from '../../queue/call-policy';
import { isOfferedTo } from '../../queue/offered';
import { unservedNow } from '../../queue/unserved';
import { planDay } from '../../scheduling/plan-day';
import { agentAt, seatsOn } from '../../scheduling/seats';
import type { Appointment } from '../../model/appointment';
import type { DeskSession } from '../../model/desk-session';
import type { Desk, SiteReference } from '../../model/reference';
import type { Ticket } from '../../model/ticket';
import { waitMinOf } from '../../queue/wait';
import { isAway, openNow, possibleOpenings, startOf, type Opening } from './openings';

/** The floor at this moment, from which the acts are read. */
export type FloorActsInput = {
  readonly ref: SiteReference;
  /** Tickets and appointments of the day. */
  readonly tickets: readonly Ticket[];
  readonly appointments: readonly Appointment[];
  readonly sessions: readonly DeskSession[];
  readonly now: string;
  /** Desks of which a change is announced already: nobody is asked twice. */
  readonly askedDeskIds: readonly string[];
  /** Agents who were asked already to open a desk. */
  readonly askedAgentIds: readonly string[];
};

/** What can be done at a desk that is closed, for those who wait. */
export type DeskAct =
  /** Nobody open may call them: a desk that could is to be opened. `numbers` = those desks; `measure` `null` = nobody is known who could sit there. */
  | {
      readonly kind: 'unserved';
      readonly labels: readonly string[];
      readonly numbers: readonly number[];
      readonly measure: Opening | null;
    }
  /** The plan has the desk open, whoever is expected there is free, and somebody waits whom it may call. */
  | { readonly kind: 'due'; readonly number: number; readonly label: string; readonly measure: Opening };

/** Somebody may be on the way to their desk, minutes. */
const graceMin = 5;
const leastOpenMin = 15;
/** Without a plan somebody is asked for so long, minutes. */
const helpMin = 60;
const mostNamed = 2;

type Shut = { readonly desk: Desk; readonly waiting: readonly Ticket[]; readonly measure: Opening | null };

/** The opening of a desk by whoever the plan expects there now, until the planned end; `null` = that person is not free, or nobody is expected. */
const expected = (input: FloorActsInput, desk: Desk): Opening | null => {
  const { ref, now, sessions, askedAgentIds } = input;
  const { day, time } = civilOf(now, ref.site.zone);
  const minute = minutesOf(time);
  const open = planDay(ref, day).desks.find(({ deskId }) => deskId === desk.id)?.open ?? [];
  const due = open.find(({ from, to }) => from <= minute && minute < to);
  const agentId = agentAt(seatsOn(ref, day), desk.id, minute);
  if (!due || agentId === '' || askedAgentIds.includes(agentId)) return null;
  const wasOpen = sessions.some((one) => one.deskId === desk.id);
  if (!wasOpen && minute - due.from < graceMin) return null;
  const from = startOf({ time, stretch: { from: time, to: timeOf(due.to) } });
  const when = { from: timeOf(from), to: timeOf(due.to) };
  const sits = openNow({ sessions, day }).some((one) => one.agentId === agentId);
  if (due.to - from < leastOpenMin || sits || isAway({ ref, day }, agentId, when)) return null;
  return { kind: 'open', deskId: desk.id, agentId, ...when };
};

/** Who could sit at desks that the plan has closed, for an hour from now. */
const helpers = ({ ref, now, sessions, askedAgentIds: asked }: FloorActsInput): readonly Opening[] => {
  const { day, time } = civilOf(now, ref.site.zone);
  const until = Math.min(minutesOf(time) + helpMin, 1_439);
  return possibleOpenings({ ref, day, time, sessions, asked, stretch: { from: time, to: timeOf(until) } });
};

const shutDesks = (input: FloorActsInput): readonly Shut[] => {
  const { ref, tickets, sessions, now, askedDeskIds } = input;
  const policy = callPolicyOf(ref);
  const help = helpers(input);
  return ref.desks
    .filter(({ id }) => !askedDeskIds.includes(id))
    .filter(({ id }) => !sessions.some(({ deskId, status }) => deskId === id && status !== 'closed'))
    .toSorted((a, b) => a.number - b.number)
    .map((desk): Shut => {
      const measure = expected(input, desk) ?? help.find(({ deskId }) => deskId === desk.id) ?? null;
      const caller = callerOf(desk, measure?.agentId ?? '', ref);
      return { desk, measure, waiting: callOrder(tickets, caller, now, policy).map(({ ticket }) => ticket) };
    });
};

/** What can be done at closed desks: for those whom no open desk may call first, then the desks that should be open. */
export const deskActs = (input: FloorActsInput): readonly DeskAct[] => {
  const { ref, tickets, sessions, now, askedDeskIds } = input;
  const policy = callPolicyOf(ref);
  const asked = ref.desks.filter(({ id }) => askedDeskIds.includes(id)).map((desk) => callerOf(desk, '', ref));
  // Whom a desk that was asked for will call is not told of again.
  const alone = unservedNow({ reference: ref, tickets, sessions, nowIso: now }).filter(
    (ticket) => !asked.some((desk) => isOfferedTo(ticket, desk, policy)),
  );
  const shut = shutDesks(input);
  const ids = new Set(alone.map(({ id }) => id));
  const count = ({ waiting }: Shut): number => waiting.filter(({ id }) => ids.has(id)).length;
  // Most of them at once, then a desk at which somebody can sit.
  const able = shut
    .filter((one) => count(one) > 0)
    .toSorted((a, b) => count(b) - count(a) || Number(b.measure !== null) - Number(a.measure !== null));
  const [best] = able;
  const numbers = able.slice(0, mostNamed).map(({ desk }) => desk.number);
  const due = shut.flatMap((one) => {
    const [first] = one.waiting.toSorted((a, b) => waitMinOf(b, now) - waitMinOf(a, now));
    const measure = expected(input, one.desk);
    return first && measure && one !== best ? [{ number: one.desk.number, label: first.label, measure }] : [];
  });
  return [
    ...(alone.length === 0
      ? []
      : [
          {
            kind: 'unserved' as const,
            labels: alone.map(({ label }) => label),
            numbers,
            measure: best?.measure ?? null,
          },
        ]),
    ...due.slice(0, mostNamed).map((one) => ({ kind: 'due' as const, ...one })),
  ];
};
