import type { Ticket } from '#shared/domain/model/ticket';

import type { History } from '../history/history';
import { siteId } from '../town/sim-town';
import { facts } from './facts';
import { storedDocuments } from './replicas';

type Series = { readonly day: string; readonly series: string; readonly numbers: Map<number, readonly string[]> };

const keyOf = (day: string, series: string): string => `${day} ${series}`;
const placeOf = (one: { readonly day: string; readonly series: string; readonly number: number }): string =>
  `${keyOf(one.day, one.series)} ${one.number}`;

const voidsOf = async ({ server }: History, days: ReadonlySet<string>): Promise<ReadonlySet<string>> => {
  const voids = new Set<string>();
  for (const day of days) for (const given of await server.store.voidNumbers(siteId, day)) voids.add(placeOf(given));
  return voids;
};

/** Tickets of which agents are told that their number is odd. */
const doubtedOf = async ({ server }: History): Promise<ReadonlySet<string>> =>
  new Set(
    (await server.store.quarantined(siteId))
      .filter(({ collection, why }) => collection === 'tickets' && why.startsWith('number'))
      .map(({ id }) => id),
  );

/** What a hostile desk numbered is kept and shown, and no number that stands on it is given to anybody later. */
const checkHostileNumbers = (
  history: History,
  tickets: ReadonlyMap<string, Ticket>,
  doubted: ReadonlySet<string>,
): void => {
  const { findings, hostile, intruder, watch, restores, plan } = history;
  // A restored server knows neither what it gave nor what it took.
  if (restores.length > 0) return;
  for (const [id, takenMs] of hostile.numbers) {
    const ticket = tickets.get(id);
    if (!ticket) {
      findings.add(5, `${id} is gone, though a person holds its number`);
      continue;
    }
    const isOwn = ticket.series.endsWith(`-${intruder.series}`) && ticket.number <= facts.highestNumber;
    if (!isOwn && !doubted.has(id)) findings.add(5, `nobody gave ${placeOf(ticket)} to ${id}, and nobody is told`);
    // An answer that a killed server never sent is sent when the desk asks again.
    if (plan.chaos.includes('serverRestart')) continue;
    const later = watch.numbers.filter((one) => placeOf(one) === placeOf(ticket));
    if (later.length > 0 && later.every(({ atMs }) => atMs > takenMs))
      findings.add(5, `${placeOf(ticket)} was given although ${id} bore it`);
  }
};

/**
 * Whether a number was given by a server that could not know yet that an older copy had been put back: nobody had shown it when it took the
 * call, and a history never begins amid a transaction.
 */
const wasGivenUnawares = ({ watch, copies, plan }: History, place: string): boolean =>
  plan.seed % 2 !== 0 &&
  watch.numbers.some(
    (one) =>
      placeOf(one) === place &&
      copies.some((atMs) => one.atMs >= atMs && !watch.rotations.some((ms) => ms >= atMs && ms <= one.beganMs)),
  );

/** Line 5: numbers are unique, every hole has a void record, printed numbers never change. Odd ones of a hostile desk are told to agents. */
export const checkNumbers = async (history: History): Promise<void> => {
  const { findings, watch, intruder } = history;
  const all = new Map<string, Series>();
  const seriesOf = (day: string, series: string): Series => {
    const known = all.get(keyOf(day, series)) ?? { day, series, numbers: new Map<number, readonly string[]>() };
    all.set(keyOf(day, series), known);
    return known;
  };
  const tickets = (await storedDocuments(history, 'tickets')) as unknown as ReadonlyMap<string, Ticket>;
  const doubted = await doubtedOf(history);
  const given = new Map<string, number>();
  const reach = (day: string, series: string, number: number): void =>
    void given.set(keyOf(day, series), Math.max(number, given.get(keyOf(day, series)) ?? 0));
  for (const { id, day, series, number, events } of tickets.values()) {
    const issued = events.find((event) => event.type === 'issued');
    if (issued && (issued['number'] !== number || issued['series'] !== series || issued['day'] !== day))
      findings.add(5, `the printed number of ${id} changed`);
    const { numbers } = seriesOf(day, series);
    const others = numbers.get(number) ?? [];
    numbers.set(number, [...others, id]);
    // What nobody gave leaves no holes below it.
    if (issued?.by.deviceId !== intruder.id) reach(day, series, number);
  }
  const isHostile = (id: string): boolean =>
    tickets.get(id)?.events.some((event) => event.type === 'issued' && event.by.deviceId === intruder.id) ?? false;
  for (const { day, series, numbers } of all.values())
    for (const [number, ids] of numbers) {
      const name = `${series} ${number} of ${day}`;
      const honest = ids.filter((id) => !isHostile(id));
      if (honest.length > 1 && !wasGivenUnawares(history, `${keyOf(day, series)} ${number}`))
        findings.add(5, `${name} is on ${honest.join(' and on ')}`);
      if (ids.length > 1 && !ids.some((id) => doubted.has(id)))
        findings.add(5, `${name} is on ${ids.join(' and on ')}, and nobody is told`);
      for (const id of honest)
        if (ids.length === 1 && doubted.has(id) && history.restores.length === 0)
          findings.add(5, `${name} is doubted, though it was given to ${id} alone`);
    }
  checkHostileNumbers(history, tickets, doubted);
  const voids = await voidsOf(history, new Set([...all.values()].map((one) => one.day)));
  // A restored server does not remember what it gave; what was printed must be there all the same.
  for (const one of history.restores.length > 0 ? [] : watch.numbers) reach(one.day, one.series, one.number);
  const daysLeft = new Set(history.retired.values());
  for (const { day, series, numbers } of all.values()) {
    // A day of which tickets left by their age has holes.
    if (daysLeft.has(day)) continue;
    // What a revoked device printed stays with it.
    if (series.includes('-') && history.plan.chaos.includes('revoke')) continue;
    if (!series.includes('-') && history.restores.length > 0) continue;
    for (let number = 1; number <= (given.get(keyOf(day, series)) ?? 0); number += 1)
      if (!numbers.has(number) && !voids.has(`${keyOf(day, series)} ${number}`))
        findings.add(5, `${series} ${number} of ${day} is on no ticket and has no void record`);
  }
};
