import type { Period } from '../period/period';
import type { Facts } from './fact';
import { ALL_SITES, type Filter } from './filter';

type Scope = Omit<Filter, 'period'>;
type Scoped = { readonly siteId: string; readonly departmentId: string; readonly reasonId: string };

const isAnySite = (siteId: string): boolean => siteId === '' || siteId === ALL_SITES;

const everywhere = ({ siteId, departmentId, reasonId }: Scope): boolean =>
  isAnySite(siteId) && departmentId === '' && reasonId === '';

const isIn = (fact: Scoped, { siteId, departmentId, reasonId }: Scope): boolean =>
  (isAnySite(siteId) || fact.siteId === siteId) &&
  (departmentId === '' || fact.departmentId === departmentId) &&
  (reasonId === '' || fact.reasonId === reasonId);

/**
 * Facts of the site, department, reason and channel of a filter, whatever their day. A channel is that by which somebody reached the
 * town hall: of appointments and their tickets `appointment`, of other tickets `desk`. Days are those of the site.
 */
export const applyScope = (facts: Facts, scope: Scope): Facts => {
  const { channel } = scope;
  if (everywhere(scope) && channel === '') return facts;
  return {
    asOf: facts.asOf,
    days: facts.days.filter((day) => isAnySite(scope.siteId) || day.siteId === scope.siteId),
    requests: facts.requests.filter((one) => (channel === '' || one.channel === channel) && isIn(one, scope)),
    appointments:
      channel === '' || channel === 'appointment' ? facts.appointments.filter((one) => isIn(one, scope)) : [],
    tickets: facts.tickets.filter(
      (one) => (channel === '' || channel === (one.booked ? 'appointment' : 'desk')) && isIn(one, scope),
    ),
  };
};

/** Facts received, starting or given on a day of a period. */
export const applyPeriod = (facts: Facts, { from, to }: Period): Facts => {
  let last = '';
  let isLastOn = false;
  // Facts come day by day, so most of them have the answer of the one before.
  const isOn = ({ day }: { readonly day: string }): boolean => {
    if (day === last) return isLastOn;
    last = day;
    isLastOn = from <= day && day <= to;
    return isLastOn;
  };
  return {
    asOf: facts.asOf,
    days: facts.days.filter(isOn),
    requests: facts.requests.filter(isOn),
    appointments: facts.appointments.filter(isOn),
    tickets: facts.tickets.filter(isOn),
  };
};

/** Facts of a filter: of its scope and its period. */
export const applyFilter = (facts: Facts, filter: Filter): Facts =>
  applyScope(applyPeriod(facts, filter.period), filter);
