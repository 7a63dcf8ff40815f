import type { SiteReference } from '../../model/reference';
import type { Request } from '../../model/request';
import { dueDay } from '../clock/due-day';
import { commitmentFor } from '../../requests/commitment-for';

type Asked = Pick<Request, 'channel' | 'reasonId'>;
/** Time spent waiting on the citizen so far, by both clocks. */
type Paused = { readonly pausedDays: number; readonly pausedCalendarDays: number };

/** The last civil day of the commitment to a request, pauses counted in; `''` when none was given. */
export const requestDueDay = (request: Asked, receivedDay: string, paused: Paused, ref: SiteReference): string => {
  const commitment = commitmentFor(ref.commitments, request);
  if (!commitment) return '';
  const days = commitment.unit === 'workingDays' ? paused.pausedDays : paused.pausedCalendarDays;
  return dueDay(commitment, receivedDay, days, ref.site.territory);
};
