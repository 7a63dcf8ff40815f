import { instantOfBackup } from './backup-name';

/** Of so many days the last backup is kept, and of so many weeks. */
export const KEPT_DAYS = 14;
export const KEPT_WEEKS = 8;

const DAY_MS = 86_400_000;
/** 5 January 1970 was a Monday. */
const FIRST_MONDAY = 4;

/**
 * Which of the backups that this machine wrote are no longer kept. `written` is in the order of writing, the newest last: a clock that was wrong for a
 * while makes instants of any year, and the newest must never go by them. It may give a name a second time: the last one counts. A name that is not ours is
 * kept.
 */
export const backupsToDrop = (written: readonly string[]): readonly string[] => {
  const [days, weeks] = [new Set<number>(), new Set<number>()];
  const isKept = (name: string): boolean => {
    const at = instantOfBackup(name);
    if (at === null) return true;
    const day = Math.floor(Date.parse(at) / DAY_MS);
    const week = Math.floor((day - FIRST_MONDAY) / 7);
    const isOfDay = days.size < KEPT_DAYS && !days.has(day);
    const isOfWeek = weeks.size < KEPT_WEEKS && !weeks.has(week);
    if (isOfDay) days.add(day);
    if (isOfWeek) weeks.add(week);
    return isOfDay || isOfWeek;
  };
  return [...new Set(written.toReversed())].filter((name) => !isKept(name));
};
