import { no, ok, type Result } from '../../../lib/result';
import { isDayOfTrade } from '../../rows/parts';
import { readDay } from '../import/read-day';
import { readTime } from '../import/read-cells';
import type { RequestFault } from './request-import-plan';
import type { SiteClock } from './site-clock';

/** When something happened, by the clock of the site; `time` is `''` where the file gives none. */
type Moment = { readonly day: string; readonly time: string };

/** Reception and closing as instants; `closedAt` is `''` while open. */
type Moments = { readonly day: string; readonly receivedAt: string; readonly closedAt: string };

/** Where neither gives a time: the same for both, so that delays are whole days. */
const noon = '12:00';

const withZone = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})$/;

const instantMs = (text: string): number =>
  Date.parse(
    text
      .replace(' ', 'T')
      .replace(/\s/g, '')
      .replace(/([+-]\d{2})(\d{2})$/, '$1:$2'),
  );

const read = (text: string, timeText: string, clock: SiteClock): Moment | null => {
  if (withZone.test(text) && !Number.isNaN(instantMs(text)))
    return clock.civilOf(new Date(instantMs(text)).toISOString());
  const day = readDay(text);
  if (day === null) return null;
  if (timeText !== '') {
    const time = readTime(timeText);
    return time === null ? null : { day, time };
  }
  return { day, time: readTime(text) ?? '' };
};

/** What a row says of its two moments, as the file writes it; `''` = nothing. Times are only those of columns of their own. */
type MomentTexts = {
  readonly received: string;
  readonly receivedTime: string;
  readonly closed: string;
  readonly closedTime: string;
};

/**
 * The instants of a row. Where one of the two gives no time it takes that of the other, so that their difference is in whole days;
 * nothing may lie after the `now` of the clock, and no closing before its reception.
 */
export const readMoments = (texts: MomentTexts, clock: SiteClock): Result<Moments, RequestFault> => {
  if (texts.received === '') return no({ code: 'noReceived' });
  const received = read(texts.received, texts.receivedTime, clock);
  if (!received) return no({ code: 'badReceived', text: `${texts.received} ${texts.receivedTime}`.trim() });
  const closed = texts.closed === '' ? null : read(texts.closed, texts.closedTime, clock);
  if (texts.closed !== '' && !closed)
    return no({ code: 'badClosed', text: `${texts.closed} ${texts.closedTime}`.trim() });
  if (!isDayOfTrade(received.day)) return no({ code: 'farReceived', text: texts.received });
  if (closed && !isDayOfTrade(closed.day)) return no({ code: 'farClosed', text: texts.closed });
  const receivedAt = clock.instantOf(received.day, received.time || closed?.time || noon);
  const closedAt = closed ? clock.instantOf(closed.day, closed.time || received.time || noon) : '';
  const { now, today } = clock;
  if (received.day > today || (received.time !== '' && receivedAt > now))
    return no({ code: 'receivedAhead', text: texts.received });
  if (closed && (closed.day > today || (closed.time !== '' && closedAt > now)))
    return no({ code: 'closedAhead', text: texts.closed });
  if (closedAt !== '' && closedAt < receivedAt) return no({ code: 'closedBeforeReceived' });
  // A day without a time may be today, at an hour that is still to come.
  const notAhead = (at: string): string => (at > now ? now : at);
  return ok({ day: received.day, receivedAt: notAhead(receivedAt), closedAt: notAhead(closedAt) });
};
