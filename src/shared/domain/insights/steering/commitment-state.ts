import type { RequestFact } from '../facts/fact';

type Committed = Pick<RequestFact, 'day' | 'dueDay' | 'isOpen' | 'closedDay' | 'delayDays' | 'stays'>;

/** Whether a request waits on the citizen now: its clock stands still. */
export const isPaused = ({ isOpen, stays }: Pick<RequestFact, 'isOpen' | 'stays'>): boolean =>
  isOpen && stays.at(-1)?.status === 'waitingOnCitizen';

/** Whether an open request is past its day. */
export const isOverdue = (fact: Committed, today: string): boolean =>
  fact.isOpen && fact.dueDay !== '' && fact.dueDay < today && !isPaused(fact);

/**
 * What became of the commitment to a request: closed by its day, or not; `pending` while that is open, `none` when nothing was promised
 * or the person left unserved.
 */
export const commitmentState = (fact: Committed, today: string): 'kept' | 'missed' | 'pending' | 'none' => {
  if (fact.dueDay === '') return 'none';
  if (fact.isOpen) return isOverdue(fact, today) ? 'missed' : 'pending';
  if (fact.delayDays === null) return 'none';
  // No commitment ends before it begins, so most need no comparison.
  return fact.closedDay === fact.day || fact.closedDay <= fact.dueDay ? 'kept' : 'missed';
};
