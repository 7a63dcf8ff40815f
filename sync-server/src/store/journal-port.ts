import type { JournalLine } from '#shared/sync/wire/journal-calls';

/** A line on its way into the journal. `id` is that of the desk that noted it, `''` of what the server notes by itself. */
export type NewLine = Omit<JournalLine, 'n' | 'deviceId'> & { readonly id: string };

/** A line as it is kept: with its number at the site, and the link that binds it to all before it. */
export type KeptLine = NewLine & { readonly n: number; readonly deviceId: string; readonly link: string };

/** By what the lines of a journal are chained. Its key lies outside the data: who has them alone cannot write the chain anew. */
export type JournalSeal = {
  /** Names the key and tells nothing of it: each link begins with it, so that another key shows. */
  readonly name: string;
  /** The link of a line, which follows from the one before (`''` for the first of a site) and all that the line says. */
  readonly link: (siteId: string, previous: string, line: Omit<KeptLine, 'link'>) => string;
};

/** Lines of a device that are to be kept, and by what they are chained. */
export type Noted = { readonly deviceId: string; readonly lines: readonly NewLine[]; readonly seal: JournalSeal };

/**
 * Where the journal of a site stands: how many lines there ever were, the link of the last one, the first `n` that is still kept, and the
 * link before that.
 */
export type JournalHead = {
  readonly n: number;
  readonly link: string;
  readonly since: number;
  readonly base: string;
};

/** The journal of a site without any line. */
export const emptyJournal: JournalHead = { n: 0, link: '', since: 1, base: '' };

/** Which lines to tell. `since` (included) and `until` (excluded) are instants of `keptAt`; `agentId` `''` and no `subjects` = of all. */
export type JournalWish = {
  readonly since: string;
  readonly until: string;
  readonly agentId: string;
  readonly subjects: readonly string[];
  /** Those that follow this line in the order of the answer. */
  readonly before: number | null;
  readonly limit: number;
};

/** The part of a site's transaction that keeps the journal. */
export type JournalPart = {
  /** Adds lines under the next numbers. One that the device brought before, by its id, is left out. */
  readonly keepLines: (noted: Noted) => Promise<void>;
  /** Removes lines at the begin that were kept before an instant, `most` at once, and says how many. See `goneOf`. */
  readonly pruneJournal: (wish: {
    readonly before: string;
    readonly now: string;
    readonly most: number;
  }) => Promise<number>;
};

/** What a store tells of the journal of a site, without taking a lock. */
export type JournalReads = {
  readonly journalHead: (siteId: string) => Promise<JournalHead>;
  /** Newest first, by `keptAt` and then by number: a clock that was set back changes no number. */
  readonly journalPage: (siteId: string, wish: JournalWish) => Promise<readonly KeptLine[]>;
  /** The lines after a number, in the order of numbers. */
  readonly journalLines: (siteId: string, after: number, limit: number) => Promise<readonly KeptLine[]>;
};

/**
 * How many of the first lines go: up to the last one that was kept before `before`, as long as none in between is still to be kept. One that was kept
 * in the future, by a clock that was ahead, keeps nothing; while the clock itself is behind, nothing is old.
 */
export const goneOf = (
  lines: readonly Pick<KeptLine, 'keptAt'>[],
  { before, now }: { readonly before: string; readonly now: string },
): number => {
  let gone = 0;
  for (const [index, { keptAt }] of lines.entries()) {
    if (keptAt < before) gone = index + 1;
    else if (keptAt <= now) break;
  }
  return gone;
};
