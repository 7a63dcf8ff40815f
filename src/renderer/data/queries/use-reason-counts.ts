import { useEffect, useState } from 'react';
import { z } from 'zod';

import { addDays } from '#shared/time/civil';

import { deviceKeyValues } from '../../platform/local-key-values';
import type { DataContext } from '../context';
import { useData } from '../data-state';
import { breathe, readDays } from '../read-portion';
import { whenFirstShown } from './first-shown';

/** How often each reason was asked for, by its id. */
export type ReasonCounts = ReadonlyMap<string, number>;

const daysBack = 30;
/** So many days are read at a stretch. */
const portionDays = 6;
const key = 'reasonCounts';
const storedSchema = z.object({ day: z.string(), counts: z.array(z.tuple([z.string(), z.number()])) });
type Stored = z.infer<typeof storedSchema>;

type Shown = { readonly day: string; readonly counts: ReasonCounts };

const none: ReasonCounts = new Map();

const readStored = (context: DataContext): Stored | null => {
  try {
    const stored = storedSchema.safeParse(JSON.parse(deviceKeyValues(context).read(key) || 'null'));
    return stored.success ? stored.data : null;
  } catch {
    return null;
  }
};

/** The requests of the last days before `today`, counted by reason; what was taken back counts nowhere. */
export const countReasons = async ({ database }: DataContext, today: string): Promise<ReasonCounts> => {
  const counts = new Map<string, number>();
  const first = addDays(today, -daysBack - 1);
  for (let from = first; from < addDays(today, -1); from = addDays(from, portionDays)) {
    const last = addDays(from, portionDays);
    const rows = await readDays<'requests'>(database.requests, from, last < today ? last : addDays(today, -1));
    for (const { reasonId, status } of rows)
      if (status !== 'void' && reasonId !== '') counts.set(reasonId, (counts.get(reasonId) ?? 0) + 1);
    await breathe();
  }
  return counts;
};

/**
 * How often each reason was asked for in the last thirty days, as it was known when the day began: it stands still for the day, also
 * over a restart, because keys hang on it. It is counted once a day, for the next one; on the first day ever for that day.
 */
export const useReasonCounts = (today: string): ReasonCounts => {
  const context = useData();
  const [shown, setShown] = useState<Shown>(() => ({ day: today, counts: new Map(readStored(context)?.counts) }));
  useEffect(() => {
    let isGone = false;
    const stored = readStored(context);
    if (stored && shown.day !== today) setShown({ day: today, counts: new Map(stored.counts) });
    if (stored?.day === today) return;
    const count = async (): Promise<void> => {
      await whenFirstShown();
      const counts = await countReasons(context, today);
      // A store that was not filled yet says nothing about the days to come.
      if (isGone || counts.size === 0) return;
      deviceKeyValues(context).write(key, JSON.stringify({ day: today, counts: [...counts] } satisfies Stored));
      if (!stored) setShown({ day: today, counts });
    };
    // A store that closes meanwhile is no fault: the next start counts again.
    count().catch(() => undefined);
    return () => {
      isGone = true;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- what is shown follows the day, never the other way round
  }, [context, today]);
  return shown.counts.size === 0 ? none : shown.counts;
};
