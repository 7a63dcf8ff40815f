import { useEffect, useMemo, useRef, useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import type { WaitBand } from '#shared/domain/model/ticket';

import { isRead } from '../../../data/queries/use-live';
import { useServiceTimes } from '../../../data/queries/use-service-times';
import { workInSlices } from '../../../ui/work-in-slices';
import type { LiveState } from './use-live-day';
import { runWhatIf, sinceAsked, type WhatIf } from './run-what-if';

/** Changes come in bursts: the simulation waits until the queue is calm for a moment. */
const settleMs = 250;
/**
 * What changes at the desks would do, simulated anew at every change of the day and every minute. The last answer stands until the next
 * is whole.
 */
export const useWhatIf = (
  reference: SiteReference,
  { input, day, isRead: isDayRead, isJudged }: LiveState,
  announced: WaitBand | null,
): WhatIf | null => {
  const times = useServiceTimes(reference);
  const [found, setFound] = useState<WhatIf | null>(null);
  const latest = useRef({ input, day, announced });
  useEffect(() => {
    latest.current = { input, day, announced };
  });
  // Of habits, lengths or people that are not read yet nothing is proposed: it would be taken back.
  const isReady = isDayRead && isJudged && isRead(times);
  const { appointments, tickets, sessions, habits, measures } = input;
  useEffect(
    () => {
      if (!isReady) return undefined;
      const { input: live, ...rest } = latest.current;
      return workInSlices(runWhatIf({ live, ...rest, times }), setFound, settleMs);
    },
    // oxlint-disable-next-line react/exhaustive-deps -- the clock ticks oftener than the answer changes: once a minute is enough
    [reference, appointments, tickets, sessions, habits, measures.length, day.time, times, isReady],
  );
  return useMemo(() => found && sinceAsked(found, measures), [found, measures]);
};
