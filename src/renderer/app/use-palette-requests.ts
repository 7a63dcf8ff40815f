import { useMemo } from 'react';

import type { Reason, SiteReference } from '#shared/domain/model/reference';
import type { CitizenMatch } from '#shared/domain/people/search-citizens';
import { filterLines, noFilter } from '#shared/domain/requests/filter-lines';
import { requestLines, type RequestLine } from '#shared/domain/requests/request-line';

import { useNow } from '../data/queries/use-now';
import { useOfficeRequests } from '../data/queries/use-office-requests';
import { useRequestSight } from '../data/queries/use-request-sight';

/** A request that a text may mean, with the words that name it. */
export type PaletteRequest = {
  readonly line: RequestLine;
  readonly reason: Reason | undefined;
  readonly name: string;
};

const fewestLetters = 3;
const most = 5;
const none: readonly PaletteRequest[] = [];

/** The open requests that a text means, by their words or by the people whom it names; only those that who sits here may see. */
export const usePaletteRequests = (
  text: string,
  persons: readonly CitizenMatch[],
  reference: SiteReference,
): readonly PaletteRequest[] => {
  const isAsked = text.trim().length >= fewestLetters;
  const { all } = useOfficeRequests(isAsked);
  const maySee = useRequestSight(reference);
  const now = useNow(600_000);
  const lines = useMemo(
    () => (isAsked ? requestLines(all.filter(maySee), reference, now) : []),
    [isAsked, all, maySee, reference, now],
  );
  if (!isAsked) return none;
  const reasons = new Map(reference.reasons.map((reason) => [reason.id, reason]));
  const names = new Map(persons.map(({ citizenId, name }) => [citizenId, name]));
  const wordsOf = ({ subject, request }: RequestLine): readonly string[] => [
    subject,
    reasons.get(request.reasonId)?.name ?? '',
  ];
  return filterLines(lines, { ...noFilter, text }, wordsOf, new Set(names.keys()))
    .slice(0, most)
    .map((line) => ({
      line,
      reason: reasons.get(line.request.reasonId),
      name: names.get(line.request.citizenId) ?? '',
    }));
};
