import { numberDoubt, type NumberPlace } from '#shared/domain/numbers/number-doubt';
import { civilOf } from '#shared/time/civil';

import type { Change, PushScene } from '../documents/registry';
import { readRetention } from '../sites/retention-note';
import { ticketLabel, type TicketLabel } from '../store/ticket-label';

const placeKey = ({ day, series, number }: TicketLabel): string => JSON.stringify([day, series, number]);

/**
 * The new tickets of a push whose number does not fit, by id, with what is odd. One read for all of them. They are stored all the same:
 * a person holds that paper, and what is printed never changes.
 */
export const doubtNumbers = async (
  { site, rules, device, restoredAt, referenceOf }: PushScene,
  changes: readonly Change[],
): Promise<ReadonlyMap<string, string>> => {
  const doubts = new Map<string, string>();
  const fresh = changes.filter(({ before }) => before === null).map(({ after }) => after);
  if (!rules.numberChecked || fresh.length === 0) return doubts;
  const labels = new Map(fresh.map((ticket) => [ticket.id, ticketLabel('tickets', ticket)]));
  const known = await site.numbersAt([...labels.values()].filter((label) => label !== null));
  const places = new Map<string, NumberPlace>(known.map((place) => [placeKey(place), place]));
  const zone = restoredAt === '' ? '' : ((await referenceOf(site))?.site.zone ?? 'Europe/Paris');
  // What left by its age may be brought back: nothing tells any more whose number it was.
  const { reached: goneBefore } = await readRetention(site);
  for (const [id, label] of labels) {
    if (label && label.day < goneBefore) continue;
    const place = label && (places.get(placeKey(label)) ?? null);
    const isLost = label !== null && restoredAt !== '' && label.day <= civilOf(restoredAt, zone).day;
    const why = label ? numberDoubt({ ...label, device, isLost }, place) : 'numberTooHigh';
    if (why !== '') doubts.set(id, why);
    // The next ticket of this push must not bear it too.
    if (label) places.set(placeKey(label), { deviceId: place?.deviceId ?? '', isBorne: true });
  }
  return doubts;
};
