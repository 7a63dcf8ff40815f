import type { AnyEvent, EventLog } from '../model/event';

import { standingEvents } from './crossed-by-arrival';
import { compareEvents, isAuthorityEvent } from './event-log';
import { isPlacement } from './placement-event';
import { textOf } from './read-payload';

/** Why the office calls off an appointment that nobody ever had. It is stored as it is read on screen. */
export const WRONG_ENTRY = 'Erreur de saisie';

const isCancel = ({ type }: AnyEvent): boolean => type === 'cancelledByCitizen' || type === 'cancelledByOffice';

/** Where an appointment is by a plan, as one text; `off` = nowhere. */
export const placeOf = (plan: AnyEvent): string =>
  isPlacement(plan) ? `${textOf(plan, 'day')} ${textOf(plan, 'time')}` : 'off';

/** Whether the person hears of a plan later only, by an `informed`. */
const isOfOffice = (plan: AnyEvent): boolean =>
  plan.type === 'cancelledByOffice'
    ? textOf(plan, 'why') !== WRONG_ENTRY
    : plan.type === 'rescheduled' && textOf(plan, 'settles') !== '';

/** The first counter of the unbroken run of events that one device wrote up to this one, with what the server said of them. */
const runFrom = (event: AnyEvent, log: EventLog): number => {
  const ids = new Set(log.flatMap(({ id, by }) => (by.deviceId === event.by.deviceId ? [id] : [])));
  const isOwn = (one: AnyEvent): boolean => ids.has(one.id) || (isAuthorityEvent(one) && ids.has(textOf(one, 'cause')));
  const own = new Set(log.filter(isOwn).map(({ n }) => n));
  let from = event.n;
  while (own.has(from - 1)) from -= 1;
  return from;
};

/** Whether neither device had heard of the other: both wrote under one counter, or one wrote on from there without a gap. */
export const isBeside = (one: AnyEvent, other: AnyEvent, log: EventLog): boolean => {
  if (one.by.deviceId === other.by.deviceId) return false;
  const [first, last] = one.n <= other.n ? [one, other] : [other, one];
  return first.n >= runFrom(last, log);
};

/** What the person heard: `by` was written as they heard it, `plan` says where the appointment is. */
type Word = { readonly by: AnyEvent; readonly plan: AnyEvent };

/** The placement that the writer of a move had before them, as far as counters tell. */
const movedFrom = (move: AnyEvent, standing: readonly AnyEvent[], log: EventLog): AnyEvent | undefined =>
  standing.slice(0, standing.indexOf(move)).findLast((event) => isPlacement(event) && !isBeside(event, move, log));

/**
 * What the person of an appointment was told, in order: the booking, moves that they wished, their cancellation, and what an `informed` says. A
 * move to the same hour, at another desk or for another length, tells them nothing. `standing`: the events of the log that count.
 */
export const wordsOf = (standing: readonly AnyEvent[], log: EventLog): readonly Word[] =>
  standing.flatMap((event): Word[] => {
    if (event.type === 'informed') {
      // What was said stays said, also when the plan was taken back since.
      const plan = log.find(({ id }) => id === event['cause']);
      return plan && (isPlacement(plan) || isCancel(plan)) ? [{ by: event, plan }] : [];
    }
    if (event.type === 'booked' || event.type === 'cancelledByCitizen') return [{ by: event, plan: event }];
    if (event.type !== 'rescheduled' || isOfOffice(event)) return [];
    const from = movedFrom(event, standing, log);
    return from && placeOf(from) === placeOf(event) ? [] : [{ by: event, plan: event }];
  });

/** The cancellation that stands, else the placement that set the hour; another desk for it may have come later. */
export const standsOf = (standing: readonly AnyEvent[]): AnyEvent | undefined => {
  const end = standing.findLast((event) => isCancel(event) || event.type === 'reopened');
  if (end && isCancel(end)) return end;
  const placements = standing.filter(isPlacement);
  const last = placements.at(-1);
  const elsewhere = placements.findLastIndex((one) => last !== undefined && placeOf(one) !== placeOf(last));
  return placements[elsewhere + 1];
};

/** What counts, and what the person was told besides. */
export type Crossing = { readonly stands: AnyEvent; readonly other: AnyEvent };

const findCrossing = (log: EventLog): Crossing | null => {
  const standing = standingEvents(log);
  const stands = standsOf(standing);
  const words = wordsOf(standing, log);
  const isOfStands = ({ plan }: Word): boolean => stands !== undefined && placeOf(plan) === placeOf(stands);
  if (!stands || words.every(isOfStands)) return null;
  const opened = standing.findLast(({ type }) => type === 'reopened');
  // What one device said last is what it says; whoever opened it again had heard of its end.
  const last = [...new Map(words.map((word) => [word.by.by.deviceId, word])).values()].filter(
    ({ by }) => !opened || compareEvents(by, opened) > 0,
  );
  const voices = [...last.filter(isOfStands).map(({ by }) => by), ...(isOfOffice(stands) ? [] : [stands])];
  const said = words.flatMap((word) =>
    word.by.type === 'informed' && isOfStands(word) && compareEvents(word.by, stands) > 0 ? [word.by] : [],
  );
  const isWishedAlone = !standing.some((event) => isOfOffice(event) && placeOf(event) === placeOf(stands));
  const isOver = (other: AnyEvent): boolean =>
    said.some(
      (by, at) =>
        // A wish was told as it was written: whoever tells it again knows of the other. What the office did is told by who knows of that alone, once.
        isWishedAlone ||
        !isBeside(by, other, log) ||
        said.slice(0, at).some((before) => before.by.deviceId === by.by.deviceId),
    );
  const found = last.findLast(
    (word) => !isOfStands(word) && voices.some((voice) => isBeside(voice, word.by, log)) && !isOver(word.by),
  );
  return found ? { stands, other: found.plan } : null;
};

const known = new WeakMap<EventLog, Crossing | null>();

/**
 * What counts and what the person was told besides, by a desk that had not heard of it, until somebody who knew both told them what counts (decision
 * 0090); `null` where there is nothing of the kind. Several readers ask it of each state of a log: it is worked out once.
 */
export const crossingOf = (log: EventLog): Crossing | null => {
  const seen = known.get(log);
  if (seen !== undefined) return seen;
  const crossing = findCrossing(log);
  known.set(log, crossing);
  return crossing;
};

/**
 * The placement that the person was last told before the two desks of a crossing went different ways, as both of them knew; `undefined` = they had
 * none in common. A move of the office that nobody had told yet is not the hour that the person had.
 */
export const toldBefore = (log: EventLog, { stands, other }: Crossing): AnyEvent | undefined =>
  wordsOf(standingEvents(log), log).findLast(
    ({ by, plan }) =>
      isPlacement(plan) && [stands, other].every((one) => compareEvents(by, one) < 0 && !isBeside(by, one, log)),
  )?.plan;
