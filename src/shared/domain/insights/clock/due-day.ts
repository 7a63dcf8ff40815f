import { addDays } from '../../../time/civil';
import type { Territory } from '../../../time/public-holidays';
import type { Commitment } from '../../model/reference';
import { addMonths } from '../../../time/add-months';
import { addWorkingDays } from './working-days';

// Sums of fractions of days: a hair above a whole day is that whole day.
const wholeDays = (days: number): number => Math.max(0, Math.ceil(days - 1e-9));

/**
 * The last civil day of a commitment to a request received on a day. The day of the reception is not counted. `pausedDays` is the
 * time that it waited on the citizen, in the days of the commitment: working days for `workingDays`, else calendar days; a begun day
 * is given whole. 30/04/2026 + 15 working days = 27/05/2026; 31/01 + 1 month = 28/02. A due day that is not worked stays due.
 */
export const dueDay = (
  commitment: Pick<Commitment, 'unit' | 'count'>,
  receivedDay: string,
  pausedDays: number,
  territory: Territory,
): string => {
  const paused = wholeDays(pausedDays);
  if (commitment.unit === 'workingDays') return addWorkingDays(receivedDay, commitment.count + paused, territory);
  if (commitment.unit === 'calendarDays') return addDays(receivedDay, commitment.count + paused);
  return addDays(addMonths(receivedDay, commitment.count), paused);
};
