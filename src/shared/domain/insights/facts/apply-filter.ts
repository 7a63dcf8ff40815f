import type { Facts } from './fact';
import type { Filter } from './filter';

/** Facts of the site, department, reason and channel of a filter, whatever their day. */
export const applyScope = (facts: Facts, _filter: Omit<Filter, 'period'>): Facts => facts;

/** Facts of a filter: its scope, and received, starting or given on a day of its period. */
export const applyFilter = (facts: Facts, filter: Filter): Facts => applyScope(facts, filter);
