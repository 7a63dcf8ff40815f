import type { Reason } from '../../model/reference';
import { quantileTable, type Weighted } from '../../queue/quantile-table';
import { plannedMin, unknownTimes, type ServiceTimes } from '../../queue/service-times';
import type { AppointmentFact, Facts, TicketFact } from '../facts/fact';
import { groups } from './grouped';

/** From how many services on a reason is known by its own alone, and how much a usual share weighs against what was seen. */
const enough = 30;
const each = (values: readonly number[], weight = 1): Weighted[] => values.map((value) => ({ value, weight }));
const tableOr = (values: readonly number[], fallback: readonly number[]): readonly number[] =>
  values.length < 10 ? fallback : quantileTable(each(values));
const shareOf = (hits: number, all: number, usual: number): number => (hits + usual * enough) / (all + enough);

/** Services by reason as multiples of the length for one person. */
const spreads = (
  tickets: readonly TicketFact[],
  reasons: readonly Reason[],
): ReadonlyMap<string, readonly number[]> => {
  const planned = new Map(reasons.map((reason) => [reason.id, plannedMin(reason, undefined)]));
  const found = groups((_reasonId: string): number[] => []);
  for (const { reasonId, serviceMin } of tickets)
    if (serviceMin !== null && serviceMin > 0) found.of(reasonId).push(serviceMin / (planned.get(reasonId) ?? 10));
  return new Map(found.all());
};

/** Arrival of booked people from the start of their appointment. A late one is known to be late, not by how much: their wait begins as they come. */
const arrivals = (tickets: readonly TicketFact[]): readonly number[] =>
  tickets.filter(({ booked }) => booked).map(({ minute, waitFromMinute }) => Math.min(0, minute - waitFromMinute));

/** What becomes of booked people: `[missed, met]`. */
const metOf = (appointments: readonly AppointmentFact[]): readonly [missed: number, met: number] => [
  appointments.filter(({ end }) => end === 'noShow').length,
  appointments.filter(({ end }) => end === 'attended').length,
];

/**
 * What a period teaches of a site, out of facts alone: how long services take by reason (as `learnTimes` does of documents), the way to
 * the desk, when booked people come, and who does not. A reason with fewer than 30 services leans on all others for the rest.
 */
export const timesOfFacts = (
  { tickets, appointments }: Pick<Facts, 'tickets' | 'appointments'>,
  reasons: readonly Reason[],
): ServiceTimes => {
  const found = spreads(tickets, reasons);
  const spread = tableOr([...found.values()].flat(), unknownTimes.spread);
  const mixed = [...found].map(([reasonId, own]): [string, readonly number[]] => {
    const share = Math.min(1, own.length / enough);
    return [reasonId, quantileTable([...each(own, share / own.length), ...each(spread, (1 - share) / spread.length)])];
  });
  const count = (...statuses: readonly string[]): number =>
    tickets.filter(({ status }) => statuses.includes(status)).length;
  const [missed, met] = metOf(appointments);
  return {
    spreadOf: new Map(mixed),
    spread,
    walkMin: tableOr(
      tickets.flatMap(({ walkMin }) => (walkMin === null || walkMin >= 15 ? [] : [walkMin])),
      unknownTimes.walkMin,
    ),
    arrivalMin: tableOr(arrivals(tickets), unknownTimes.arrivalMin),
    noShowShare: shareOf(missed, missed + met, unknownTimes.noShowShare),
    emptyShare: shareOf(count('noAnswer'), count('noAnswer', 'done'), unknownTimes.emptyShare),
    emptyMin: unknownTimes.emptyMin,
    leaveShare: shareOf(count('abandoned'), tickets.length, unknownTimes.leaveShare),
    priorityPerHour: new Map(),
  };
};
