import { useMemo } from 'react';

import { joinPassages, splitPassages, type Passage } from '#shared/domain/people/passages';

import { passagesOf, type PassagesRead } from '../passages-of';
import type { PastPassages } from '../../sync/past-authority';
import { useEarlierPassages } from './use-earlier-passages';
import { useLive } from './use-live';
import { useToday } from './use-today';

const none: PassagesRead = { appointments: [], tickets: [], requests: [], isWhole: false };

/** `isWhole` = everything that is kept was read; before, older passages may still come. */
export type Passages = {
  readonly ahead: readonly Passage[];
  readonly past: readonly Passage[];
  readonly isWhole: boolean;
  /** What this desk let go of is with the server, which does not answer. */
  readonly isUnreachable: boolean;
};

/** What this desk holds counts; the server’s copy stands for what it does not hold. */
const joined = <One extends { readonly id: string }>(own: readonly One[], past: readonly One[]): readonly One[] => {
  const held = new Set(own.map(({ id }) => id));
  return [...own, ...past.filter(({ id }) => !held.has(id))];
};

/** Every passage of a person under any of their ids, and those on which they came along with their guardian. */
export const usePassages = (memberIds: readonly string[], guardianIds: readonly string[]): Passages => {
  const today = useToday();
  const earlier = useEarlierPassages([...memberIds, ...guardianIds]);
  const read = useLive(
    `passages ${today} ${memberIds.join(' ')} / ${guardianIds.join(' ')}`,
    (database) => passagesOf(database, memberIds, guardianIds, today),
    none,
  );
  return useMemo(() => {
    const own = new Set(memberIds);
    const isTheirs = (one: PastPassages['appointments'][number]): boolean =>
      own.has(one.citizenId) || one.persons.some(({ citizenId }) => citizenId !== undefined && own.has(citizenId));
    const sources = {
      appointments: joined(read.appointments, earlier.found.appointments.filter(isTheirs)),
      tickets: joined(
        read.tickets,
        earlier.found.tickets.filter(({ citizenId }) => own.has(citizenId)),
      ),
      requests: joined(
        read.requests,
        earlier.found.requests.filter(({ citizenId }) => own.has(citizenId)),
      ),
    };
    const { isUnreachable } = earlier;
    return {
      ...splitPassages(joinPassages(sources), today),
      isWhole: read.isWhole && !earlier.isAsking,
      isUnreachable,
    };
    // The ids are in what was read.
    // oxlint-disable-next-line react/exhaustive-deps -- a new array of the same ids is no news
  }, [read, earlier, today]);
};
