import { addDays } from '../../../time/civil';
import type { SiteReference } from '../../model/reference';
import { dayFacts } from './day-fact';
import type { FactSheet } from './fact';
import { compareText } from '../../../lib/compare';

/**
 * Sheets by day, with one for each day between the first and the last that has none: nothing happened there, but a rate per open day must
 * know whether the town hall was open.
 */
export const withDaysBetween = (sheets: readonly FactSheet[], ref: SiteReference): readonly FactSheet[] => {
  const sorted = sheets.toSorted((a, b) => compareText(a.day, b.day));
  const about = dayFacts(ref);
  const whole: FactSheet[] = [];
  for (const sheet of sorted) {
    const last = whole.at(-1);
    if (last)
      for (let day = addDays(last.day, 1); day < sheet.day; day = addDays(day, 1))
        whole.push({ siteId: ref.site.id, day, about: about(day), requests: [], appointments: [], tickets: [] });
    whole.push(sheet);
  }
  return whole;
};
