import type { Ticket } from '#shared/domain/model/ticket';

import type { History } from '../history/history';
import { siteId } from '../town/sim-town';
import { storedDocuments } from './replicas';

type Series = { readonly day: string; readonly series: string; readonly numbers: Map<number, string> };

const keyOf = (day: string, series: string): string => `${day} ${series}`;

const voidsOf = async ({ server }: History, days: ReadonlySet<string>): Promise<ReadonlySet<string>> => {
  const voids = new Set<string>();
  for (const day of days)
    for (const given of await server.store.voidNumbers(siteId, day))
      voids.add(`${keyOf(day, given.series)} ${given.number}`);
  return voids;
};

/** Line 5: numbers are unique, every hole has a void record, printed numbers never change. */
export const checkNumbers = async (history: History): Promise<void> => {
  const { findings, watch } = history;
  const all = new Map<string, Series>();
  const seriesOf = (day: string, series: string): Series => {
    const known = all.get(keyOf(day, series)) ?? { day, series, numbers: new Map() };
    all.set(keyOf(day, series), known);
    return known;
  };
  for (const ticket of (await storedDocuments(history, 'tickets')).values() as Iterable<unknown>) {
    const { id, day, series, number, events } = ticket as Ticket;
    const issued = events.find((event) => event.type === 'issued');
    if (issued && (issued['number'] !== number || issued['series'] !== series || issued['day'] !== day))
      findings.add(5, `the printed number of ${id} changed`);
    const { numbers } = seriesOf(day, series);
    const other = numbers.get(number);
    if (other !== undefined) findings.add(5, `${series} ${number} of ${day} is on ${other} and on ${id}`);
    numbers.set(number, id);
  }
  const voids = await voidsOf(history, new Set([...all.values()].map((one) => one.day)));
  const given = new Map<string, number>();
  // A restored server does not remember what it gave; what was printed must be there all the same.
  for (const one of history.restores.length > 0 ? [] : watch.numbers)
    given.set(keyOf(one.day, one.series), Math.max(one.number, given.get(keyOf(one.day, one.series)) ?? 0));
  for (const { day, series, numbers } of all.values()) {
    const highest = Math.max(...numbers.keys(), given.get(keyOf(day, series)) ?? 0);
    // What a revoked device printed stays with it.
    if (series.includes('-') && history.plan.chaos.includes('revoke')) continue;
    if (!series.includes('-') && history.restores.length > 0) continue;
    for (let number = 1; number <= highest; number += 1)
      if (!numbers.has(number) && !voids.has(`${keyOf(day, series)} ${number}`))
        findings.add(5, `${series} ${number} of ${day} is on no ticket and has no void record`);
  }
};
