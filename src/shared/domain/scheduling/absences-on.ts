import { daysBetween, mondayOf, weekdayOf } from '../../time/civil';
import type { RecurringAbsence, SiteReference, Unavailability } from '../model/reference';
import { isValidOn } from './open-stretches';

/** A stretch of a day in which an agent is away, civil times. `replacedBy` = who takes their desk, `''` = nobody. */
export type AwayStretch = Pick<Unavailability, 'id' | 'agentId' | 'replacedBy' | 'from' | 'to' | 'label'>;

const recursOn = (day: string, one: RecurringAbsence): boolean =>
  isValidOn(day, one) &&
  one.weekdays.includes(weekdayOf(day)) &&
  (daysBetween(mondayOf(one.validFrom), mondayOf(day)) / 7) % (one.everyWeeks ?? 1) === 0;

/** Who is away on a civil day: once, or again and again. */
export const absencesOn = (
  { unavailabilities, recurringAbsences }: Pick<SiteReference, 'unavailabilities' | 'recurringAbsences'>,
  day: string,
): readonly AwayStretch[] => [
  ...unavailabilities.filter(({ fromDay, toDay }) => fromDay <= day && day <= toDay),
  ...recurringAbsences.filter((one) => recursOn(day, one)),
];
