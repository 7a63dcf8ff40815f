import { decideRequest } from '#shared/domain/lifecycle/decide-request';
import { decideTicket } from '#shared/domain/lifecycle/decide-ticket';
import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import type { Ticket, WaitBand } from '#shared/domain/model/ticket';
import { kioskReasons } from '#shared/domain/publication/kiosk-reasons';
import type { KioskTicketRequest } from '#shared/sync/wire/kiosk-calls';
import { logOf } from '#shared/sync/merge-document';
import { civilOf } from '#shared/time/civil';
import { heldLabels } from '#shared/domain/numbers/held-labels';
import { nextFree } from '#shared/domain/numbers/next-free';
import { numberLabel, turnOf } from '#shared/domain/numbers/number-label';
import { seriesFor } from '#shared/domain/numbers/number-series';

import { floorNow, type FloorDay } from '../floor/floor';
import { HOUR_MS, MOST_HANDED_IN_PER_HOUR, MOST_KIOSK_TICKETS_PER_HOUR } from '../bounds';
import { budgetsOf } from '../lib/budgets';
import { Problem, spend } from '../lib/problem';
import type { Handler } from '../wire/handler';
import { loadAllOfDay } from '../documents/load-facts';
import { closedWhy } from '../tickets/numbers';
import { addEvents, atKiosk, type KioskScene, type KioskNeeds } from './kiosk-scene';
import { insteadOf, ownTicket } from './own-ticket';
import { takeTicketBack } from './take-back';
import { ticketReply } from './ticket-reply';

/** So many numbers are passed over at most, as desks do: where more people wait than there are numbers, two are alike. */
const MOST_SKIPPED = 8;

/** A number as a ticket bears it. */
type KioskNumber = { readonly series: string; readonly number: number; readonly label: string };

/**
 * The next number of the site's series for a reason. One whose print somebody still holds is passed over and leaves its void record.
 * Throws `busy` on a day whose numbers a restore may have lost: the kiosk then counts its own.
 */
const giveNumber = async (
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
type OwnNumber = { readonly number: number; readonly letter: string };

/**
 * The number that a kiosk gave by itself. Should it have counted anew on the same day, what is printed stays as printed and the place
 * in the series moves on: two tickets never share one.
 */
const ownNumber = async (
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

/** A kiosk makes its own keys of pages while it counts its own numbers: 128 bits in base64url. */
const KEY_SHAPE = /^[\w-]{22,40}$/;

/** The request that stands behind a ticket of a kiosk. */
export const requestIdOf = (key: string): string => `${key}~request`;

/** What a ticket is for, beside its number. */
export type TicketWish = {
  readonly key: string;
  readonly reasonId: string;
  readonly priority: boolean;
  readonly appointmentId: string;
  readonly requestId: string;
  readonly citizenId: string;
  readonly dueAt: string;
  readonly trackKey: string;
  readonly announced: WaitBand | null;
  /** What the kiosk gave by itself, `null` = the next of the site's series. */
  readonly own: OwnNumber | null;
};

/** Issues a ticket whose id is the key, with the next number of the day or the one that the kiosk gave. */
export const issueTicket = async (scene: KioskScene, wish: TicketWish, { tickets }: FloorDay): Promise<Ticket> => {
  const { key, own, ...facts } = wish;
  const { day } = civilOf(scene.at, scene.reference.site.zone);
  const number =
    own === null
      ? await giveNumber(scene, { key, day, reasonId: wish.reasonId }, tickets)
      : await ownNumber(scene, day, wish.reasonId, own);
  const issued = decideTicket(null, { type: 'issue', ...facts, ...number, day, origin: 'kiosk' });
  if (!issued.ok) throw new Problem('badRequest', issued.reason.code);
  return foldTicket(key, scene.site.siteId, logOf(await addEvents(scene, key, 'tickets', key, issued.value)));
};

const receive = async (scene: KioskScene, key: string, reasonId: string): Promise<string> => {
  const { day } = civilOf(scene.at, scene.reference.site.zone);
  const received = decideRequest(null, {
    type: 'receive',
    day,
    channel: 'desk',
    reasonId,
    citizenId: '',
    ticketId: key,
  });
  if (!received.ok) throw new Problem('badRequest', received.reason.code);
  await addEvents(scene, key, 'requests', requestIdOf(key), received.value);
  return requestIdOf(key);
};

/**
 * Under which id a touch has its ticket. What a kiosk printed by itself counts: a number that the server gave under the same key, and
 * whose answer got lost, is taken back, so that nobody holds two places. Should a desk have called it already, it ends there unanswered.
 */
const idOfTouch = async (scene: KioskScene, { key, own }: KioskTicketRequest): Promise<string> => {
  const known = own === null ? null : await ownTicket(scene, key);
  if (!known || known.series.endsWith(`-${scene.device.series}`)) return key;
  await takeTicketBack(scene, known);
  return insteadOf(key);
};

/** The moment at which the ticket was given: never ahead of the server. */
const givenAt = ({ own }: KioskTicketRequest, at: string): string =>
  own !== null && Date.parse(own.at) < Date.parse(at) ? new Date(own.at).toISOString() : at;

/** A ticket for a reason: under one key there is one ticket, however often the call is made. */
export const kioskTicket = (parts: KioskNeeds): Handler<'kioskTicket'> => {
  const fresh = budgetsOf(MOST_KIOSK_TICKETS_PER_HOUR, HOUR_MS);
  const handedIn = budgetsOf(MOST_HANDED_IN_PER_HOUR, HOUR_MS);
  return async (wish, device) => {
    const { reasonId, priority, own, language } = wish;
    const before = await floorNow(parts, device.siteId);
    // What people hold on paper is taken in, even when its reason went away meanwhile.
    if (own === null && !kioskReasons(before.reference).some(({ id }) => id === reasonId))
      throw new Problem('notFound', 'no such reason at the kiosk');
    const announced = own === null ? (parts.waits.of(before).get(reasonId) ?? null) : null;
    const trackKey = own !== null && KEY_SHAPE.test(own.trackKey) ? own.trackKey : parts.newTrackKey();
    const ticket = await atKiosk(parts, device, before, async (scene) => {
      const id = await idOfTouch(scene, wish);
      const known = await ownTicket(scene, id);
      // Handed in before, by a call that was still on its way when the person took the number back.
      if (known && own?.undone === true) await takeTicketBack(scene, known);
      if (known) return known;
      spend(own === null ? fresh : handedIn, device.id, scene.nowMs);
      const then = { ...scene, at: givenAt(wish, scene.at) };
      const requestId = await receive(then, id, reasonId);
      const facts = { appointmentId: '', citizenId: '', dueAt: '', own };
      const given = await issueTicket(
        then,
        { key: id, reasonId, priority, requestId, trackKey, announced, ...facts },
        before,
      );
      if (own?.undone === true) await takeTicketBack(scene, given);
      return given;
    });
    const after = await floorNow(parts, device.siteId);
    return ticketReply(after, ticket, language, new Date(parts.clock()).toISOString());
  };
};
