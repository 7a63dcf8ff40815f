import { foldText } from '../../../lib/fold-text';
import { no, ok, type Result } from '../../../lib/result';
import type { SiteReference } from '../../model/reference';
import { channels, type Channel } from '../../model/request';
import type { TableRow } from '../csv/table';
import { isDayOfTrade } from '../../rows/parts';
import { readDay } from '../import/read-day';
import { readTime } from '../import/read-cells';
import { readInstant } from '../import/read-instant';
import { guessValue } from './guess-value';
import { isExternalId, MOST_EXTERNAL_ID } from './request-commands';
import type { RequestFault, RequestLeftOut } from './request-import-plan';
import type { SiteClock } from './site-clock';
import { leaveOut, type RequestDraft, type RequestMapping, type ValueKind } from './request-mapping';
import { cellOf } from './value-texts';

/** When something happened, by the clock of the site; `time` is `''` where the file gives none. */
type Moment = { readonly day: string; readonly time: string };

/** Reception and closing as instants; `closedAt` is `''` while open. */
type Moments = { readonly day: string; readonly receivedAt: string; readonly closedAt: string };

/** Where neither gives a time: the same for both, so that delays are whole days. */
const noon = '12:00';

const read = (text: string, timeText: string, clock: SiteClock): Moment | null => {
  const instant = readInstant(text);
  if (instant !== null) return clock.civilOf(instant);
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
const readMoments = (texts: MomentTexts, clock: SiteClock): Result<Moments, RequestFault> => {
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

type Wrong = RequestFault | RequestLeftOut;
/** `departmentId`: whose names come first, for themes of several departments are often called the same. */
type Choose = (kind: ValueKind, departmentId?: string) => Result<string, Wrong>;

const progressOf = (folded: string): RequestDraft['progress'] => {
  if (/attente|complement|piece manquante/.test(folded)) return 'waitingOnCitizen';
  return /en cours|traitement|instruction|pris en charge/.test(folded) ? 'started' : 'none';
};

const isEnd = (folded: string): boolean => /^(?:clos|clotur|termin|traite|resolu|ferme|repondu)/.test(folded);
const isCancelled = (folded: string): boolean => /(?<!\b(?:non|pas) )(?:annul|supprim)|doublon/.test(folded);

/** Whatever is asked of a text more than once has one answer in a file. */
const remembered = <Value>(): ((key: string, make: () => Value) => Value) => {
  const known = new Map<string, Value>();
  return (key, make) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make();
    known.set(key, made);
    return made;
  };
};

/** Channel and reason are needed; a department or a theme that is left out is simply none. */
const chosenFor = (
  kind: ValueKind,
  text: string,
  departmentId: string,
  { mapping, reference }: Pick<RowReaderOptions, 'mapping' | 'reference'>,
): Result<string, Wrong> => {
  const isNeeded = kind === 'channel' || kind === 'reason';
  if (text === '') return isNeeded ? no({ code: kind === 'channel' ? 'noChannel' : 'noReason' }) : ok('');
  const own = { ...reference, themes: reference.themes.filter((theme) => theme.departmentId === departmentId) };
  const chosen =
    mapping.values[kind][foldText(text)] ??
    (kind === 'theme' ? guessValue(kind, text, own) : null) ??
    guessValue(kind, text, reference);
  if (chosen === leaveOut) return isNeeded ? no({ code: 'valueLeftOut' }) : ok('');
  // An unknown theme leaves a request unqualified, which figures show; an unknown service would send it to the wrong one.
  if (chosen === null) return kind === 'theme' ? ok('') : no({ code: 'unknownValue', kind, text });
  return ok(chosen);
};

const isChannel = (text: string): text is Channel => channels.some((channel) => channel === text);

type Values = Pick<RequestDraft, 'channel' | 'reasonId' | 'departmentId' | 'themeId'>;

type Parts = {
  readonly choose: Choose;
  readonly departmentOf: (reasonId: string) => string;
  readonly row: TableRow;
  readonly mapping: RequestMapping;
};

const valuesOf = ({ choose, departmentOf, row, mapping }: Parts): Result<Values, Wrong> => {
  const channel = choose('channel');
  if (!channel.ok) return channel;
  if (!isChannel(channel.value))
    return no({ code: 'unknownValue', kind: 'channel', text: cellOf(row, mapping, 'channel') });
  const reason = choose('reason');
  if (!reason.ok) return reason;
  const department = choose('department');
  if (!department.ok) return department;
  const theme = choose('theme', department.value || departmentOf(reason.value));
  if (!theme.ok) return theme;
  return ok({
    channel: channel.value,
    reasonId: reason.value,
    departmentId: department.value,
    themeId: theme.value,
  });
};

/** By what the rows of a file are understood. */
type RowReaderOptions = {
  readonly mapping: RequestMapping;
  readonly reference: SiteReference;
  readonly clock: SiteClock;
};

type Read = Result<RequestDraft, Wrong>;

/** Prepares the reading of many rows; each says what it means, or why not. The first thing that is wrong counts. */
export const requestRowReader = (options: RowReaderOptions): ((row: TableRow) => Read) => {
  const { mapping, reference, clock } = options;
  const choice = remembered<Result<string, Wrong>>();
  const folded = remembered<string>();
  const departments = new Map(reference.reasons.map(({ id, departmentId }) => [id, departmentId]));
  const departmentOf = (reasonId: string): string => departments.get(reasonId) ?? '';
  return (row) => {
    const cell = (field: Parameters<typeof cellOf>[2]): string => cellOf(row, mapping, field);
    const choose: Choose = (kind, departmentId = '') => {
      const text = cell(kind);
      return choice(`${kind} ${departmentId} ${text}`, () => chosenFor(kind, text, departmentId, options));
    };
    const statusText = cell('status');
    const status = folded(statusText, () => foldText(statusText));
    if (isCancelled(status)) return no({ code: 'cancelled' });
    const externalId = cell('externalId');
    if (externalId === '') return no({ code: 'noId' });
    if (externalId.length > MOST_EXTERNAL_ID) return no({ code: 'longId', text: externalId });
    if (!isExternalId(externalId)) return no({ code: 'oddId' });
    const moments = readMoments(
      {
        received: cell('receivedAt'),
        receivedTime: cell('receivedTime'),
        closed: cell('closedAt'),
        closedTime: cell('closedTime'),
      },
      clock,
    );
    if (!moments.ok) return moments;
    if (moments.value.closedAt === '' && isEnd(status)) return no({ code: 'closedWithoutDate' });
    const values = valuesOf({ choose, departmentOf, row, mapping });
    if (!values.ok) return values;
    return ok({ line: row.line, externalId, ...moments.value, ...values.value, progress: progressOf(status) });
  };
};
