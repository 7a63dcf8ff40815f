import type { SiteReference } from '#shared/domain/model/reference';

import type { DataContext } from '../context';

/** A number that is now taken: its series and its place in it. */
export type IssuedNumber = { readonly series: string; readonly number: number };

/** The letter of the series that tickets of a reason carry. */
const letterFor = (reference: SiteReference, reasonId: string): string =>
  (
    reference.series.find((one) => one.reasonIds.includes(reasonId)) ??
    reference.series.find((one) => one.reasonIds.length === 0)
  )?.letter ?? 'A';

const queues = new WeakMap<object, Promise<unknown>>();

/**
 * Runs one at a time, so that two tickets issued at once by this device never get the same number. `hold` lasts until
 * the ticket is written.
 */
export const oneAtATime = <Value>(context: DataContext, hold: () => Promise<Value>): Promise<Value> => {
  const before = queues.get(context.database) ?? Promise.resolve();
  const run = async (): Promise<Value> => {
    // Without other windows the queue in this one is enough.
    if (!context.database.multiInstance || typeof navigator === 'undefined' || !navigator.locks) return hold();
    return navigator.locks.request(`guichet-issue-${context.siteId}`, hold);
  };
  const result = before.then(run, run);
  queues.set(
    context.database,
    result.catch(() => undefined),
  );
  return result;
};

/** The next number of this device's own series: contiguous within the day, whatever became of the tickets. */
const ownNumber = async (context: DataContext, day: string, letter: string): Promise<IssuedNumber> => {
  const series = `${letter}-${context.deviceSeries}`;
  const documents = await context.database.tickets.find({ selector: { day } }).exec();
  const numbers = documents.filter((document) => document.series === series).map((document) => document.number);
  return { series, number: Math.max(0, ...numbers) + 1 };
};

/** The server's next number of the reason's series; out of reach, the next of the device's own. */
export const issueNumber = async (
  context: DataContext,
  reference: SiteReference,
  day: string,
  reasonId: string,
): Promise<IssuedNumber> => {
  const series = letterFor(reference, reasonId);
  const wish = { key: context.newId(), day, series };
  const number = await context.authority.issueNumber(wish);
  if (number !== 'unreachable') return { series, number };
  // The call may have arrived, or still be on its way: nobody prints what it brings.
  context.forgoneNumbers.add(wish);
  return ownNumber(context, day, series);
};
