import { useMemo } from 'react';

import type { CitizenValues } from '#shared/domain/model/citizen';
import type { ProbableDuplicate } from '#shared/domain/people/probable-duplicates';

import { useCitizens } from './use-citizens';

export type { ProbableDuplicate } from '#shared/domain/people/probable-duplicates';

const nobody: readonly ProbableDuplicate[] = [];

/** Who is probably the person that is being typed; nobody until both names stand, so that no list opens. */
export const useProbableDuplicates = (values: CitizenValues): readonly ProbableDuplicate[] => {
  const { lastName, firstName, birthDate, phone, email } = values;
  const isTyped = lastName.trim() !== '' && firstName.trim() !== '';
  const { near } = useCitizens(isTyped);
  return useMemo(
    () => (isTyped ? near({ lastName, firstName, birthDate, phone, email }) : nobody),
    [isTyped, near, lastName, firstName, birthDate, phone, email],
  );
};
