import { useEffect, useState, useSyncExternalStore } from 'react';

import type { AccessRequest } from '#shared/sync/wire/access-request-calls';

import { useDataState } from '../../data-state';
import { isCutOff, useSyncKind } from '../use-sync-state';
import { heardOf, type Unheard } from './use-protection';

let turn = 0;
const listeners = new Set<() => void>();
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Every screen that shows requests of access asks again: this window did something about one. */
export const noteAccessChange = (): void => {
  turn += 1;
  for (const listener of listeners) listener();
};

/** Requests of access by the word of the server. */
export type AccessRequestsRead = {
  /** What was heard last; `null` before the first answer. */
  readonly requests: readonly AccessRequest[] | null;
  /** Why nothing was heard since, `null` = it was. */
  readonly unheard: Unheard | null;
};

type Known = AccessRequestsRead & { readonly subject: string };

const askedEveryMs = 30_000;

/**
 * The requests of access of a person under these ids, or the open ones of the site where there is none: asked for in the name of an agent, again and
 * again while they are shown, and at once after each act of this window.
 */
export const useAccessRequests = (agentId: string, citizenIds: readonly string[]): AccessRequestsRead => {
  const state = useDataState();
  const server = state.kind === 'ready' ? state.context.server : null;
  const isAway = isCutOff(useSyncKind());
  const acts = useSyncExternalStore(subscribe, () => turn);
  // No id holds what parts them here.
  const subject = [agentId, ...citizenIds].join('\n');
  const [known, setKnown] = useState<Known | null>(null);
  useEffect(() => {
    if (!server || isAway) return undefined;
    let isGone = false;
    const ask = async (): Promise<void> => {
      const [by = '', ...ids] = subject.split('\n');
      const heard = heardOf(await server.accessRequests({ agentId: by, citizenIds: ids }), ({ requests }) => requests);
      if (isGone) return;
      setKnown((before) =>
        typeof heard === 'string'
          ? { subject, requests: before?.subject === subject ? before.requests : null, unheard: heard }
          : { subject, requests: heard, unheard: null },
      );
    };
    void ask();
    const timer = setInterval(() => void ask(), askedEveryMs);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [server, isAway, subject, acts]);
  const requests = known?.subject === subject ? known.requests : null;
  if (isAway) return { requests, unheard: 'unreachable' };
  return { requests, unheard: known?.subject === subject ? known.unheard : null };
};
