import { useMemo, useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import type { RequestGroup, RequestLine } from '#shared/domain/requests/request-line';
import { countGroups, filterLines, noFilter, type RequestFilter } from '#shared/domain/requests/filter-lines';

import { useCitizenFind, type CitizenMatch } from '../../data/queries/use-citizen-search';
import { useNotedSearch } from '../../data/queries/use-note-reading';

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

const isClosed = ({ group }: RequestLine): boolean => group === 'closed';
const isOpen = (line: RequestLine): boolean => !isClosed(line);

/**
 * All whom a text may mean among those who asked for some of the requests. Open and closed ones are looked for apart: of a name that is only like the text a few are
 * found, and those who were here last, whose requests are closed, would hide whose request is open.
 */
const useAskersFound = (
  text: string,
  lines: readonly RequestLine[],
  isWanted: (line: RequestLine) => boolean,
): readonly CitizenMatch[] => {
  const askers = useMemo(
    () => new Set(lines.filter(isWanted).map(({ request }) => request.citizenId)),
    [lines, isWanted],
  );
  return useCitizenFind(text, askers, false, askers.size).matches;
};

/** Which requests the list shows. */
export const useShownRequests = (lines: readonly RequestLine[], reference: SiteReference): ShownRequests => {
  const [filter, setFilter] = useState<RequestFilter>(noFilter);
  const open = useAskersFound(filter.text, lines, isOpen);
  const closed = useAskersFound(filter.text, lines, isClosed);
  const matches = useMemo(() => [...open, ...closed], [open, closed]);
  useNotedSearch(filter.text.trim(), new Set(matches.map(({ citizenId }) => citizenId)).size);
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
    const found = isNear ? among(idsOf(matches)) : exact;
    const all = [...found.open, ...found.closed];
    const shown = filter.group === '' ? found.open : all.filter(({ group }) => group === filter.group);
    return { shown, isNear, counts: countGroups(all) };
  }, [lines, filter, matches, wordsOf]);
  return { ...found, filter, change: (patch) => setFilter((known) => ({ ...known, ...patch })) };
};
