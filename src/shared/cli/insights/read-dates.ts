import { isPossibleDay } from './case';
import type { InsightsMap } from './map-schema';
import { guessFormat, readMoment, type DateFormat, type Moment } from './read-moment';
import { zoneClock } from './zone-clock';

/** How the dates of a column were read. */
export type DateReading = {
  readonly format: DateFormat;
  readonly isGuessed: boolean;
  /** A guess that nothing contradicts; day and month may be the other way round where it is not. */
  readonly isSure: boolean;
  /** Cells that were read as dates, and those that are none though they are not empty. */
  readonly read: number;
  readonly unreadable: number;
  /** Of those read: how many give a time of day, and how many say how far they are from UTC. */
  readonly withTime: number;
  readonly withOffset: number;
};

/** The dates of a column by the clock of the zone: `null` = an empty cell, `'bad'` = one that is no date. */
export type DateColumn = { readonly how: DateReading; readonly cells: readonly (Moment | 'bad' | null)[] };

type Which = 'opened' | 'closed';
type Format = Pick<DateReading, 'format' | 'isGuessed' | 'isSure'>;

const given = (map: InsightsMap, which: Which): DateFormat | undefined =>
  typeof map.dates === 'string' ? map.dates : map.dates?.[which];

const dayMs = 86_400_000;

/** By the clock of the zone, where the cell says how far its own is from UTC. Of years that are none, no zone knows the clock. */
const inZone = (clock: (instantMs: number) => number, moment: Moment): Moment => {
  if (moment.offsetMs === null || !isPossibleDay(Math.floor(moment.civilMs / dayMs))) return moment;
  const instantMs = moment.civilMs - moment.offsetMs;
  const civilMs = clock(instantMs);
  return { civilMs, hasTime: moment.hasTime, offsetMs: civilMs - instantMs };
};

/** Whether a cell counts as empty: one without text always does. */
export const emptiness = (map: InsightsMap): ((text: string) => boolean) => {
  const empty = new Set((map.empty ?? []).map((text) => text.trim()));
  return (text) => text === '' || empty.has(text);
};

const formatOf = (cells: readonly string[], map: InsightsMap, which: Which): Format => {
  const format = given(map, which);
  if (format !== undefined) return { format, isGuessed: false, isSure: true };
  const isEmpty = emptiness(map);
  return { ...guessFormat(cells.filter((text) => !isEmpty(text))), isGuessed: true };
};

const daysAndMonths: readonly DateFormat[] = ['dmy', 'mdy'];

/** What does not tell day from month by itself goes by the other column, where that does: a file writes both alike. */
const byTheOther = (own: Format, other: Format): Format =>
  !own.isSure && other.isSure && daysAndMonths.includes(own.format) && daysAndMonths.includes(other.format)
    ? { ...own, format: other.format, isSure: true }
    : own;

const readColumn = (cells: readonly string[], map: InsightsMap, format: Format): DateColumn => {
  const isEmpty = emptiness(map);
  const clock = zoneClock(map.zone ?? 'Europe/Paris');
  let [read, unreadable, withTime, withOffset] = [0, 0, 0, 0];
  const moments = cells.map((text): Moment | 'bad' | null => {
    if (isEmpty(text)) return null;
    const moment = readMoment(text, format.format);
    if (!moment) {
      unreadable += 1;
      return 'bad';
    }
    read += 1;
    if (moment.hasTime) withTime += 1;
    if (moment.offsetMs !== null) withOffset += 1;
    return inZone(clock, moment);
  });
  return { how: { ...format, read, unreadable, withTime, withOffset }, cells: moments };
};

/** Makes the two columns readable as dates, their formats guessed unless the map gives them. */
export const dateColumns = (
  cells: Readonly<Record<Which, readonly string[]>>,
  map: InsightsMap,
): Readonly<Record<Which, DateColumn>> => {
  const [opened, closed] = [formatOf(cells.opened, map, 'opened'), formatOf(cells.closed, map, 'closed')];
  return {
    opened: readColumn(cells.opened, map, byTheOther(opened, closed)),
    closed: readColumn(cells.closed, map, byTheOther(closed, opened)),
  };
};
