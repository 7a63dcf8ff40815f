import { publicationOf } from '#shared/domain/publication/publication-of';

import { readApart } from '../lib/sound';
import type { Floor } from './floor';
import type { WaitsOf } from './waits';

/** For whom a publication is made: boards (and desks), or kiosks, which show more. */
export type Audience = 'display' | 'kiosk';

/** A publication as it is sent, as JSON. `facts` tells it apart from others: it is the same text without the instant. */
export type Made = { readonly text: string; readonly facts: string };

/** Makes publications; `null` while a site has no reference data. */
export type Publications = {
  readonly of: (siteId: string, audience: Audience) => Promise<Made | null>;
  /**
   * Whether anyone may have been shown something else than what would be shown now; also when nobody was, because another process may
   * have answered. Whoever is told of the news asks again.
   */
  readonly isNews: (siteId: string, audience: Audience) => Promise<boolean>;
};

const MINUTE_MS = 60_000;

type Kept = { readonly state: string; readonly made: Made };
type Needs = {
  readonly floor: Floor;
  readonly waits: WaitsOf;
  readonly clock: () => number;
  readonly clockOffsetMs: number;
};

/**
 * Makes the publications of sites. Each is kept until a document of the day is written or a minute has passed, so fifty screens that ask
 * at once cost one computation.
 */
export const createPublications = ({ floor, waits, clock, clockOffsetMs }: Needs): Publications => {
  const kept = new Map<string, Kept>();
  const apart = readApart('publication');
  const shown = new Map<string, Set<string>>();

  const make = async (siteId: string, audience: Audience): Promise<Made | null> => {
    const nowMs = clock();
    const found = await floor.of(siteId, nowMs);
    if (!found) return null;
    const key = `${siteId}\n${audience}`;
    // Waits and expected hours move with the clock.
    const state = `${found.state} ${Math.floor(nowMs / MINUTE_MS)}`;
    const known = kept.get(key);
    if (known?.state === state) return known.made;
    const nowIso = new Date(nowMs).toISOString();
    const { tickets, sessions: deskSessions, appointments } = found;
    const facts = { ...found, waits: waits.of(found), nowIso, clockOffsetMs, forKiosk: audience === 'kiosk' };
    const publication = apart({ tickets, deskSessions, appointments }, ({ deskSessions: sessions, ...lists }) =>
      publicationOf({ ...facts, ...lists, sessions }),
    );
    const made = { text: JSON.stringify(publication), facts: JSON.stringify({ ...publication, asOf: '' }) };
    kept.set(key, { state, made });
    return made;
  };

  return {
    of: async (siteId, audience) => {
      const made = await make(siteId, audience);
      const key = `${siteId}\n${audience}`;
      const seen = shown.get(key) ?? new Set();
      // Two that differ tell all there is to know.
      if (made && seen.size < 2) shown.set(key, seen.add(made.facts));
      return made;
    },
    isNews: async (siteId, audience) => {
      const made = await make(siteId, audience);
      const key = `${siteId}\n${audience}`;
      const seen = shown.get(key);
      if (made && seen?.size === 1 && seen.has(made.facts)) return false;
      shown.delete(key);
      return true;
    },
  };
};
