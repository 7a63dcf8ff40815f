import { useMemo } from 'react';

import { joinPassages, splitPassages, type Passage } from '#shared/domain/people/passages';

import { passagesOf, type PassagesRead } from '../passages-of';
import { useLive } from './use-live';
import { useToday } from './use-today';

const none: PassagesRead = { appointments: [], tickets: [], requests: [], isWhole: false };

/** `isWhole` = everything that is kept was read; before, older passages may still come. */
export type Passages = {
  readonly ahead: readonly Passage[];
  readonly past: readonly Passage[];
  readonly isWhole: boolean;
};

/** Every passage of a person under any of their ids, and those on which they came along with their guardian. */
export const usePassages = (memberIds: readonly string[], guardianIds: readonly string[]): Passages => {
  const today = useToday();
  const read = useLive(
    `passages ${today} ${memberIds.join(' ')} / ${guardianIds.join(' ')}`,
    (database) => passagesOf(database, memberIds, guardianIds, today),
    none,
  );
  return useMemo(() => ({ ...splitPassages(joinPassages(read), today), isWhole: read.isWhole }), [read, today]);
};
