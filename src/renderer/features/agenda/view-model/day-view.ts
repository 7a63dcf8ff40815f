import { strandedFrom } from '#shared/domain/booking/stranded-appointments';
import type { Appointment } from '#shared/domain/model/appointment';
import type { CitizenValues } from '#shared/domain/model/citizen';
import { shortName } from '#shared/domain/model/citizen-values';
import type { DeskSession } from '#shared/domain/model/desk-session';
import type { SiteReference } from '#shared/domain/model/reference';
import type { KeptPurpose } from '#shared/domain/model/agenda-settings';
import type { Ticket } from '#shared/domain/model/ticket';
import { subtract, union } from '#shared/domain/scheduling/intervals';
import type { DayPlan, DeskPlan } from '#shared/domain/scheduling/plan-day';
import { seatsOn } from '#shared/domain/scheduling/seats';
import { minutesOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

import { buildAxis, type Axis, type Span } from './axis';
import { blockStateOf, countStates, momentOf, type BlockState, type CivilNow } from './block-state';
import { deskGaps, type DeskGap } from './desk-gaps';
import { deskStops, type Stop } from './grid-stops';
import { assignLanes, type Lane } from './lanes';

/** An appointment as a block of the grid. */
export type Block = Span &
  Lane & {
    readonly id: string;
    readonly deskId: string;
    readonly state: BlockState;
    readonly name: string;
    readonly reason: string;
    readonly shortReason: string;
    readonly persons: number;
    readonly time: string;
  };

/** An open stretch that not everybody may book. `reasons` are short names; its words stand in the longest part still free, if any. */
export type DeskLimit = Span & {
  readonly keptFor: KeptPurpose | '';
  readonly reasons: readonly string[];
  readonly words: Span | null;
};

/** A desk as a column of the grid. */
export type DeskColumn = {
  readonly deskId: string;
  readonly number: number;
  readonly agent: string;
  readonly takesDeposits: boolean;
  readonly gaps: readonly DeskGap[];
  /** Open stretches for some only: kept for a purpose, or for these reasons. */
  readonly limits: readonly DeskLimit[];
  /** Pauses of the desk after appointments. */
  readonly pauses: readonly Span[];
  readonly blocks: readonly Block[];
  readonly stops: readonly Stop[];
};

/** All that the grid of a day draws; `axis` is `null` when nothing is open and nothing is booked. */
export type DayView = {
  readonly axis: Axis | null;
  readonly columns: readonly DeskColumn[];
  readonly counts: Readonly<Record<BlockState, number>>;
  readonly opening: readonly Span[];
};

export type DayFacts = {
  readonly reference: SiteReference;
  readonly plan: DayPlan;
  readonly appointments: readonly Appointment[];
  readonly tickets: readonly Ticket[];
  readonly citizens: ReadonlyMap<string, CitizenValues>;
  readonly sessions: readonly DeskSession[];
  readonly now: CivilNow;
};

type Drawn = Omit<Block, keyof Lane>;

/** What a block is drawn from, besides the appointment and its ticket. */
export type BlockFacts = Pick<DayFacts, 'reference' | 'citizens' | 'now'> & {
  /** Of `strandedFrom`. */
  readonly isStranded: (appointment: Appointment) => boolean;
};

/** An appointment as it is drawn, `null` when it is not drawn any more. */
export const toBlock = (facts: BlockFacts, appointment: Appointment, ticket: Ticket | undefined): Drawn | null => {
  const from = minutesOf(appointment.time);
  const state = blockStateOf(appointment, ticket, facts.now, facts.isStranded(appointment));
  if (!state) return null;
  const reason = entryById(facts.reference.reasons, appointment.reasonId);
  const citizen = facts.citizens.get(appointment.citizenId);
  return {
    id: appointment.id,
    deskId: appointment.deskId,
    from,
    to: from + appointment.durationMin,
    state,
    name: citizen ? shortName(citizen) : '',
    reason: reason?.name ?? '',
    shortReason: reason?.shortName ?? '',
    persons: appointment.persons.length,
    time: appointment.time,
  };
};

/** Who sits at a desk on a day: the one who signed on there, else those whom the plan of the week or their usual desk brings there. */
export const agentAt = (
  { reference, sessions }: Pick<DayFacts, 'reference' | 'sessions'>,
  deskId: string,
  day: string,
): string => {
  const session = sessions.find((one) => one.deskId === deskId && one.day === day && one.status !== 'closed');
  const expected = seatsOn(reference, day).filter((seat) => seat.deskId === deskId);
  const ids = new Set(session ? [session.agentId] : expected.map(({ agentId }) => agentId));
  return [...ids].flatMap((id) => entryById(reference.agents, id)?.shortName ?? []).join(', ');
};

const longestFree = (span: Span, blocks: readonly Span[]): Span | null =>
  subtract([span], union(blocks)).toSorted((a, b) => b.to - b.from - (a.to - a.from))[0] ?? null;

const limitsOf = ({ reference }: DayFacts, desk: DeskPlan, blocks: readonly Drawn[]): DeskLimit[] =>
  (desk.limited ?? []).map(({ from, to, keptFor, reasonIds }) => ({
    from,
    to,
    keptFor,
    reasons: reference.reasons.filter(({ id }) => reasonIds.includes(id)).map(({ shortName }) => shortName),
    words: longestFree({ from, to }, blocks),
  }));

const pausesOf = ({ reference, appointments }: DayFacts, blocks: readonly Drawn[]): Span[] => {
  const pauseOf = new Map(reference.reasons.map((reason) => [reason.id, reason.bufferMin ?? 0]));
  const reasonOf = new Map(appointments.map((one) => [one.id, one.reasonId]));
  return blocks.flatMap(({ id, to, state }) => {
    const minutes = pauseOf.get(reasonOf.get(id) ?? '') ?? 0;
    return minutes > 0 && state !== 'noShow' ? [{ from: to, to: to + minutes }] : [];
  });
};

const toColumn = (facts: DayFacts, axis: Axis | null, desk: DeskPlan, blocks: readonly Drawn[]): DeskColumn => ({
  deskId: desk.deskId,
  number: desk.number,
  agent: agentAt(facts, desk.deskId, facts.plan.day),
  takesDeposits: desk.reasonIds.some((id) => facts.plan.stationReasonIds.includes(id)),
  gaps: axis ? deskGaps(axis, desk.open, desk.closed) : [],
  limits: axis ? limitsOf(facts, desk, blocks) : [],
  pauses: axis ? pausesOf(facts, blocks) : [],
  blocks: assignLanes(blocks),
  stops: deskStops(desk.deskId, desk.open, blocks),
});

/** Lays out a day: one column a desk, folded axis, states and counts. */
export const buildDayView = (facts: DayFacts): DayView => {
  const ticketOf = new Map(facts.tickets.map((ticket) => [ticket.appointmentId, ticket]));
  const known = { ...facts, isStranded: strandedFrom(facts.reference, momentOf(facts.now)) };
  const blocks = facts.appointments.flatMap((one) => toBlock(known, one, ticketOf.get(one.id)) ?? []);
  const opening = union(facts.plan.desks.flatMap((desk) => desk.open));
  const axis = buildAxis([...opening, ...blocks]);
  const columns = facts.plan.desks.map((desk) =>
    toColumn(
      facts,
      axis,
      desk,
      blocks.filter((block) => block.deskId === desk.deskId),
    ),
  );
  return { axis, columns, counts: countStates(blocks.map(({ state }) => state)), opening };
};
