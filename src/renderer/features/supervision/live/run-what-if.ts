import { dayFits, type OverStretch } from '#shared/domain/insights/day/day-fits';
import { stretchOfDay } from '#shared/domain/insights/day/judge-day';
import { overStretches, pressingFirst, pressingOf, type StretchWait } from '#shared/domain/insights/day/tight-stretch';
import { announcedPayload } from '#shared/domain/lifecycle/announced-measures';
import { candidateMeasures } from '#shared/domain/insights/day/candidate-measures';
import { withMeasure } from '#shared/domain/insights/day/measures';
import type { Measure, Stretch } from '#shared/domain/model/measure';
import { emptiesReception } from '#shared/domain/insights/day/openings';
import { daySimulator, type LivedDay } from '#shared/domain/insights/day/simulate-day';
import { walkInsAhead } from '#shared/domain/insights/day/walk-ins-ahead';
import type { Scenario } from '#shared/domain/insights/day/weigh';
import { effectOf, lastTicketMs, type Effect } from '#shared/domain/insights/day/what-if';
import { openingInstants } from '#shared/domain/queue/opening-instants';
import type { SiteReference } from '#shared/domain/model/reference';
import type { WaitBand, Ticket } from '#shared/domain/model/ticket';
import type { ServiceTimes } from '#shared/domain/queue/service-times';
import { civilOf, toInstant } from '#shared/time/civil';

import { momentOf } from './desk-offers';
import { judgeLive, type LiveDay, type LiveInput } from './live-day';

/** What the mix of reasons needs of a ticket of today. */
const ticketFactReason = ({ day, reasonId, appointmentId, priority, status }: Ticket) => ({
  day,
  reasonId,
  booked: appointmentId !== '',
  priority,
  status,
});

export type WhatIf = {
  /** Civil time of the simulation. */
  readonly time: string;
  /** When the waits are judged; `null` when the day is over. */
  readonly stretch: Stretch | null;
  /** In no order; empty when nobody is expected. */
  readonly scenarios: readonly Scenario[];
  /** Of every stretch over its places: the wait with nothing changed. */
  readonly waits: readonly StretchWait[];
  /** What was asked for at the desks when it was lived through. */
  readonly measures: readonly Measure[];
  /** Civil time of the last useful ticket; `''` = not any more. `isToTheEnd` = up to the closing of the doors. */
  readonly lastTicket: string;
  readonly isToTheEnd: boolean;
};

export type WhatIfInput = {
  readonly live: LiveInput;
  readonly day: LiveDay;
  readonly times: ServiceTimes;
  /** The wait that is announced now: too long, it presses like somebody who is late. */
  readonly announced: WaitBand | null;
};

const looks = 240;
const looksAtOnce = 8;
const seed = 7;

const lastTicketOf = (days: readonly LivedDay[], { live }: WhatIfInput, reference: LiveDay['planned']) => {
  const nowMs = Date.parse(live.now);
  const closesMs = openingInstants(reference, live.today).site.find(({ to }) => to > nowMs)?.to;
  if (closesMs === undefined) return { lastTicket: '', isToTheEnd: false };
  const lastMs = lastTicketMs({ days, nowMs, closesMs });
  const isOver = lastMs <= nowMs;
  const { time } = civilOf(new Date(lastMs).toISOString(), reference.site.zone);
  return { lastTicket: isOver ? '' : time, isToTheEnd: !isOver && lastMs >= closesMs };
};

/** The reason that needs help most: the one with the most people late, then the one that waits longest. */
const pressing = ({ lanes }: LiveDay): string =>
  lanes.toSorted((a, b) => b.late - a.late || b.longestMin - a.longestMin)[0]?.reasonId ?? '';

const candidates = ({ live, day }: WhatIfInput, stretch: Stretch) => {
  const moment = momentOf(live, day, stretch);
  const measures = candidateMeasures({ ...moment, appointments: live.appointments, reasonId: pressing(day) });
  return [null, ...measures].map((measure) => ({
    measure,
    leavesReception: measure?.kind === 'open' && emptiesReception(moment, measure),
  }));
};

/** Openings of desks that receive the same people for the same time do the same: they are lived through once. */
const alikeName = (measure: Measure, { desks, agents }: SiteReference): string => {
  if (measure.kind !== 'open') return JSON.stringify(measure);
  const { deskId, agentId, from, to } = measure;
  const reasonsOf = (all: readonly { readonly id: string; readonly reasonIds?: readonly string[] }[], id: string) =>
    all.find((one) => one.id === id)?.reasonIds?.toSorted() ?? [];
  return JSON.stringify([reasonsOf(desks, deskId), reasonsOf(agents, agentId), from, to]);
};

