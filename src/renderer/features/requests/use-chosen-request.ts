import { useState } from 'react';

import type { RequestLine } from '#shared/domain/requests/request-line';

import { useRequest } from '../../data/queries/use-request';
import type { RequestLines } from './use-request-lines';

export type Chosen = {
  /** The request that is shown; `null` while none is. */
  readonly line: RequestLine | null;
  /** It is there, but only its department may see it. */
  readonly isRestricted: boolean;
  readonly id: string;
  readonly choose: (id: string) => void;
};

/**
 * Which request is shown: the one that was chosen, also when an act has taken it out of what the list shows, so that the next act is
 * still about it; once it is closed, the one that took its place. One that is in no list, closed long ago, is read by itself.
 */
export const useChosenRequest = (shown: readonly RequestLine[], all: RequestLines, asked: string): Chosen => {
  const [wanted, setWanted] = useState(asked);
  const [seenAsked, setSeenAsked] = useState(asked);
  const [lastIndex, setLastIndex] = useState(0);
  if (asked !== seenAsked) {
    setSeenAsked(asked);
    if (asked !== '') setWanted(asked);
  }
  const index = shown.findIndex(({ request }) => request.id === wanted);
  const isAsked = wanted !== '' && wanted === asked;
  const alone = useRequest(index < 0 && isAsked ? wanted : '');
  if (index >= 0 && index !== lastIndex) setLastIndex(index);
  const choose = (id: string): void => {
    setWanted(id);
    if (id === '') setLastIndex(0);
  };
  if (index >= 0) return { line: shown[index] ?? null, isRestricted: false, id: wanted, choose };
  if (isAsked && alone) {
    const isRestricted = !all.maySee(alone);
    return { line: isRestricted ? null : all.lineOf(alone), isRestricted, id: wanted, choose };
  }
  const kept = all.lines.find(({ request, group }) => request.id === wanted && group !== 'closed');
  if (kept) return { line: kept, isRestricted: false, id: wanted, choose };
  const line = shown[Math.min(lastIndex, shown.length - 1)] ?? null;
  return { line, isRestricted: false, id: line?.request.id ?? '', choose };
};
