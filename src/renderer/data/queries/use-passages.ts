import { useMemo } from 'react';

import { joinPassages, splitPassages, type Passage } from '#shared/domain/people/passages';
import { withPast } from '#shared/domain/people/with-past';

import { passagesOf, type PassagesRead } from '../passages-of';
import { useEarlierPassages } from './use-earlier-passages';
import { unread, useLive } from './use-live';
import { useToday } from './use-today';

const notRead = unread<PassagesRead>({ appointments: [], tickets: [], requests: [], isWhole: false });

/** `isWhole` = everything that is kept was read; before, older passages may still come. */
export type Passages = {
  readonly ahead: readonly Passage[];
  readonly past: readonly Passage[];
  readonly isWhole: boolean;
  /** What this desk let go of is with the server, which does not answer. */
  readonly isUnreachable: boolean;
  /** There are too many of them: the earliest are left out. */
  readonly isCut: boolean;
};

/** Every passage of a person under any of their ids, and those on which they came along with their guardian. */
export const usePassages = (memberIds: readonly string[], guardianIds: readonly string[]): Passages => {
  const today = useToday();
  const earlier = useEarlierPassages([...memberIds, ...guardianIds]);
  const read = useLive(
    `passages ${today} ${memberIds.join(' ')} / ${guardianIds.join(' ')}`,
    (database) => passagesOf(database, memberIds, guardianIds, today),
    notRead,
  );
  const ids = memberIds.join(' ');
  return useMemo(() => {
    const sources = withPast(read, earlier.found, new Set(ids.split(' ')));
    return {
      ...splitPassages(joinPassages(sources), today),
      isWhole: read.isWhole && !earlier.isAsking,
      isUnreachable: earlier.isUnreachable,
      isCut: earlier.isCut,
    };
  }, [read, earlier, ids, today]);
};
