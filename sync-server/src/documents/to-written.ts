import type { WireDocument } from '#shared/sync/protocol';

import type { CollectionRules } from './registry';
import type { Written } from '../store/port';

/** A document as the store takes it, with what follows from it by the rules of its collection. */
export const toWritten = (
  known: Pick<CollectionRules, 'dayOf' | 'digestOf' | 'deltaOf' | 'isErased' | 'clearedBy'>,
  stored: WireDocument | null,
  document: WireDocument,
): Written => {
  const cleared = known.clearedBy?.(document);
  return {
    document,
    day: known.dayOf(document),
    digest: known.digestOf(document),
    delta: known.deltaOf(stored, document),
    erased: known.isErased(document),
    ...(cleared ? { cleared } : {}),
  };
};
