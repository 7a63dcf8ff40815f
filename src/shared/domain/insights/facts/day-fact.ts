import type { SiteReference } from '../../model/reference';
import type { DayFact } from './fact';

/** Prepares the facts of many days: what is the same on all of them is worked out once. */
export const dayFacts =
  (ref: SiteReference): ((day: string) => DayFact) =>
  (day) => ({ siteId: ref.site.id, day, openDepartmentIds: [], deskMin: 0, places: 0 });

/** What a civil day of a site could hold. */
export const dayFact = (ref: SiteReference, day: string): DayFact => dayFacts(ref)(day);
