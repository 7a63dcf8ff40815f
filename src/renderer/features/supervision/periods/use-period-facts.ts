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

/** The facts of some days. Until they are read those that were shown last, which hold the day beside; `isRead` says which. */
export const usePeriodFacts = (from: string, to: string): { readonly facts: Facts; readonly isRead: boolean } => {
  const { facts } = useFacts(from, to);
  const [last, setLast] = useState(none);
  if (facts !== null && facts !== last) setLast(facts);
  return { facts: facts ?? last, isRead: facts !== null };
};
