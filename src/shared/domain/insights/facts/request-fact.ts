import { minutesBetween } from '../../../time/civil';
import { asksForHelp } from '../../lifecycle/asks-for-help';
import { requestDetails, type RequestStay } from '../../lifecycle/request-details';
import type { Request } from '../../model/request';
import type { Ticket } from '../../model/ticket';
import { workingDaysBetween } from '../clock/working-days';
import { requestDueDay } from './request-due-day';
import type { RequestFact, StateStay } from './fact';
import type { FactContext } from './fact-context';
import { isRepeat } from './is-repeat';
import { prepared, toTheSecond } from './prepared';
import { isUnserved } from './unserved';

const daySeconds = 86_400;

const calendarDays = (from: string, to: string): number =>
  toTheSecond(Math.max(0, minutesBetween(from, to)) / 1440, daySeconds);

/** Working days between two instants of the site, never negative. */
const workingClock =
  ({ ref }: FactContext) =>
  (from: string, to: string): number => {
    const { civil } = prepared(ref);
    const [start, end] = [civil(from), civil(to)];
    const days = workingDaysBetween(start.day, start.minute, end.day, end.minute, ref.site.territory);
    return toTheSecond(Math.max(0, days), daySeconds);
  };

type Clocked = {
  readonly stays: readonly StateStay[];
  readonly pausedDays: number;
  readonly pausedCalendarDays: number;
};

/** How long it stood in each state up to `end`; the state that the closing began is none. */
const clocked = (
  stays: readonly RequestStay[],
  end: string,
  working: (from: string, to: string) => number,
): Clocked => {
  const found: StateStay[] = [];
  let pausedDays = 0;
  let pausedCalendarDays = 0;
  for (const { status, from, to } of stays) {
    if (from >= end || (status === 'closed' && to === '')) continue;
    const until = to === '' || to > end ? end : to;
    const days = working(from, until);
    found.push({ status, days });
    if (status !== 'waitingOnCitizen') continue;
    pausedDays += days;
    pausedCalendarDays += calendarDays(from, until);
  }
  return { stays: found, pausedDays: toTheSecond(pausedDays, daySeconds), pausedCalendarDays };
};

/** What the log and the clocks say of when it ended. `end` is where its time stops: the closing, or by now. */
const delaysOf = (request: Request, context: FactContext, ticket: Ticket | undefined) => {
  const { civil } = prepared(context.ref);
  const closedAt = request.status === 'closed' ? request.closedAt : '';
  const leftAt = closedAt === '' && ticket && isUnserved(ticket.status) ? ticket.endedAt : '';
  const end = closedAt || leftAt || context.now;
  const working = workingClock(context);
  const clock = clocked(requestDetails(request).stays, end, working);
  const isClosed = closedAt !== '';
  return {
    clock,
    isOpen: !isClosed && leftAt === '',
    closedDay: isClosed || leftAt !== '' ? civil(end).day : '',
    outcome: isClosed ? request.outcome : leftAt === '' ? '' : (ticket?.status ?? ''),
    delayDays: isClosed ? calendarDays(request.receivedAt, end) : null,
    workingDays: isClosed
      ? toTheSecond(Math.max(0, working(request.receivedAt, end) - clock.pausedDays), daySeconds)
      : null,
  };
};

/**
 * A request as figures see it; `null` when it was taken back, and for somebody at a kiosk who asks reception to come: that is no
 * question to the town hall. `ticket` is the one that was given with it: who came and left without having been served has no delay, and
 * is not open for ever (`outcome` says how the ticket ended).
 */
export const requestFact = (request: Request, context: FactContext, ticket?: Ticket): RequestFact | null => {
  if (request.status === 'void' || asksForHelp(request.events)) return null;
  const { civil, departmentOf } = prepared(context.ref);
  const received = civil(request.receivedAt);
  const { clock, ...delays } = delaysOf(request, context, ticket);
  return {
    id: request.id,
    siteId: request.siteId,
    ...received,
    channel: request.channel,
    reasonId: request.reasonId,
    departmentId: request.departmentId || (departmentOf.get(request.reasonId) ?? ''),
    themeId: requestDetails(request).themeId,
    ...delays,
    pausedDays: clock.pausedDays,
    dueDay: requestDueDay(request, received.day, clock, context.ref),
    stays: clock.stays,
    isRepeat: isRepeat(context, request.citizenId, request.reasonId, received.day),
  };
};
