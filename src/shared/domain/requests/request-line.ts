import { addWorkingDays, workingDaysBetween } from '../insights/clock/working-days';
import { requestDetails } from '../lifecycle/request-details';
import type { SiteReference } from '../model/reference';
import type { Request } from '../model/request';
import { civilOf } from '../../time/civil';
import { requestAge, requestDueDay } from './request-clock';
import { compareText } from '../../lib/compare';
import { entryById } from '../../lib/entry-by-id';

/** The groups, in the order of the list. */
export const requestGroups = ['late', 'soon', 'open', 'waiting', 'answered', 'closed'] as const;
/**
 * How a request stands: past its commitment, due within two working days, open, waiting on the citizen, answered but not closed,
 * closed. In the order of the list.
 */
export type RequestGroup = (typeof requestGroups)[number];

/** A request as the list shows and orders it. */
export type RequestLine = {
  readonly request: Request;
  readonly group: RequestGroup;
  /** Who has it: the department that it was given to, else that of its reason; and the agent by name, `''` = nobody. */
  readonly departmentId: string;
  readonly agentId: string;
  readonly subject: string;
  /** Last civil day in time; `''` = nothing was committed to. */
  readonly dueDay: string;
  /** Working days past the due day, 1 at least; 0 = in time, or answered. */
  readonly lateDays: number;
  /** Whole working days since the reception. */
  readonly ageDays: number;
};

type LineReference = Pick<SiteReference, 'site' | 'commitments' | 'reasons'>;

/** So many working days ahead a request is due soon. */
const soonDays = 2;

const lateDaysOf = (dueDay: string, today: string, { site }: LineReference): number =>
  dueDay === '' || dueDay >= today
    ? 0
    : Math.max(1, Math.floor(workingDaysBetween(dueDay, 0, today, 0, site.territory)));

const groupOf = (request: Request, dueDay: string, today: string, ref: LineReference): RequestGroup => {
  if (request.status === 'closed' || request.status === 'void') return 'closed';
  if (request.status === 'answered') return 'answered';
  if (dueDay !== '' && dueDay < today) return 'late';
  if (request.status === 'waitingOnCitizen') return 'waiting';
  return dueDay !== '' && dueDay <= addWorkingDays(today, soonDays, ref.site.territory) ? 'soon' : 'open';
};

/** How a request stands at an instant. */
export const requestLine = (request: Request, ref: LineReference, now: string): RequestLine => {
  const { subject, agentId } = requestDetails(request);
  const today = civilOf(now, ref.site.zone).day;
  const dueDay = requestDueDay(request, ref, now);
  const group = groupOf(request, dueDay, today, ref);
  return {
    request,
    group,
    departmentId: request.departmentId || (entryById(ref.reasons, request.reasonId)?.departmentId ?? ''),
    agentId,
    subject,
    dueDay,
    lateDays: group === 'late' ? lateDaysOf(dueDay, today, ref) : 0,
    ageDays: Math.floor(requestAge(request, ref, now)),
  };
};

/**
 * The order of the list: what is overdue first, the longest overdue at the top; then what is due soon, the next due first; then the
 * rest, the oldest first. Closed ones, the latest first. Total and the same on every desk: the id decides at last.
 */
export const compareLines = (a: RequestLine, b: RequestLine): number => {
  const byGroup = requestGroups.indexOf(a.group) - requestGroups.indexOf(b.group);
  if (byGroup !== 0) return byGroup;
  const byDue = a.group === 'late' || a.group === 'soon' ? compareText(a.dueDay, b.dueDay) : 0;
  const byEnd = a.group === 'closed' ? compareText(b.request.closedAt, a.request.closedAt) : 0;
  return (
    byDue || byEnd || compareText(a.request.receivedAt, b.request.receivedAt) || compareText(a.request.id, b.request.id)
  );
};

/** The requests as lines, in the order of the list. */
export const requestLines = (requests: readonly Request[], ref: LineReference, now: string): readonly RequestLine[] =>
  requests.map((request) => requestLine(request, ref, now)).toSorted(compareLines);
