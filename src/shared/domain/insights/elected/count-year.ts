import { channels } from '../../model/request';
import type { Facts, RequestFact } from '../facts/fact';
import { isVisit } from '../facts/visit-contact';
import { commitmentState } from '../steering/commitment-state';
import type { PeopleList } from '../protect/protect-lists';

/** Counts by channel, and by site. */
type ByBoth = readonly [PeopleList, PeopleList];

/** What a stretch of days amounts to; nothing is withheld yet. */
type YearCounts = {
  readonly channels: ReadonlyMap<string, number>;
  readonly reasons: ReadonlyMap<string, number>;
  readonly themes: ReadonlyMap<string, number>;
  /** Decided commitments, and of them those kept and those missed. */
  readonly commitments: Readonly<Record<'decided' | 'kept' | 'missed', ByBoth>>;
};

const addTo = (counts: Map<string, number>, key: string, count = 1): void =>
  void counts.set(key, (counts.get(key) ?? 0) + count);

/** Counts by channel and by site, and how one more is added; 0 = it is named, without being counted. */
const countBoth = () => {
  const [byChannel, bySite] = [new Map<string, number>(), new Map<string, number>()];
  const add = ({ channel, siteId }: RequestFact, count: 0 | 1): void => {
    addTo(byChannel, channel, count);
    addTo(bySite, siteId, count);
  };
  return { lists: [{ counts: byChannel }, { counts: bySite }] as const, add };
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
    if (isIn(day)) addTo(themes, themeId);
  });
  return themes;
};

/** Counts the contacts of a stretch of civil days, each once, in one pass. */
export const countYear = (facts: Facts, from: string, to: string): YearCounts => {
  const isIn = (day: string): boolean => from <= day && day <= to;
  const byChannel = new Map<string, number>(channels.map((channel) => [channel, 0]));
  const reasons = new Map<string, number>();
  const commitments = { decided: countBoth(), kept: countBoth(), missed: countBoth() };
  const take = (one: RequestFact): void => {
    addTo(byChannel, one.channel);
    addTo(reasons, one.reasonId);
    const state = isVisit(one) ? 'none' : commitmentState(one, facts.asOf.day);
    if (state !== 'kept' && state !== 'missed') return;
    commitments.decided.add(one, 1);
    commitments.kept.add(one, state === 'kept' ? 1 : 0);
    commitments.missed.add(one, state === 'missed' ? 1 : 0);
  };
  for (const one of facts.requests) if (isIn(one.day)) take(one);
  return {
    channels: byChannel,
    reasons,
    themes: countThemes(facts, isIn),
    commitments: {
      decided: commitments.decided.lists,
      kept: commitments.kept.lists,
      missed: commitments.missed.lists,
    },
  };
};
