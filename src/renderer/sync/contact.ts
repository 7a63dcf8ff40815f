import type { HttpFailure } from './http';

/** What is known of the line to the server. `refused` = it answers, but not to this device. */
export type Contact = {
  readonly reach: 'unknown' | 'reached' | 'unreachable' | 'refused';
  readonly since: string;
  readonly lastExchange: string;
  readonly driftMs: number;
};

export type ContactStore = {
  readonly read: () => Contact;
  readonly subscribe: (listener: () => void) => () => void;
  readonly reached: () => void;
  readonly failed: (failure: HttpFailure) => void;
  readonly drift: (driftMs: number) => void;
};

const refusing = new Set([401, 403, 426]);
/** An exchange within the same few seconds is no news for the screen. */
const newsMs = 5_000;

export const createContact = (now: () => Date): ContactStore => {
  let contact: Contact = { reach: 'unknown', since: now().toISOString(), lastExchange: '', driftMs: 0 };
  const listeners = new Set<() => void>();
  const replace = (patch: Partial<Contact>): void => {
    const reach = patch.reach ?? contact.reach;
    const since = reach === contact.reach ? contact.since : now().toISOString();
    contact = { ...contact, ...patch, since };
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
      const isNews = contact.reach !== 'reached' || at.getTime() - Date.parse(contact.lastExchange) > newsMs;
      if (isNews) replace({ reach: 'reached', lastExchange: at.toISOString() });
    },
    failed: (failure) => {
      const reach =
        failure.status === 0 || failure.status >= 500
          ? 'unreachable'
          : refusing.has(failure.status)
            ? 'refused'
            : contact.reach;
      if (reach !== contact.reach) replace({ reach });
    },
    drift: (driftMs) => {
      if (Math.abs(driftMs - contact.driftMs) > 1_000) replace({ driftMs });
    },
  };
};
