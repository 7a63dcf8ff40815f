import type { CallFailure } from '#shared/sync/wire/client';

/** How the server is reached. `starting` = it answers that it is not ready, and was not before either; `refused` = it answers, but not to this device; `outdated` = nor to this version. */
export const reaches = ['unknown', 'starting', 'reached', 'unreachable', 'refused', 'outdated'] as const;

/** Whose access the server says is ended, of those who signed in at this desk, and when it said so by its own clock; `''` and none before it named anybody. */
export type ShutOut = { readonly agentIds: readonly string[]; readonly at: string };

/** What is known of the line to the server. */
export type Contact = {
  readonly reach: (typeof reaches)[number];
  readonly since: string;
  readonly lastExchange: string;
  readonly driftMs: number;
  /** Instant at which the server went on from an older copy, for a day; `''` = it did not. */
  readonly wentBackAt: string;
  readonly shutOut: ShutOut;
  /** Ids of the reasons whose requests do not come to this desk. */
  readonly withheld: readonly string[];
  /** When the server is tried next, `''` while it answers. */
  readonly nextTry: string;
  /** This desk had every collection of its site once. */
  readonly complete: boolean;
  /** Documents that came since this desk was opened. */
  readonly received: number;
};

export type ContactStore = {
  readonly read: () => Contact;
  readonly subscribe: (listener: () => void) => () => void;
  readonly reached: () => void;
  readonly failed: (failure: CallFailure) => void;
  readonly drift: (driftMs: number) => void;
  readonly wentBack: (at: string) => void;
  /** An answer of the server says whose access is ended. */
  readonly shutOut: (said: ShutOut) => void;
  /** An answer of the server says which reasons do not come to this desk; whether that is news. */
  readonly withheld: (reasonIds: readonly string[]) => boolean;
  readonly waiting: (ms: number) => void;
  readonly received: (count: number) => void;
  readonly complete: (isSo: boolean) => void;
  /** What the window that leads the exchange knows of it. */
  readonly adopt: (contact: Contact) => void;
};

const refusing = new Set([401, 403]);
/** An exchange within the same few seconds is no news for the screen. */
const newsMs = 5_000;

const notReady = 503;

const reachAfter = ({ status }: CallFailure, { reach: before, lastExchange }: Contact): Contact['reach'] => {
  if (status === notReady && lastExchange === '') return 'starting';
  if (status === 0 || status >= 500) return 'unreachable';
  if (status === 426) return 'outdated';
  return refusing.has(status) ? 'refused' : before;
};

export const unknownContact = (since: string, driftMs = 0): Contact => ({
  reach: 'unknown',
  since,
  lastExchange: '',
  driftMs,
  wentBackAt: '',
  shutOut: { agentIds: [], at: '' },
  withheld: [],
  nextTry: '',
  complete: true,
  received: 0,
});

/** `driftMs`: by how much the clock of this machine was ahead when the server was last heard. */
export const createContact = (now: () => Date, driftMs = 0): ContactStore => {
  let contact = unknownContact(now().toISOString(), driftMs);
  const listeners = new Set<() => void>();
  const replace = (patch: Partial<Contact>): void => {
    const reach = patch.reach ?? contact.reach;
    const since = reach === contact.reach ? contact.since : now().toISOString();
    contact = { ...contact, since, ...patch };
    for (const listener of listeners) listener();
  };
  return {
    read: () => contact,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    reached: () => {
      const at = now();
      // The clock of the desk may have been put right since.
      const isNews = contact.reach !== 'reached' || Math.abs(at.getTime() - Date.parse(contact.lastExchange)) > newsMs;
      if (isNews) replace({ reach: 'reached', lastExchange: at.toISOString(), nextTry: '' });
    },
    failed: (failure) => {
      const reach = reachAfter(failure, contact);
      if (reach !== contact.reach) replace({ reach });
    },
    drift: (driftMs) => {
      if (Math.abs(driftMs - contact.driftMs) > 1_000) replace({ driftMs });
    },
    wentBack: (wentBackAt) => {
      if (wentBackAt !== contact.wentBackAt) replace({ wentBackAt });
    },
    shutOut: (shutOut) => {
      if (shutOut.agentIds.length > 0 || contact.shutOut.agentIds.length > 0) replace({ shutOut });
    },
    withheld: (withheld) => {
      const isNews = withheld.join() !== contact.withheld.join();
      if (isNews) replace({ withheld });
      return isNews;
    },
    // Several calls wait at once, each in its own rhythm: the first of them tells.
    waiting: (ms) => {
      const at = now().getTime();
      const next = new Date(at + ms).toISOString();
      if (Date.parse(contact.nextTry || '0') <= at || next < contact.nextTry) replace({ nextTry: next });
    },
    received: (count) => {
      if (count > 0) replace({ received: contact.received + count });
    },
    complete: (complete) => {
      if (complete !== contact.complete) replace({ complete });
    },
    adopt: (next) => replace(next),
  };
};
