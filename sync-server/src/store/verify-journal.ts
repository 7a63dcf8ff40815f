import type { JournalReads, JournalSeal } from './journal-port';
import { keyOfLink } from './journal-seal';

/**
 * What is wrong with a line: a number before it is missing (`gap`), it does not follow from what was before it or was changed (`link`), it was
 * chained by another key amid lines of ours (`key`), or the last lines are missing (`head`).
 */
export type JournalFault = { readonly n: number; readonly fault: 'gap' | 'link' | 'key' | 'head' };

/** What a look through the journal of a site found. No faults = whole, as far as our key tells. */
export type JournalReport = {
  /** Lines that there ever were, and that are kept. */
  readonly head: number;
  readonly kept: number;
  /** Lines at the begin that another key chained: of them only numbers could be checked. */
  readonly unchecked: number;
  readonly faults: readonly JournalFault[];
};

const PAGE = 1000;

/** Looks through the journal of a site. `seal` `null` = the key is not here: only numbers are checked. */
export const verifyJournal = async (
  store: Pick<JournalReads, 'journalHead' | 'journalLines'>,
  siteId: string,
  seal: JournalSeal | null,
): Promise<JournalReport> => {
  const head = await store.journalHead(siteId);
  const faults: JournalFault[] = [];
  let [last, link, kept, unchecked] = [head.since - 1, head.base, 0, 0];
  for (;;) {
    const lines = await store.journalLines(siteId, last, PAGE);
    for (const line of lines) {
      const { n } = line;
      if (n !== last + 1) faults.push({ n, fault: 'gap' });
      const isOurs = seal !== null && keyOfLink(line.link) === seal.name;
      if (isOurs && line.link !== seal.link(siteId, link, line)) faults.push({ n, fault: 'link' });
      // Before the first line of ours the key was another one; after it nobody else chained lines.
      if (!isOurs && unchecked < kept) faults.push({ n, fault: 'key' });
      else if (!isOurs) unchecked += 1;
      [last, link] = [n, line.link];
      kept += 1;
    }
    if (lines.length === 0) break;
  }
  if (last !== head.n || link !== head.link) faults.push({ n: head.n, fault: 'head' });
  return { head: head.n, kept, unchecked, faults };
};
