import type { Reference, SiteReference } from '#shared/domain/model/reference';
import { toSiteReference } from '#shared/domain/model/site-reference';
import { calls } from '#shared/sync/wire/calls';
import type { Client } from '#shared/sync/wire/client';
import type { SitesReply } from '#shared/sync/wire/figure-calls';

import { fetchSheets } from '../../sync/sheet-keeper';
import type { KeyValues } from '../key-values';
import type { SheetStore } from './sheet-store';

/** The other sites of the town: what they are, and the sheets of those that somebody looked at. */
export type OtherSites = {
  /** As the server told them last; the same list as long as that is so. */
  readonly known: () => readonly SiteReference[];
  /** Asks the server which there are. */
  readonly learn: () => Promise<void>;
  readonly sheetsOf: (siteId: string) => SheetStore;
  /** Somebody looks at figures of a site: they are fetched, unless that was just done. Nobody else’s are. */
  readonly want: (siteId: string) => void;
  /** Hears of news of the list and of sheets. Returns what ends it. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly stop: () => void;
};

export type OtherSitesNeeds = {
  readonly siteId: string;
  readonly keys: KeyValues;
  readonly openSheets: (siteId: string) => SheetStore;
  readonly server: () => Pick<Client, 'sheets' | 'sites'>;
  readonly now: () => Date;
  readonly onFault: (error: unknown) => void;
};

const KEY = 'sites';
const restMs = 20_000;
/** Days that the server was still making come soon. */
const soonMs = 3_000;

const readKept = (text: string, own: string): readonly SiteReference[] => {
  if (text === '') return [];
  const kept = calls.sites.output.safeParse(JSON.parse(text));
  if (!kept.success) return [];
  return kept.data.sites
    .filter(({ siteId }) => siteId !== own)
    .flatMap(({ documents }) => toSiteReference(documents as unknown as readonly Reference[]) ?? []);
};

/** What is kept of the list: read once, and again when the server says something else. */
const keepList = ({ keys, siteId }: OtherSitesNeeds) => {
  let list: readonly SiteReference[] | null = null;
  return {
    known: (): readonly SiteReference[] => (list ??= readKept(keys.read(KEY), siteId)),
    /** Says whether it changed. */
    take: (answer: SitesReply): boolean => {
      const text = JSON.stringify(answer);
      if (text === keys.read(KEY)) return false;
      keys.write(KEY, text);
      list = null;
      return true;
    },
  };
};

type Fetched = { beganMs: number; isRunning: boolean };

/** Keeps the sheets of one site after the other in step while somebody asks for them. */
const fetcher = (needs: OtherSitesNeeds, sheetsOf: (siteId: string) => SheetStore) => {
  const fetched = new Map<string, Fetched>();
  const over = new AbortController();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const fetch = async (siteId: string, state: Fetched): Promise<void> => {
    state.isRunning = true;
    state.beganMs = needs.now().getTime();
    const ask = { siteId, sheets: sheetsOf(siteId), server: needs.server };
    const outcome = await fetchSheets(ask, over.signal).catch((error: unknown) => {
      if (!over.signal.aborted) needs.onFault(error);
      return 'unreachable' as const;
    });
    state.isRunning = false;
    if (outcome === 'unreachable') state.beganMs = 0;
    if (outcome !== 'more' || over.signal.aborted) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void fetch(siteId, state);
    }, soonMs);
    timers.add(timer);
  };
  return {
    want: (siteId: string): void => {
      const state = fetched.get(siteId) ?? { beganMs: 0, isRunning: false };
      fetched.set(siteId, state);
      if (!state.isRunning && needs.now().getTime() - state.beganMs > restMs) void fetch(siteId, state);
    },
    stop: (): void => {
      over.abort();
      for (const timer of timers) clearTimeout(timer);
    },
  };
};

/** The other sites of the town of one open store. */
export const createOtherSites = (needs: OtherSitesNeeds): OtherSites => {
  const { openSheets, server } = needs;
  const list = keepList(needs);
  const stores = new Map<string, SheetStore>();
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const sheetsOf = (siteId: string): SheetStore => {
    const store = stores.get(siteId) ?? openSheets(siteId);
    if (!stores.has(siteId)) store.subscribe(tell);
    stores.set(siteId, store);
    return store;
  };
  const { want, stop } = fetcher(needs, sheetsOf);
  return {
    known: list.known,
    learn: async () => {
      const answer = await server().sites();
      if (answer.ok && list.take(answer.value)) tell();
    },
    sheetsOf,
    want,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop: () => {
      stop();
      listeners.clear();
      for (const store of stores.values()) store.close();
    },
  };
};
