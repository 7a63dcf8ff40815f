import { zoneOffsets } from '../../time/zone-offsets';
import { pad } from '../../lib/pad';

type Step = { readonly atMs: number; readonly offsetMs: number };

const stepsOf = (zone: string, year: number): readonly Step[] =>
  zoneOffsets(zone, `${pad(year, 4)}-01-01`, `${pad(year, 4)}-12-31`).map((change) => ({
    atMs: change.at === '' ? Number.NEGATIVE_INFINITY : Date.parse(change.at),
    offsetMs: change.toSeconds * 1000,
  }));

/**
 * What the clock of a zone shows at an instant, both in milliseconds since 1970, the clock's as if it were UTC. The offsets of
 * a year are looked up once, so that hundreds of thousands of instants take no time.
 */
export const zoneClock = (zone: string): ((instantMs: number) => number) => {
  const years = new Map<number, readonly Step[]>();
  return (instantMs) => {
    const year = new Date(instantMs).getUTCFullYear();
    let steps = years.get(year);
    if (!steps) {
      steps = stepsOf(zone, year);
      years.set(year, steps);
    }
    const last = steps.findLast(({ atMs }) => atMs <= instantMs) ?? steps[0];
    return instantMs + (last?.offsetMs ?? 0);
  };
};
