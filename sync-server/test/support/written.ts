import { digestOf } from '#shared/sync/digest';
import type { Written } from '#server/store/port';

import { wire } from './documents';

/** A document as the store takes it. `delta` is the whole document unless told. */
export const written = (document: object, more: Partial<Written> = {}): Written => {
  const sent = wire(document);
  const day = sent['day'];
  return {
    document: sent,
    day: typeof day === 'string' ? day : '',
    digest: digestOf(sent),
    delta: sent,
    erased: false,
    ...more,
  };
};
