import { useState } from 'react';

import type { Facts } from '#shared/domain/insights/facts/fact';

import { useFacts } from '../../../data/queries/use-facts';

const none: Facts = {
  asOf: { day: '', minute: 0, unsyncedDesks: 0 },
  days: [],
  requests: [],
  appointments: [],
  tickets: [],
};

type PeriodFacts = {
  readonly facts: Facts;
  /** Those of these days; before, those that were shown last stand in where they hold the days. */
  readonly isRead: boolean;
  /** Something may be said of these days: they are read, or the last ones hold them. */
  readonly isKnown: boolean;
};

/** The facts of some days. Until they are read those that were shown last, which hold the day beside. */
export const usePeriodFacts = (from: string, to: string): PeriodFacts => {
  const { facts } = useFacts(from, to);
  const [last, setLast] = useState({ facts: none, to: '' });
  if (facts !== null && facts !== last.facts) setLast({ facts, to });
  return { facts: facts ?? last.facts, isRead: facts !== null, isKnown: facts !== null || to <= last.to };
};
