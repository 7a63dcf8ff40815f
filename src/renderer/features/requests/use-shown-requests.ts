import { useMemo, useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import type { RequestGroup, RequestLine } from '#shared/domain/requests/request-line';
import { countGroups, filterLines, noFilter, type RequestFilter } from '#shared/domain/requests/filter-lines';

import { useCitizenSearch, type CitizenMatch } from '../../data/queries/use-citizen-search';

export type ShownRequests = {
  readonly filter: RequestFilter;
  readonly change: (patch: Partial<RequestFilter>) => void;
  /** Those that the filter lets through. */
  readonly shown: readonly RequestLine[];
  /** Nothing was found but by names that are only like what was typed. */
  readonly isNear: boolean;
  /** How many stand in each group under the other choices of the filter. */
  readonly counts: Readonly<Record<RequestGroup, number>>;
};

/** Which requests the list shows. */
export const useShownRequests = (lines: readonly RequestLine[], reference: SiteReference): ShownRequests => {
  const [filter, setFilter] = useState<RequestFilter>(noFilter);
  // Among those who asked for something: of a common name the first dozen might be others.
  const askers = useMemo(() => new Set(lines.map(({ request }) => request.citizenId)), [lines]);
  const matches = useCitizenSearch(filter.text, askers);
  const wordsOf = useMemo(() => {
    const reasons = new Map(reference.reasons.map(({ id, name }) => [id, name]));
    const departments = new Map(reference.departments.map(({ id, name }) => [id, name]));
    return ({ subject, request, departmentId }: RequestLine): readonly string[] => [
      subject,
      reasons.get(request.reasonId) ?? '',
      departments.get(departmentId) ?? '',
    ];
  }, [reference]);
  const found = useMemo(() => {
    const among = (citizenIds: ReadonlySet<string>) => {
      const under = (group: RequestGroup | ''): readonly RequestLine[] =>
        filterLines(lines, { ...filter, group }, wordsOf, citizenIds);
      return { open: under(''), closed: under('closed') };
    };
    const idsOf = (wanted: readonly CitizenMatch[]) => new Set(wanted.flatMap(({ memberIds }) => memberIds));
    const exact = among(idsOf(matches.filter(({ isNear }) => !isNear)));
    const isNear = exact.open.length + exact.closed.length === 0 && matches.some((one) => one.isNear);
    const { open, closed } = isNear ? among(idsOf(matches)) : exact;
    const shown = filter.group === '' ? open : [...open, ...closed].filter(({ group }) => group === filter.group);
    return { shown, isNear, counts: countGroups([...open, ...closed]) };
  }, [lines, filter, matches, wordsOf]);
  return { ...found, filter, change: (patch) => setFilter((known) => ({ ...known, ...patch })) };
};
