import { joinPassages, type Passage, type PassageSources } from './passages';

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

/** The same of the documents of which passages are made: what leaves for paper or a file shows no more than the screen. `isWhole` = nothing was hidden. */
export const seenSources = (
  sources: PassageSources,
  maySee: (about: { readonly reasonId: string }) => boolean,
): { readonly sources: PassageSources; readonly isWhole: boolean } => {
  const passages = joinPassages(sources);
  const seen = new Set(seenPassages(passages, maySee).seen);
  const hiddenTickets = new Set(passages.flatMap((one) => (seen.has(one) ? [] : [one.ticket?.id])));
  const requests = sources.requests.filter(maySee);
  const tickets = sources.tickets.filter(({ id }) => !hiddenTickets.has(id));
  const isWhole = requests.length === sources.requests.length && tickets.length === sources.tickets.length;
  return { sources: isWhole ? sources : { ...sources, requests, tickets }, isWhole };
};
