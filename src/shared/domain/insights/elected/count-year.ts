import { channels } from '../../model/request';
import type { Facts, RequestFact } from '../facts/fact';
import { isVisit } from '../facts/visit-contact';
import { commitmentState } from '../steering/commitment-state';
import type { SiteCommitments } from './site-funnel';

/** Decided commitments of a channel. */
export type Kept = { readonly kept: number; readonly of: number };

/** What a stretch of days amounts to; nothing is withheld yet. */
type YearCounts = {
  readonly channels: ReadonlyMap<string, number>;
  readonly reasons: ReadonlyMap<string, number>;
  readonly themes: ReadonlyMap<string, number>;
  readonly kept: ReadonlyMap<string, Kept>;
  readonly sites: readonly SiteCommitments[];
};

const addOne = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

const addKept = (counts: Map<string, Kept>, key: string, isKept: boolean): void => {
  const { kept, of } = counts.get(key) ?? { kept: 0, of: 0 };
  counts.set(key, { kept: kept + (isKept ? 1 : 0), of: of + 1 });
};

/** What contacts were about, one by one: requests say it themselves, visits by appointment by their ticket. */
export const eachTheme = (facts: Facts, take: (day: string, themeId: string) => void): void => {
  for (const one of facts.requests) if (!isVisit(one) && one.themeId !== '') take(one.day, one.themeId);
  for (const one of facts.tickets)
    if (one.booked && one.status === 'done' && one.themeId !== '') take(one.day, one.themeId);
};

const countThemes = (facts: Facts, isIn: (day: string) => boolean): Map<string, number> => {
  const themes = new Map<string, number>();
  eachTheme(facts, (day, themeId) => {
    if (isIn(day)) addOne(themes, themeId);
  });
  return themes;
};

/** Counts the contacts of a stretch of civil days, each once, in one pass. */
export const countYear = (facts: Facts, from: string, to: string): YearCounts => {
  const isIn = (day: string): boolean => from <= day && day <= to;
  const byChannel = new Map<string, number>(channels.map((channel) => [channel, 0]));
  const reasons = new Map<string, number>();
  const kept = new Map<string, Kept>();
  const sites = new Map<string, Kept>();
  const take = (one: RequestFact): void => {
    addOne(byChannel, one.channel);
    addOne(reasons, one.reasonId);
    const state = isVisit(one) ? 'none' : commitmentState(one, facts.asOf.day);
    if (state !== 'kept' && state !== 'missed') return;
    addKept(kept, one.channel, state === 'kept');
    addKept(sites, one.siteId, state === 'kept');
  };
  for (const one of facts.requests) if (isIn(one.day)) take(one);
  return {
    channels: byChannel,
    reasons,
    themes: countThemes(facts, isIn),
    kept,
    sites: [...sites].map(([siteId, counts]) => ({ siteId, ...counts })),
  };
};
