import type { Client } from '#shared/sync/wire/client';

import { createWaker } from './waker';

import type { SheetStore } from '../data/sheets/sheet-store';

const everyMs = 5 * 60_000;
/** Days that the server was still making come soon. */
const soonMs = 3_000;
/** Whoever opens a screen of figures asks at once, but not again and again. */
const restMs = 20_000;
/** The first screens come first, unless they are of figures. */
const firstMs = 20_000;
/** A sheet of a large town has some hundred kilobytes. */
const limit = 30;

export type SheetKeeper = {
  /** Somebody looks at figures: fetches what is new soon, unless that was just done. */
  readonly want: () => void;
  /** Fetches what changed, now and again and again until the signal. */
  readonly keep: (signal: AbortSignal) => Promise<void>;
  /** When the fetch of everything that is here began, milliseconds since 1970; 0 = never since the start. */
  readonly fetchedMs: () => number;
};

type Needs = {
  readonly sheets: SheetStore;
  readonly server: () => Pick<Client, 'sheets'>;
  readonly now: () => Date;
  readonly onFault: (error: unknown) => void;
};

type FetchNeeds = Pick<Needs, 'sheets' | 'server'> & {
  /** Another site of the town; the own if absent. */
  readonly siteId?: string;
};

/** Fetches all pages of a site. Says whether the server has everything ready and this desk has all of it. */
export const fetchSheets = async (
  { sheets, server, siteId }: FetchNeeds,
  signal: AbortSignal,
): Promise<'whole' | 'more' | 'unreachable'> => {
  for (;;) {
    const { epoch, seq } = await sheets.state();
    const answer = await server().sheets({
      epoch,
      since: seq,
      limit,
      ...(siteId !== undefined && { siteId }),
    });
    if (!answer.ok || signal.aborted) return 'unreachable';
    const reply = answer.value;
    const isWhole = reply.isWhole && !reply.hasMore;
    const { asOf, unsyncedDesks } = reply;
    const state = { epoch: reply.epoch, seq: reply.seq, asOf, unsyncedDesks, isWhole };
    await sheets.put({ sheets: reply.sheets, isAnew: reply.isAnew, state });
    if (!reply.hasMore) return isWhole ? 'whole' : 'more';
  }
};

/** Keeps the sheets of this desk in step with the server, beside the exchange of documents and never before it. */
export const createSheetKeeper = (needs: Needs): SheetKeeper => {
  const waker = createWaker();
  let fetchedMs = 0;
  let isWanted = false;
  return {
    fetchedMs: () => fetchedMs,
    want: () => {
      isWanted = true;
      if (needs.now().getTime() - fetchedMs > restMs) waker.wake();
    },
    keep: async (signal) => {
      if (!isWanted) await waker.wait(firstMs, signal);
      while (!signal.aborted) {
        const beganMs = needs.now().getTime();
        const outcome = await fetchSheets(needs, signal).catch((error: unknown) => {
          if (!signal.aborted) needs.onFault(error);
          return 'unreachable' as const;
        });
        if (outcome === 'whole') fetchedMs = beganMs;
        await waker.wait(outcome === 'more' ? soonMs : everyMs, signal);
      }
    },
  };
};
