import { civilOf, minutesOf, toInstant } from '../../../time/civil';
import type { TicketFact } from '../facts/fact';
import type { LoadRow } from './load-per-half-hour';
import type { WalkInsAhead } from './simulate-day';

type Comer = Pick<TicketFact, 'day' | 'reasonId' | 'booked' | 'priority' | 'status'>;

type AheadInput = {
  readonly rows: readonly LoadRow[];
  /** Tickets of past days and of today: they say for what people come, not how many. */
  readonly tickets: readonly Comer[];
  readonly now: string;
  readonly zone: string;
};

/** People still expected in a half hour; of the running one the part that is left of it, whoever came so far. */
export const stillExpected = (row: LoadRow, time: string): number => {
  if (row.to <= time) return 0;
  if (row.from > time) return row.expectedWalkIns;
  const left = (minutesOf(row.to) - minutesOf(time)) / (minutesOf(row.to) - minutesOf(row.from));
  return row.expectedWalkIns * left;
};

/** Who will come without appointment for the rest of the day, as the rows of its load say. */
export const walkInsAhead = ({ rows, tickets, now, zone }: AheadInput): WalkInsAhead => {
  const { day, time } = civilOf(now, zone);
  const walkIns = tickets.filter((one) => !one.booked && one.status !== 'void');
  const weights = new Map<string, number>();
  for (const { reasonId } of walkIns) weights.set(reasonId, (weights.get(reasonId) ?? 0) + 1);
  const nowMs = Date.parse(now);
  return {
    steps: rows
      .map((row) => ({
        fromMs: Math.max(nowMs, Date.parse(toInstant(day, row.from, zone))),
        toMs: Date.parse(toInstant(day, row.to, zone)),
        people: stillExpected(row, time),
      }))
      .filter(({ people }) => people > 0),
    reasons: [...weights].map(([reasonId, weight]) => ({ reasonId, weight })),
    priorityShare: walkIns.length === 0 ? 0 : walkIns.filter((one) => one.priority).length / walkIns.length,
  };
};
