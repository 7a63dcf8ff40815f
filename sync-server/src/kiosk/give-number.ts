import type { Ticket } from '#shared/domain/model/ticket';
import { heldLabels } from '#shared/domain/numbers/held-labels';
import { nextFree } from '#shared/domain/numbers/next-free';
import { numberLabel, turnOf } from '#shared/domain/numbers/number-label';
import { seriesFor } from '#shared/domain/numbers/number-series';

import { loadAllOfDay } from '../documents/load-facts';
import { closedWhy } from '../tickets/numbers';
import { Problem } from '../lib/problem';
import type { KioskScene } from './kiosk-scene';

/** So many numbers are passed over at most, as desks do: where more people wait than there are numbers, two are alike. */
const MOST_SKIPPED = 8;

/** A number as a ticket bears it. */
export type KioskNumber = { readonly series: string; readonly number: number; readonly label: string };

/**
 * The next number of the site's series for a reason. One whose print somebody still holds is passed over and leaves its void record.
 * Throws `busy` on a day whose numbers a restore may have lost: the kiosk then counts its own.
 */
export const giveNumber = async (
  { parts, site, device, at, reference }: KioskScene,
  wish: { readonly key: string; readonly day: string; readonly reasonId: string },
  tickets: readonly Ticket[],
): Promise<KioskNumber> => {
  const closed = await closedWhy(parts, site, at, wish.day);
  if (closed !== '') throw new Problem('busy', closed);
  const rules = seriesFor(reference, wish.reasonId);
  const held = heldLabels(tickets);
  const most = Math.min(MOST_SKIPPED, turnOf(rules) - 1);
  for (let skipped = 0; ; skipped += 1) {
    const key = skipped === 0 ? wish.key : `${wish.key}~${skipped}`;
    const number = await site.issueNumber({ key, day: wish.day, series: rules.letter, at, deviceId: device.id });
    if (number === null) throw new Problem('busy', 'this series is used up today');
    const label = numberLabel(rules, number);
    if (!held.has(label) || skipped >= most) return { series: rules.letter, number, label };
    await site.voidNumber(key, 'released');
  }
};

/** The place in the kiosk's own series, and the letter on the paper (`''` = that of today). */
export type OwnNumber = { readonly number: number; readonly letter: string };

/**
 * The number that a kiosk gave by itself. Should it have counted anew on the same day, what is printed stays as printed and the place
 * in the series moves on: two tickets never share one.
 */
export const ownNumber = async (
  { site, device, reference }: KioskScene,
  day: string,
  reasonId: string,
  { number, letter }: OwnNumber,
): Promise<KioskNumber> => {
  // The paper was printed by the settings of then.
  const today = seriesFor(reference, reasonId);
  const rules = { ...today, letter: letter === '' ? today.letter : letter };
  const series = `${rules.letter}-${device.series}`;
  const label = numberLabel(rules, number, device.series);
  const taken = (await loadAllOfDay(site, 'tickets', day))
    .filter((ticket) => ticket.series === series)
    .map((ticket) => ticket.number);
  return { series, label, number: nextFree(number - 1, taken) };
};
