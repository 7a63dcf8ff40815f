import type { InsightsMap } from './map-schema';
import { guessFormat, readMoment, type DateFormat, type Moment } from './read-moment';
import { zoneClock } from './zone-clock';

/** The dates of a column by the clock of the zone: `null` = an empty cell, `'bad'` = one that is no date. */
export type DateColumn = {
  readonly format: DateFormat;
  readonly isGuessed: boolean;
  /** A guess that something contradicts nothing; day and month may be the other way round where it is not. */
  readonly isSure: boolean;
  readonly cells: readonly (Moment | 'bad' | null)[];
};

const given = (map: InsightsMap, which: 'opened' | 'closed'): DateFormat | undefined =>
  typeof map.dates === 'string' ? map.dates : map.dates?.[which];

/** By the clock of the zone, where the cell says how far its own is from UTC. */
const inZone = (clock: (instantMs: number) => number, moment: Moment): Moment => {
  if (moment.offsetMs === null) return moment;
  const instantMs = moment.civilMs - moment.offsetMs;
  const civilMs = clock(instantMs);
  return { civilMs, hasTime: moment.hasTime, offsetMs: civilMs - instantMs };
};

/** Whether a cell counts as empty: one without text always does. */
export const emptiness = (map: InsightsMap): ((text: string) => boolean) => {
  const empty = new Set((map.empty ?? []).map((text) => text.trim()));
  return (text) => text === '' || empty.has(text);
};

/** Makes a column of cells readable as dates, its format guessed unless the map gives it. */
export const dateColumn = (cells: readonly string[], map: InsightsMap, which: 'opened' | 'closed'): DateColumn => {
  const isEmpty = emptiness(map);
  const format = given(map, which);
  const guess = format === undefined ? guessFormat(cells.filter((text) => !isEmpty(text))) : null;
  const used = format ?? guess?.format ?? 'iso';
  const clock = zoneClock(map.zone ?? 'Europe/Paris');
  const read = (text: string): Moment | 'bad' | null => {
    if (isEmpty(text)) return null;
    const moment = readMoment(text, used);
    return moment ? inZone(clock, moment) : 'bad';
  };
  return { format: used, isGuessed: guess !== null, isSure: guess?.isSure ?? true, cells: cells.map(read) };
};
