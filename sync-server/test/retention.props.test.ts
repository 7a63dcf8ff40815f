import fc from 'fast-check';
import { expect, it } from 'vitest';

import { guichetRegistry } from '#server/collections/guichet-registry';
import { rememberReference } from '#server/documents/load-facts';
import { createProjection } from '#server/figures/projection';
import { tendRetention } from '#server/history/tend-retention';
import { createJournal } from '#server/journal/create-journal';
import { journalSeal } from '#server/store/journal-seal';
import { openMemoryStore } from '#server/store/memory/open-memory-store';
import type { Store } from '#server/store/port';
import { verifyAudit } from '#server/store/verify-audit';
import { decodeSheet } from '#shared/domain/insights/facts/wire/sheet-wire';
import type { Retention } from '#shared/domain/model/reference';
import { lastDayOf } from '#shared/sync/desk-window';
import type { WireDocument } from '#shared/sync/protocol';
import { addMonths } from '#shared/time/add-months';
import { addDays, daysBetween } from '#shared/time/civil';

import { factTown, TODAY, TOWN } from './support/fact-town';
import {
  earlier,
  gaveUp,
  livedNames as names,
  someOf,
  writeLived,
  type LivedName as Name,
} from './support/lived-years';

const DAY_MS = 86_400_000;
const every = { after: '', fromDay: '', limit: 1_000_000 };
/** The entry of the town hall, with another name each time: every day is made anew from what is there. */
const nameTown = (store: Store, name: string, retention: Retention | null, at: string): Promise<void> => {
  const rows = factTown.reference.map((one) =>
    one.body.kind === 'site' ? { ...one, body: { ...one.body, name, ...(retention ? { retention } : {}) } } : one,
  );
  return writeLived(
    store,
    'reference',
    rows.map((one) => ({ ...one, _deleted: false })),
    at,
  );
};

const sheetsOf = async (store: Store) =>
  new Map((await store.sheetsBetween(TOWN, '', '9')).map(({ day, body }) => [day, decodeSheet(body)]));

it('takes what is due, all of it and nothing else, and figures made anew are those of before, over four years', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        months: fc.integer({ min: 6, max: 24 }),
        people: fc.integer({ min: 6, max: 24 }),
        salt: fc.nat(9),
        // Closed, moved or noted long after it came.
        late: fc.array(fc.nat(60), { minLength: 6, maxLength: 6 }),
        nights: fc.integer({ min: 2, max: 3 }),
      }),
      async ({ months, people, salt, late, nights }) => {
        // The second is of a town that keeps all.
        const [store, twin] = [openMemoryStore({ epoch: 'epoch-1' }), openMemoryStore({ epoch: 'epoch-1' })];
        let nowMs = Date.parse(`${TODAY}T09:30:00.000Z`);
        const at = () => new Date(nowMs).toISOString();
        const clock = () => nowMs;
        const referenceOf = rememberReference();
        const journal = createJournal({ store, clock, referenceOf, seal: journalSeal(Buffer.alloc(32)) });
        const tend = tendRetention({
          giveWay: () => Promise.resolve(),
          store,
          clock,
          registry: guichetRegistry,
          referenceOf,
          journal,
        });
        const writeBoth = async (...row: readonly [string, readonly WireDocument[], string]): Promise<void> => {
          for (const one of [store, twin]) await writeLived(one, ...row);
        };
        const retention = { recordMonths: months, personMonths: people };
        // Close stretches, so that who came before a line comes again after it.
        const shifts = [0, 160, 190, 200, 340, 500, 545, 560, 700, 735, 750, 1_100, 1_400];
        for (const days of shifts)
          for (const name of names) {
            const rows = someOf<object>(factTown[name], 1, salt).map((one) => earlier(name, one, days, `${days}`));
            await writeBoth(name, rows, `${addDays(TODAY, -days)}T18:00:00.000Z`);
          }
        const related = async (days: number, suffix: string, at: string) => {
          await writeBoth(
            'tickets',
            [earlier('tickets', gaveUp.ticket, days, suffix)],
            `${addDays(TODAY, -days)}T18:00:00.000Z`,
          );
          await writeBoth('requests', [earlier('requests', gaveUp.request, days, suffix)], at);
        };
        // Noted lately: such a request stays for a while, and its fact is made with its ticket.
        const lately = `${addDays(TODAY, -5)}T10:00:00.000Z`;
        await related(1_100, 'lately', lately);
        await related(900, 'long', `${addDays(TODAY, -900)}T18:00:00.000Z`);
        const open = factTown.requests.find(({ status }) => status !== 'closed' && status !== 'void');
        if (!open) throw new Error('nobody waits');
        for (const [index, days] of late.entries())
          await writeBoth('requests', [earlier('requests', open, 800 + days, `late-${index}`)], lately);
        const makeFacts = async (name: string): Promise<void> => {
          for (const one of [store, twin]) {
            await nameTown(one, name, retention, at());
            const projection = createProjection({ store: one, clock, elapsed: () => performance.now() });
            expect(await projection.follow(TOWN, 600_000)).toBe(true);
          }
        };
        await makeFacts('Avant');
        const held = async (name: Name) =>
          (await store.page(TOWN, name, 0, 1_000_000, undefined, Number.MAX_SAFE_INTEGER)).bodies
            .map((body) => JSON.parse(body) as WireDocument & { readonly ticketId?: string })
            .filter(({ _deleted }) => !_deleted);
        let nightsLeft = nights;
        for (let turn = 0; turn < 60; turn += 1) {
          nowMs += DAY_MS;
          await tend(TOWN);
          if (turn % 20 !== 0 || nightsLeft === 0) continue;
          nightsLeft -= 1;
          // A new name of the town marks every day, so all of them are made from what is left.
          await makeFacts(`Nuit ${turn}`);
        }
        await makeFacts('Après');
        const [ours, whole] = [await sheetsOf(store), await sheetsOf(twin)];
        expect(ours.size).toBe(whole.size);
        for (const [day, sheet] of whole) expect(ours.get(day), day).toEqual(sheet);
        expect((await held('tickets')).length).toBeLessThan((await twin.digests(TOWN, 'tickets', every)).length);
        const today = at().slice(0, 10);
        const line = addMonths(today, -months);
        const living = { requests: await held('requests'), appointments: await held('appointments') };
        const needed = new Set([...living.requests, ...living.appointments].map(({ ticketId }) => ticketId));
        for (const name of names)
          for (const document of await held(name)) {
            const last = lastDayOf(name, document);
            if (last === '' || last >= line || needed.has(document.id)) continue;
            // Left although it is over: it was written within thirty days.
            const [entry] = await store.withSite(TOWN, async (site) => [
              (await site.entriesOf(name, [document.id])).get(document.id)?.at(-1),
            ]);
            expect(daysBetween(entry?.at.slice(0, 10) ?? '', today), document.id).toBeLessThanOrEqual(30);
          }
        const waiting = await held('requests');
        expect(waiting.filter(({ id }) => /~(lately|long)$/.test(id))).toEqual([]);
        expect(waiting.filter(({ id }) => id.includes('~late-'))).toHaveLength(late.length);
        expect((await verifyAudit(store, TOWN)).faults).toEqual([]);
      },
    ),
    { numRuns: 3 },
  );
}, 240_000);
