import { stretchOfDay } from '#shared/domain/insights/day/judge-day';
import { candidateMeasures, withMeasure, type Measure, type Stretch } from '#shared/domain/insights/day/measures';
import { daySimulator, type LivedDay } from '#shared/domain/insights/day/simulate-day';
import { walkInsAhead } from '#shared/domain/insights/day/walk-ins-ahead';
import type { Scenario } from '#shared/domain/insights/day/weigh';
import { effectOf, lastTicketMs } from '#shared/domain/insights/day/what-if';
import { ticketFactReason } from './ticket-fact-reason';
import { openingInstants } from '#shared/domain/queue/opening-instants';
import type { WaitBand } from '#shared/domain/model/ticket';
import type { ServiceTimes } from '#shared/domain/queue/service-times';
import { civilOf, toInstant } from '#shared/time/civil';

import { judgeLive, type LiveDay, type LiveInput } from './live-day';

export type WhatIf = {
  /** Civil time of the simulation. */
  readonly time: string;
  /** When the waits are judged; `null` when the day is over. */
  readonly stretch: Stretch | null;
  /** The best first, « nothing » last; empty when nobody is expected. */
  readonly scenarios: readonly Scenario[];
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

const candidates = ({ live, day }: WhatIfInput, stretch: Stretch): readonly (Measure | null)[] => [
  null,
  ...candidateMeasures({
    ref: day.planned,
    day: live.today,
    time: day.time,
    sessions: live.sessions,
    appointments: live.appointments,
    stretch,
    reasonId: pressing(day),
    asked: live.measures.map(({ agentId }) => agentId),
  }),
];

/**
 * Lives the rest of the day through with every change, a few days at a time: after each step the page may answer a key. Ends with what
 * the changes would do.
 */
export function* runWhatIf(input: WhatIfInput): Generator<undefined, WhatIf> {
  const { live, day, times } = input;
  const { zone } = live.reference.site;
  const { time } = day;
  const { waitGoalMin } = live.reference.site;
  const stretch = stretchOfDay(judgeLive(day, waitGoalMin, input.announced, null), day.load.rows);
  const idle = { time: day.time, stretch, scenarios: [], lastTicket: '', isToTheEnd: false };
  if (!stretch) return idle;
  // Of a stretch that runs already, those who wait are part.
  const fromMs = stretch.from <= time ? 0 : Date.parse(toInstant(live.today, stretch.from, zone));
  const toMs = Date.parse(toInstant(live.today, stretch.to, zone));
  const ahead = walkInsAhead({
    rows: day.load.rows,
    tickets: [...live.habits.past, ...live.tickets.map(ticketFactReason)],
    now: live.now,
    zone,
  });
  const scenarios: Scenario[] = [];
  let last = { lastTicket: '', isToTheEnd: false };
  for (const measure of candidates(input, stretch)) {
    const reference = measure ? withMeasure(day.planned, live.today, measure) : day.planned;
    const { tickets, sessions, appointments, now: nowIso } = live;
    const simulate = daySimulator({ nowIso, tickets, sessions, appointments, reference, times }, ahead);
    yield undefined;
    const days: LivedDay[] = [];
    for (let done = 0; done < looks; done += looksAtOnce) {
      days.push(...simulate(looksAtOnce, seed + done));
      yield undefined;
    }
    const effect = effectOf(days, fromMs, toMs);
    if (effect) scenarios.push({ measure, effect });
    if (!measure) last = lastTicketOf(days, input, reference);
  }
  return { ...idle, scenarios: byEffect(scenarios), ...last };
}

const byEffect = (scenarios: readonly Scenario[]): readonly Scenario[] =>
  scenarios.toSorted(
    (a, b) => Number(a.measure === null) - Number(b.measure === null) || a.effect.p90Min - b.effect.p90Min,
  );
