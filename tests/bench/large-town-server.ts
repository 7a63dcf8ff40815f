import { mkdirSync } from 'node:fs';

import { openStore } from '#server/run/open-store';
import { townClock } from '#server/run/town-clock';
import { HISTORY_NOTE } from '#server/seed/demo-history';
import { seedSite } from '#server/seed/seed-site';
import { collectionNames } from '#shared/domain/model/collections';
import { demoSiteId } from '#shared/demo/demo-reference';
import { largeTown, largeTownHabits } from '#shared/demo/large-town';
import { demoSheets } from '#shared/demo/year/demo-sheets';
import { encodeSheet } from '#shared/domain/insights/facts/wire/sheet-wire';
import { addDays, civilOf } from '#shared/time/civil';

const zone = 'Europe/Paris';
const seed = 12;
const years = 3;

/** The large town as the store of a server, for `scripts/bench/large-town.mjs`. */
export const largeTownServer = {
  /**
   * Fills the folder of an embedded demonstration server with the large town as it is at an instant, three years of figures included.
   * Gives how many documents of each collection a desk of it is to hold.
   */
  fill: async (dataDir: string, now: string): Promise<Readonly<Record<string, number>>> => {
    mkdirSync(dataDir, { recursive: true });
    const today = civilOf(now, zone).day;
    const store = await openStore({ dataDir });
    const clock = await townClock(store, { kind: 'demo', now });
    const town = largeTown({ seed, today, now, zone });
    await seedSite(store, demoSiteId, town, now);
    const first = town.tickets.reduce((day, ticket) => (ticket.day < day ? ticket.day : day), today);
    const from = addDays(today, -years * 365);
    const about = { ...largeTownHabits, seed, from, to: addDays(first, -1), asOf: addDays(today, -1) };
    const made = [...demoSheets({ ...about, reference: town.reference })].map((sheet) => ({
      day: sheet.day,
      mark: 'demo',
      body: encodeSheet(sheet),
    }));
    await store.withSite(demoSiteId, async (site) => {
      await site.writeSheets(made);
      await site.writeSiteNote(HISTORY_NOTE, 'done');
    });
    await clock.keep();
    await store.close();
    return Object.fromEntries(collectionNames.map((name) => [name, town[name].length]));
  },
};
