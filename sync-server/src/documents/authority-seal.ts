import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

import type { AnyEvent } from '#shared/domain/model/event';
import type { Checkpoint } from '#shared/sync/protocol';
import { canonicalText } from '#shared/sync/canonical-text';

import type { Store } from '../store/port';

/** Proves that a word was said by this server, or by one that shares its database or its backup. */
export type AuthoritySeal = {
  /** The proof of an event of a document, base64url; what it holds under `mac` plays no part. */
  readonly of: (documentId: string, event: AnyEvent) => string;
  /** Whether an event bears its proof. */
  readonly holds: (documentId: string, event: AnyEvent) => boolean;
  /** The short proof of a checkpoint of this store, base64url. `chain` is the begin of the link of the audit at its `seq`. */
  readonly ofCheckpoint: (checkpoint: Pick<Checkpoint, 'epoch' | 'scope' | 'seq'>, chain: string) => string;
  /** The proof of the digits of a site's kiosks, base64url: without the key nobody finds them by trying. */
  readonly ofDigits: (siteId: string, digits: string) => string;
};

/** 132 bits: nobody finds a proof of so many by asking. */
const SHORT = 22;

const sealWith = (key: Buffer): AuthoritySeal => {
  const of = (documentId: string, event: AnyEvent): string =>
    createHmac('sha256', key)
      .update(canonicalText({ documentId, event: { ...event, mac: '' } }))
      .digest('base64url');
  return {
    of,
    ofCheckpoint: ({ epoch, scope, seq }, chain) =>
      createHmac('sha256', key)
        .update(canonicalText({ checkpoint: { epoch, scope, seq, chain } }))
        .digest('base64url')
        .slice(0, SHORT),
    ofDigits: (siteId, digits) =>
      createHmac('sha256', key)
        .update(canonicalText({ siteId, kioskDigits: digits }))
        .digest('base64url'),
    holds: (documentId, event) => {
      const given = Buffer.from(typeof event['mac'] === 'string' ? event['mac'] : '');
      const ours = Buffer.from(of(documentId, event));
      return given.length === ours.length && timingSafeEqual(given, ours);
    },
  };
};

const known = new WeakMap<object, Promise<AuthoritySeal>>();

/** The seal of a store. Its key is made once with the database and is part of a backup, so words outlive a restore. */
export const authoritySealOf = (store: Pick<Store, 'noteOnce'>): Promise<AuthoritySeal> => {
  const made =
    known.get(store) ??
    store
      .noteOnce('authorityKey', randomBytes(32).toString('base64url'))
      .then((key) => sealWith(Buffer.from(key, 'base64url')));
  known.set(store, made);
  // A store that could not answer is asked again.
  made.catch(() => known.delete(store));
  return made;
};
