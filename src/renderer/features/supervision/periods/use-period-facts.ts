import { useMemo } from 'react';

import type { Facts } from '#shared/domain/insights/facts/fact';

import { useFacts } from '../../../data/queries/use-facts';

const none: Facts = {
  asOf: { day: '', minute: 0, unsyncedDesks: 0 },
  days: [],
  requests: [],
  appointments: [],
  tickets: [],
};

/** The facts of some days; none where they are not read yet. */
export const usePeriodFacts = (from: string, to: string): { readonly facts: Facts; readonly isKnown: boolean } => {
  const { facts } = useFacts(from, to);
  return useMemo(() => ({ facts: facts ?? none, isKnown: facts !== null }), [facts]);
};
