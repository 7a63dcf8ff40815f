import { createKnownFacts } from '#server/figures/known-facts';
import { seedSite } from '#server/seed/seed-site';
import { openSqliteStore } from '#server/store/sqlite/open-sqlite-store';
import { demoReference, demoSiteId } from '#shared/demo/demo-reference';
import type { FactSheet } from '#shared/domain/insights/facts/fact';
import { encodeSheet } from '#shared/domain/insights/facts/wire/sheet-wire';
import { toSiteReference } from '#shared/domain/model/site-reference';

import { insightsEngine } from './insights-engine';

const at = (today: string): string => `${today}T17:00:00.000Z`;
const open = (file: string, today: string) => openSqliteStore({ file, at: at(today), epoch: 'bench' });

type Lap = { readonly name: string; readonly ms: number };

/** The server’s side of the figures, for a process that does it once (`scripts/bench/insights/fresh.mjs`). */
export const insightsServer = {
  /** Stores sheets as a server does. */
  fill: async (file: string, today: string, sheets: readonly FactSheet[]): Promise<void> => {
    const store = await open(file, today);
    await seedSite(store, demoSiteId, { reference: [] }, at(today));
    await store.withSite(demoSiteId, async (site) => {
      const made = sheets.map((sheet) => ({ day: sheet.day, mark: 'bench', body: encodeSheet(sheet) }));
      await site.markDays(
        made.map(({ day }) => day),
        'bench',
      );
      await site.writeSheets(made);
    });
    await store.close();
  },
  /** Reads the facts of a period from the store and makes every panel of them, once. Laps in order. */
  panelsOnce: async (
    file: string,
    today: string,
    from: string,
  ): Promise<{ laps: readonly Lap[]; contacts: number }> => {
    const ref = toSiteReference(demoReference(today, 'Europe/Paris'));
    if (!ref) throw new Error('a town without a site');
    const store = await open(file, today);
    const projection = { follow: async () => true, referenceOf: async () => ref };
    const facts = createKnownFacts({ store, projection, clock: () => Date.parse(at(today)) });
    const laps: Lap[] = [];
    let since = performance.now();
    const lap = (name: string): void => {
      const now = performance.now();
      laps.push({ name, ms: now - since });
      since = now;
    };
    const known = await facts.of(demoSiteId, from, today);
    if (!known) throw new Error('no facts');
    lap('read');
    const asked = insightsEngine.ask(known.facts, { ref, period: { kind: 'year', from, to: today } });
    lap('cut');
    for (const [name, panel] of Object.entries(insightsEngine.panels)) {
      panel(asked);
      lap(name);
    }
    await store.close();
    return { laps, contacts: known.facts.requests.length };
  },
};
