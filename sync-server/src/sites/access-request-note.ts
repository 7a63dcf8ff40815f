import { z } from 'zod';

import { compareText } from '#shared/lib/compare';
import { JOURNAL_FOR_DAYS } from '#shared/sync/bounds';
import { accessRequestSchema, type AccessRequest } from '#shared/sync/wire/access-request-calls';
import { addDays } from '#shared/time/civil';

import { MOST_OPEN_ACCESS_REQUESTS, MOST_SETTLED_ACCESS_REQUESTS } from '../bounds';
import type { SiteTransaction } from '../store/port';

const NOTE = 'access requests';

const MOST_ENTRIES = MOST_OPEN_ACCESS_REQUESTS + MOST_SETTLED_ACCESS_REQUESTS;

const entriesIn = (text: string): readonly unknown[] => {
  try {
    return text === '' ? [] : z.array(z.unknown()).parse(JSON.parse(text)).slice(0, MOST_ENTRIES);
  } catch {
    return [];
  }
};

/** Whether a request was settled so long ago that it goes: as long as a line of the journal is kept. */
const isOver = ({ settled }: AccessRequest, today: string): boolean =>
  settled !== null && settled.on < addDays(today, -JOURNAL_FOR_DAYS);

/** What is kept: every open one, and of those that are settled the latest. */
const kept = (requests: readonly AccessRequest[], today: string): readonly AccessRequest[] => {
  const settled = requests
    .filter((one) => one.settled !== null && !isOver(one, today))
    .toSorted((a, b) => compareText(b.settled?.on ?? '', a.settled?.on ?? '') || compareText(b.id, a.id))
    .slice(0, MOST_SETTLED_ACCESS_REQUESTS);
  return [...requests.filter((one) => one.settled === null), ...settled].toSorted(
    (a, b) => compareText(a.receivedOn, b.receivedOn) || compareText(a.id, b.id),
  );
};

/**
 * The requests of access of a site on a civil day, the earliest receipt first: those that are open, and those that were settled in the last twelve
 * months. A note of the site: neither synced nor told to desks. What in it is no request, or one more of an id, counts as absent.
 */
export const readAccessRequests = async (
  site: Pick<SiteTransaction, 'siteNote'>,
  today: string,
): Promise<readonly AccessRequest[]> => {
  const found = new Map<string, AccessRequest>();
  for (const entry of entriesIn(await site.siteNote(NOTE))) {
    const read = accessRequestSchema.safeParse(entry);
    if (read.success && !found.has(read.data.id)) found.set(read.data.id, read.data);
  }
  return kept([...found.values()], today);
};

/** Keeps them, without what is over by then. */
export const writeAccessRequests = (
  site: Pick<SiteTransaction, 'writeSiteNote'>,
  requests: readonly AccessRequest[],
  today: string,
): Promise<void> => site.writeSiteNote(NOTE, JSON.stringify(kept(requests, today)));

/** Takes those out of the store that are over: nobody may ask for a year. */
export const tendAccessRequests = async (
  site: Pick<SiteTransaction, 'siteNote' | 'writeSiteNote'>,
  today: string,
): Promise<void> => {
  const requests = await readAccessRequests(site, today);
  if (requests.length < entriesIn(await site.siteNote(NOTE)).length) await writeAccessRequests(site, requests, today);
};
