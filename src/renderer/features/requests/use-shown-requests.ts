import { useMemo, useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import type { RequestGroup, RequestLine } from '#shared/domain/requests/request-line';
import { countGroups, noFilter, type RequestFilter } from '#shared/domain/requests/filter-lines';
import { findLines } from '#shared/domain/requests/find-lines';

import { useCitizenFind, type CitizenFind } from '../../data/queries/use-citizen-search';
import { useCitizens } from '../../data/queries/use-citizens';
import { useNotedSearch } from '../../data/queries/use-note-reading';

export type ShownRequests = {
  readonly filter: RequestFilter;
  readonly change: (patch: Partial<RequestFilter>) => void;
  /** Those that the filter lets through. */
  readonly shown: readonly RequestLine[];
  /** Nothing was found but by names that are only like what was typed. */
  readonly isNear: boolean;
  /** The citizens are still read: whom the text means is not known yet. */
  readonly isReading: boolean;
  /** How many stand in each group under the other choices of the filter; `null` = not known yet. */
  readonly counts: Readonly<Record<RequestGroup, number>> | null;
};

const isClosed = ({ group }: RequestLine): boolean => group === 'closed';
const isOpen = (line: RequestLine): boolean => !isClosed(line);

/** Whom a text means among those who asked for some of the requests: everybody of that name, and of a name that is only like it a few. */
const useAskersFound = (
  text: string,
  lines: readonly RequestLine[],
  isWanted: (line: RequestLine) => boolean,
): CitizenFind => {
  const askers = useMemo(
    () => new Set(lines.filter(isWanted).map(({ request }) => request.citizenId)),
    [lines, isWanted],
  );
  return useCitizenFind(text, askers, false, askers.size);
};

/** Which requests the list shows. */
export const useShownRequests = (lines: readonly RequestLine[], reference: SiteReference): ShownRequests => {
  const [filter, setFilter] = useState<RequestFilter>(noFilter);
  const open = useAskersFound(filter.text, lines, isOpen);
  const closed = useAskersFound(filter.text, lines, isClosed);
  const wordsOf = useMemo(() => {
    const reasons = new Map(reference.reasons.map(({ id, name }) => [id, name]));
    const departments = new Map(reference.departments.map(({ id, name }) => [id, name]));
    return ({ subject, request, departmentId }: RequestLine): readonly string[] => [
      subject,
      reasons.get(request.reasonId) ?? '',
      departments.get(departmentId) ?? '',
    ];
  }, [reference]);
  const meant = useMemo(() => ({ open: open.matches, closed: closed.matches }), [open.matches, closed.matches]);
  const { shown, all, isNear, people } = useMemo(
    () => findLines(lines, filter, wordsOf, meant),
    [lines, filter, wordsOf, meant],
  );
  const { isReady } = useCitizens(filter.text.trim() !== '');
  // The search reads slips as well, which name no request.
  const isReading = !isReady && (open.state === 'reading' || closed.state === 'reading');
  const counts = useMemo(() => (isReading ? null : countGroups(all)), [all, isReading]);
  useNotedSearch(filter.text.trim(), people);
  return {
    filter,
    shown,
    isNear,
    isReading,
    counts,
    change: (patch) => setFilter((known) => ({ ...known, ...patch })),
  };
};
