import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { heldLabels } from '#shared/domain/numbers/held-labels';
import { nextFree } from '#shared/domain/numbers/next-free';
import { numberLabel, turnOf } from '#shared/domain/numbers/number-label';
import { seriesFor, type NumberSeries } from '#shared/domain/numbers/number-series';

import type { DataContext } from '../../context';
import { readAll } from '../../plain';

/** A number that is now taken: its series, its place in it, and what is printed. */
export type IssuedNumber = { readonly series: string; readonly number: number; readonly label: string };

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

/**
 * The next number of this device's own series: contiguous within the day, whatever became of the tickets. What another device wrote into
 * the series does not move it; a number that stands there already is passed over.
 */
const ownNumber = async (context: DataContext, day: string, rules: NumberSeries): Promise<IssuedNumber> => {
  const series = `${rules.letter}-${context.deviceSeries}`;
  const tickets = await readAll<Ticket>(context.database.tickets.find({ selector: { day } }));
  const all = tickets.filter((ticket) => ticket.series === series);
  const own = all.filter(({ events }) =>
    events.some((event) => event.type === 'issued' && event.by.deviceId === context.deviceId),
  );
  const number = nextFree(
    Math.max(0, ...own.map((ticket) => ticket.number)),
    all.map((ticket) => ticket.number),
  );
  return { series, number, label: numberLabel(rules, number, context.deviceSeries) };
};

/** So many numbers are passed over at most: each is a call of the server that somebody waits for. */
const mostSkipped = 8;

/**
 * The server's next number of the reason's series; out of reach, the next of the device's own. A number whose print somebody still
 * holds is given up for the next one: after a turn of the series, or when its rules changed during the day.
 */
export const issueNumber = async (
  context: DataContext,
  reference: SiteReference,
  day: string,
  reasonId: string,
): Promise<IssuedNumber> => {
  const rules = seriesFor(reference, reasonId);
  const series = rules.letter;
  const held = heldLabels(await readAll<Ticket>(context.database.tickets.find({ selector: { day } })));
  for (let skipped = 0; ; skipped += 1) {
    const wish = { key: context.newId(), day, series };
    const issued = await context.server.issueNumber(wish);
    if (!issued.ok) {
      // The call may have arrived, or still be on its way: nobody prints what it brings.
      context.forgoneNumbers.add(wish);
      return ownNumber(context, day, rules);
    }
    const { number } = issued.value;
    const label = numberLabel(rules, number);
    if (!held.has(label) || skipped >= Math.min(mostSkipped, turnOf(rules) - 1)) return { series, number, label };
    context.forgoneNumbers.add(wish);
  }
};
