import { byCodePoint } from '../by-code-point';
import { goneOf, type JournalPart, type JournalReads, type KeptLine, type Noted } from '../journal-port';
import { chained, unknownLines } from '../journal-seal';
import { siteOf, type SiteState, type State } from './state';

/** Adds lines to a site. Runs in one go: nobody sees half of it. */
export const commitLines = (siteId: string, site: SiteState, noted: Noted): void => {
  const known = new Set(site.journal.flatMap(({ deviceId, id }) => (deviceId === noted.deviceId ? [id] : [])));
  const { kept, head } = chained(siteId, site.journalHead, unknownLines(noted, known));
  site.journal = [...site.journal, ...kept];
  site.journalHead = head;
};

/** The part of a transaction that keeps the journal; `apply` makes it last. */
export const journalPart = (
  siteId: string,
  site: SiteState,
  pause: () => Promise<void>,
): JournalPart & { readonly apply: () => void } => {
  const pending: Noted[] = [];
  let prune = (): void => undefined;
  return {
    keepLines: async (noted) => {
      await pause();
      pending.push(noted);
    },
    pruneJournal: async ({ most, ...times }) => {
      const gone = goneOf(site.journal.slice(0, most), times);
      const last = site.journal[gone - 1];
      await pause();
      prune = () => {
        if (!last) return;
        site.journal = site.journal.slice(gone);
        site.journalHead = { ...site.journalHead, since: last.n + 1, base: last.link };
      };
      return gone;
    },
    apply: () => {
      prune();
      for (const noted of pending) commitLines(siteId, site, noted);
    },
  };
};

const newestFirst = (a: KeptLine, b: KeptLine): number => byCodePoint(b.keptAt, a.keptAt) || b.n - a.n;

/** What the memory store tells of the journal. */
export const memoryJournalReads = (stateOf: () => State): JournalReads => ({
  journalHead: async (siteId) => siteOf(stateOf(), siteId).journalHead,
  journalPage: async (siteId, { since, until, agentId, subjects, before, limit }) => {
    const all = siteOf(stateOf(), siteId).journal;
    const last = all.find(({ n }) => n === before);
    return all
      .filter(({ keptAt }) => keptAt >= since && keptAt < until)
      .filter((line) => agentId === '' || line.agentId === agentId)
      .filter((line) => subjects.length === 0 || subjects.includes(line.subject))
      .filter((line) => before === null || (last ? newestFirst(last, line) < 0 : line.n < before))
      .toSorted(newestFirst)
      .slice(0, limit);
  },
  journalLines: async (siteId, after, limit) =>
    siteOf(stateOf(), siteId)
      .journal.filter(({ n }) => n > after)
      .slice(0, limit),
});
