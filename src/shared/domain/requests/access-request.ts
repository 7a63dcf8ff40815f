import { addMonths } from '../../time/add-months';
import { daysBetween } from '../../time/civil';
import { isCivilDay } from '../../time/civil-day';
import type { Territory } from '../../time/public-holidays';
import { dueDay } from '../insights/clock/due-day';
import { addWorkingDays, isWorkingDay } from '../insights/clock/working-days';

/** Why an answer may take two months more (GDPR, article 12(3)): it is complex, or there are many requests. */
export const accessExtensions = ['complex', 'many'] as const;
export type AccessExtension = (typeof accessExtensions)[number];

/**
 * How a request of access ended: what is known was handed over, it was refused (who asks did not prove who they are; manifestly unfounded or
 * excessive, article 12(5)), the person withdrew it, or it was noted by mistake.
 */
export const accessOutcomes = ['handedOver', 'identityNotProved', 'excessive', 'withdrawn', 'mistake'] as const;
export type AccessOutcome = (typeof accessOutcomes)[number];

/** What the clock of a request of access goes by: the civil day on which it was received, and whether it was prolonged. */
type Clock = { readonly receivedOn: string; readonly extended: unknown };

/** Months back that a day of receipt may lie: the register keeps what was answered as long. */
export const MOST_MONTHS_BACK = 12;

const months = { first: 1, extended: 3 } as const;

const endOf = (receivedOn: string, count: number, territory: Territory): string => {
  const day = dueDay({ unit: 'months', count }, receivedOn, 0, territory);
  return isWorkingDay(day, territory) ? day : addWorkingDays(day, 1, territory);
};

/**
 * The last civil day on which a request of access is answered in time (GDPR, article 12(3)): one month after its receipt, three where it was
 * prolonged. The same day number of that month, or the last day of one that has none; where that is a Saturday, a Sunday or a public holiday
 * of the territory, the next working day (Regulation 1182/71, article 3).
 */
export const accessDueDay = ({ receivedOn, extended }: Clock, territory: Territory): string =>
  endOf(receivedOn, extended === null ? months.first : months.extended, territory);

/** The last civil day on which a request may be prolonged: the person is told of it within the first month. */
export const lastDayToExtend = ({ receivedOn }: Pick<Clock, 'receivedOn'>, territory: Territory): string =>
  endOf(receivedOn, months.first, territory);

/** Days from a civil day until the answer is due: 0 = today is the last one, negative = it is late. */
export const accessDaysLeft = (clock: Clock, today: string, territory: Territory): number =>
  daysBetween(today, accessDueDay(clock, territory));

/** Whether a day can be that of a receipt: neither ahead nor longer back than `MOST_MONTHS_BACK`. */
export const mayBeReceivedOn = (day: string, today: string): boolean =>
  isCivilDay(day) && day <= today && day >= addMonths(today, -MOST_MONTHS_BACK);
