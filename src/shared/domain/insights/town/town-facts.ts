import type { DayFact, Facts } from '../facts/fact';
import { plainAppointment, plainRequest, plainTicket } from '../facts/plain-rows';
import type { TownIds } from './town';
import { compareText } from '../../../lib/compare';

type Classed = { readonly reasonId: string; readonly departmentId: string; readonly themeId?: string };

/** The facts of a site with the ids of its town. Where they are the same anyway it is the same object. */
export const inTown = (facts: Facts, ids: TownIds | undefined): Facts => {
  if (!ids || ids.departments.size + ids.reasons.size + ids.themes.size === 0) return facts;
  const department = (id: string): string => ids.departments.get(id) ?? id;
  const named = <Fact extends Classed>(fact: Fact): Fact => ({
    ...fact,
    reasonId: ids.reasons.get(fact.reasonId) ?? fact.reasonId,
    departmentId: department(fact.departmentId),
    ...(fact.themeId !== undefined && { themeId: ids.themes.get(fact.themeId) ?? fact.themeId }),
  });
  return {
    asOf: facts.asOf,
    days: facts.days.map((day) => ({ ...day, openDepartmentIds: day.openDepartmentIds.map(department) })),
    // Plain ones: a spread copies nothing of those in columns.
    requests: facts.requests.map((one) => named(plainRequest(one))),
    appointments: facts.appointments.map((one) => named(plainAppointment(one))),
    tickets: facts.tickets.map((one) => named(plainTicket(one))),
  };
};

/** The days of the town: a department is open where it is at any site; what the sites could hold is added up. `siteId` is `''`. */
const townDays = (all: readonly Facts[]): readonly DayFact[] => {
  const days = new Map<string, DayFact>();
  for (const { days: own } of all)
    for (const day of own) {
      const known = days.get(day.day);
      days.set(day.day, {
        siteId: '',
        day: day.day,
        openDepartmentIds: [...new Set([...(known?.openDepartmentIds ?? []), ...day.openDepartmentIds])],
        deskMin: (known?.deskMin ?? 0) + day.deskMin,
        places: (known?.places ?? 0) + day.places,
      });
    }
  return [...days.values()].toSorted((a, b) => compareText(a.day, b.day));
};

/**
 * The facts of all sites of a town, each with the ids of the town (`inTown`): every contact of every site, and days of the whole town, so
 * that a rate per open day counts a day once. The moment is that of the first; desks that are not synced are added up.
 */
export const townFacts = (first: Facts, others: readonly Facts[]): Facts => {
  if (others.length === 0) return first;
  const all = [first, ...others];
  return {
    asOf: { ...first.asOf, unsyncedDesks: all.reduce((sum, { asOf }) => sum + asOf.unsyncedDesks, 0) },
    days: townDays(all),
    requests: all.flatMap(({ requests }) => requests),
    appointments: all.flatMap(({ appointments }) => appointments),
    tickets: all.flatMap(({ tickets }) => tickets),
  };
};
