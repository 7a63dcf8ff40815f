import { useMemo } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { civilOf, minutesBetween } from '#shared/time/civil';
import { compareText } from '#shared/lib/compare';
import { entryById } from '#shared/lib/entry-by-id';

import { useConflictCount, useStrandedDays } from '../../../data/queries/use-conflicts';
import { useDueAppointments } from '../../../data/queries/use-due-appointments';
import { isCutOff, useSyncState } from '../../../data/queries/use-sync-state';
import type { TrustFacts } from '../view-model/trust-items';
import type { LiveState } from './use-live-day';

/** Habits are of weeks: that the server was not asked for so long changes nothing yet, minutes. */
const staleAfterMin = 60;

/** What this desk knows of how far its figures can be believed. */
export const useTrustFacts = (reference: SiteReference, { day, input, known }: LiveState): TrustFacts => {
  const sync = useSyncState();
  const conflicts = useConflictCount();
  const due = useDueAppointments();
  const stranded = useStrandedDays(reference);
  const { zone } = reference.site;
  const { counts } = day;
  const isOld = known.isStale && known.asOf !== '' && minutesBetween(known.asOf, input.now) > staleAfterMin;
  return useMemo(() => {
    const civilTime = (instant: string): string => (instant === '' ? '' : civilOf(instant, zone).time);
    const first = counts.overbooked.toSorted((a, b) => compareText(a.time, b.time))[0];
    return {
      isConnecting: sync.kind === 'connecting',
      isReceiving: sync.kind === 'receiving',
      isOffline: isCutOff(sync.kind),
      since: civilTime(sync.since),
      lastExchange: civilTime(sync.lastExchange),
      toSend: sync.toSend,
      unsyncedDesks: known.facts?.asOf.unsyncedDesks ?? 0,
      staleSince: isOld ? civilTime(known.asOf) : '',
      conflicts,
      overbooked: {
        count: counts.overbooked.length,
        time: first?.time ?? '',
        desk: entryById(reference.desks, first?.deskId)?.number ?? 0,
      },
      withoutOutcome: {
        count: due.length,
        day: due[0]?.day === input.today ? '' : (due[0]?.day ?? ''),
        time: due[0]?.time ?? '',
      },
      stranded,
      driftSeconds: Math.round(Math.abs(sync.driftMs) / 1000),
    };
  }, [sync, conflicts, counts, due, stranded, known, isOld, input.today, reference, zone]);
};
