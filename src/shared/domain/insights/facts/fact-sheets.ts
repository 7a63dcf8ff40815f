import type { FactContext, FactDocuments } from './fact-context';
import type { FactSheet } from './fact';
import { dayFacts } from './day-fact';

/**
 * The sheets of civil days. A document belongs to one day for ever: a request to that of its reception (also when it was logged later),
 * an appointment to that of its start, a ticket to its own.
 */
export const factSheets = (_documents: FactDocuments, days: readonly string[], context: FactContext): FactSheet[] => {
  const about = dayFacts(context.ref);
  return days.map((day) => ({
    siteId: context.ref.site.id,
    day,
    about: about(day),
    requests: [],
    appointments: [],
    tickets: [],
  }));
};

/** The sheet of one civil day. */
export const factSheet = (documents: FactDocuments, day: string, context: FactContext): FactSheet =>
  factSheets(documents, [day], context)[0] ?? {
    siteId: context.ref.site.id,
    day,
    about: dayFacts(context.ref)(day),
    requests: [],
    appointments: [],
    tickets: [],
  };
