import { useMemo, useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import type { RequestGroup, RequestLine } from '#shared/domain/requests/request-line';
import { countGroups, filterLines, noFilter, type RequestFilter } from '#shared/domain/requests/filter-lines';

import { useCitizenSearch } from '../../data/queries/use-citizen-search';

export type ShownRequests = {
  readonly filter: RequestFilter;
  readonly change: (patch: Partial<RequestFilter>) => void;
  /** Those that the filter lets through. */
  readonly shown: readonly RequestLine[];
  /** How many stand in each group under the other choices of the filter. */
  readonly counts: Readonly<Record<RequestGroup, number>>;
};

/** Which requests the list shows. */
export const useShownRequests = (lines: readonly RequestLine[], reference: SiteReference): ShownRequests => {
  const [filter, setFilter] = useState<RequestFilter>(noFilter);
  const matches = useCitizenSearch(filter.text);
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
    const citizenIds = new Set(matches.map(({ citizenId }) => citizenId));
    const under = (group: RequestGroup | ''): readonly RequestLine[] =>
      filterLines(lines, { ...filter, group }, wordsOf, citizenIds);
    const [open, closed] = [under(''), under('closed')];
    const shown = filter.group === '' ? open : [...open, ...closed].filter(({ group }) => group === filter.group);
    return { shown, counts: countGroups([...open, ...closed]) };
  }, [lines, filter, matches, wordsOf]);
  return { ...found, filter, change: (patch) => setFilter((known) => ({ ...known, ...patch })) };
};