type Lives = (reference: SiteReference) => Generator<undefined, LivedDay[]>;

/** Lives the rest of the day through by a plan, a few days at a time; with the same people whatever the plan. */
const livesOf = ({ live, day, times }: WhatIfInput): Lives => {
  const { zone } = live.reference.site;
  const ahead = walkInsAhead({
    rows: day.load.rows,
    tickets: [...live.habits.past, ...live.tickets.map(ticketFactReason)],
    now: live.now,
    zone,
  });
  return function* lives(reference) {
    const { tickets, sessions, now: nowIso } = live;
    const simulate = daySimulator({ nowIso, tickets, sessions, appointments: day.held, reference, times }, ahead);
    yield undefined;
    const days: LivedDay[] = [];
    for (let done = 0; done < looks; done += looksAtOnce) {
      days.push(...simulate(looksAtOnce, seed + done));
      yield undefined;
    }
    return days;
  };
};

/**
 * Lives the rest of the day through with every change, a few days at a time: after each step the page may answer a key. Ends with what
 * the changes would do.
 */
export function* runWhatIf(input: WhatIfInput): Generator<undefined, WhatIf> {
  const { live, day } = input;
  const { measures, today, reference } = live;
  const { time } = day;
  const { waitGoalMin: goalMin, zone } = reference.site;
  const judged = judgeLive(day, goalMin, input.announced, null);
  const over = overStretches({ plain: day.plainRows, planned: day.load.rows, time });
  const idle = { time, stretch: null, scenarios: [], waits: [], measures, lastTicket: '', isToTheEnd: false };
  if (!stretchOfDay(judged, day.plainRows, over)) return idle;
  const lives = livesOf(input);
  const effectIn = (days: readonly LivedDay[], { from, to }: Stretch) =>
    // Of a stretch that runs already, those who wait are part.
    effectOf(days, from <= time ? 0 : Date.parse(toInstant(today, from, zone)), Date.parse(toInstant(today, to, zone)));
  const waitsIn = (days: readonly LivedDay[]): readonly StretchWait[] =>
    over.flatMap(({ from, to }) => {
      const effect = effectIn(days, { from, to });
      return effect ? [{ from, to, p90Min: Math.round(effect.p90Min) }] : [];
    });
  const base = yield* lives(day.planned);
  const waits = waitsIn(base);
  // Chosen by the plan alone, the stretch is the same before and after a change: what was promised of it is what is found.
  const plain = measures.length === 0 ? waits : waitsIn(yield* lives(reference));
  const stretchBy = (some: readonly OverStretch[]) => stretchOfDay(judged, day.plainRows, some);
  const first = stretchBy(pressingFirst(dayFits(day.plainRows, time).stretches, plain, goalMin));
  const isHeld = first !== null && (effectIn(base, first)?.p90Min ?? 0) <= goalMin;
  const others = pressingOf(over, waits, goalMin);
  const stretch = isHeld && others.length > 0 ? stretchBy(others) : first;
  if (!stretch) return { ...idle, waits };
  const scenarios: Scenario[] = [];
  const known = new Map<string, Effect | null>();
  for (const { measure, leavesReception } of candidates(input, stretch)) {
    const name = measure ? alikeName(measure, reference) : '';
    const effect =
      known.get(name) ?? effectIn(measure ? yield* lives(withMeasure(day.planned, today, measure)) : base, stretch);
    known.set(name, effect);
    if (effect) scenarios.push({ measure, effect, leavesReception });
  }
  return { ...idle, stretch, waits, scenarios, ...lastTicketOf(base, input, day.planned) };
}

const nameOf = (measure: Measure): string => JSON.stringify(announcedPayload(measure, ''));

/**
 * What was lived through, as it stands with what was asked for since: of a change that was promised, what it promised; and nothing is
 * proposed of a desk or an agent who was asked. It holds until the day is lived through again.
 */
export const sinceAsked = (found: WhatIf, measures: readonly Measure[]): WhatIf => {
  const known = new Set(found.measures.map(nameOf));
  const added = measures.filter((one) => !known.has(nameOf(one)));
  if (added.length === 0) return found;
  const isAsked = (measure: Measure): boolean =>
    added.some(({ deskId, agentId }) => deskId === measure.deskId || (agentId !== '' && agentId === measure.agentId));
  const names = new Set(added.map(nameOf));
  const done = found.scenarios.find(({ measure }) => measure !== null && names.has(nameOf(measure)));
  if (!done) return { ...found, scenarios: found.scenarios.filter(({ measure }) => !measure || !isAsked(measure)) };
  return { ...found, scenarios: [{ measure: null, effect: done.effect }] };
};
