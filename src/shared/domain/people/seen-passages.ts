import type { Passage } from './passages';

/**
 * The passages that somebody may see. What was asked under a reason that is kept to its department is hidden, with a ticket or without;
 * an appointment is work of the day and stands in the agenda, so it stays, without the request that came of it.
 */
export const seenPassages = (
  passages: readonly Passage[],
  maySee: (about: { readonly reasonId: string }) => boolean,
): { readonly seen: readonly Passage[]; readonly hidden: number } => {
  const seen = passages.filter(
    (passage) => passage.kind === 'appointment' || (maySee(passage) && (!passage.request || maySee(passage.request))),
  );
  return { seen, hidden: passages.length - seen.length };
};
