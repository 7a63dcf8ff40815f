import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createHandlers } from '#server/handlers';
import { createParts } from '#server/parts';
import { mostAnswered, stretchesOf, weighed, type WeighedRow } from '#server/documents/push-stretches';
import { MOST_ROWS_AT_A_STRETCH } from '#server/bounds';
import { MOST_BYTES_OF_DEVICE, MOST_EVENTS_OF_DEVICE } from '#shared/domain/rows/row-bounds';
import type { AnyEvent } from '#shared/domain/model/event';
import { MOST_PAGE_BYTES } from '#shared/sync/bounds';
import { logOf } from '#shared/sync/merge-document';
import type { WireDocument } from '#shared/sync/protocol';

import { appointment, citizen, event, ownStamps, SITE, ticket, wire } from './support/documents';
import { device, testCore, type TestCore } from './support/test-core';

const desk = device('device-2');
const other = device('device-3');

let core: TestCore;
beforeEach(async () => {
  core = await testCore();
});
afterEach(() => core.store.close());

const people = (count: number, from = 0): WireDocument[] =>
  Array.from({ length: count }, (_, index) => wire(citizen(`c${from + index}`, `Essai ${from + index}`)));
const seqOf = async (id: string): Promise<number> =>
  (await core.store.history(SITE, 0, 10_000)).findLast((entry) => entry.id === id)?.seq ?? 0;

describe('stretches', () => {
  const size = fc.nat(400);
  const rows = fc.array(fc.record({ id: fc.nat(30).map((n) => `d${n}`), sent: size, stored: size }), { maxLength: 60 });
  const asRow = ({ id, sent, stored }: { readonly id: string; readonly sent: number; readonly stored: number }) => ({
    row: { id, _deleted: false },
    sent,
    stored,
  });

  it('hold every row in its order, one at least, and no more rows or bytes than they may', () => {
    fc.assert(
      fc.property(
        rows,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 900 }),
        (all, mostRows, mostBytes) => {
          const given: WeighedRow[] = all.map(asRow);
          const cut = stretchesOf(given, mostRows, mostBytes);
          expect(cut.flat()).toEqual(given.map(({ row }) => row));
          let at = 0;
          for (const stretch of cut) {
            const bytes = given
              .slice(at, at + stretch.length)
              .reduce((sum, { sent, stored }) => sum + sent + stored, 0);
            at += stretch.length;
            expect(stretch.length).toBeLessThanOrEqual(mostRows);
            expect(stretch.length === 1 || (stretch.length > 1 && bytes <= mostBytes)).toBe(true);
          }
        },
      ),
    );
  });

  it('are of a push whose answer is never larger than was foreseen', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(5), fc.nat(6)), { minLength: 1, maxLength: 12 }), async (wishes) => {
        const fresh = await testCore();
        const rowOf = ([number, count]: readonly [number, number], at: number): WireDocument =>
          wire(
            ticket(
              `t${number}`,
              Array.from({ length: count }, (_, index) =>
                event(`t${number}-${at % 3}-${index}`, index + 2, { type: 'recalled' }),
              ),
            ),
          );
        const given = wishes.map(rowOf);
        for (let round = 0; round < 2; round += 1) {
          const sizes = await fresh.store.sizes(
            SITE,
            'tickets',
            given.map(({ id }) => id),
          );
          const verdicts = await fresh.push(desk, 'tickets', ...given);
          const documents = verdicts.flatMap((one) => (one.verdict === 'merged' ? [one.document] : []));
          expect(documents.reduce((sum, one) => sum + JSON.stringify(one).length, 0)).toBeLessThanOrEqual(
            mostAnswered(weighed(given, sizes)),
          );
        }
        await fresh.store.close();
      }),
      { numRuns: 60 },
    );
  });
});

describe('a large push', () => {
  it('lets a small one of another desk in between, and is stored whole', async () => {
    let small: Promise<unknown> | null = null;
    const { store, time } = core;
    const giveWay = async (): Promise<void> =>
      void (await (small ??= core.push(other, 'citizens', wire(citizen('s', 'Petit')))));
    const handlers = createHandlers(createParts({ store, clock: () => time.nowMs, newId: () => 'id', giveWay }));
    const rows = ownStamps(people(4 * MOST_ROWS_AT_A_STRETCH), desk.id);
    const { verdicts } = await handlers.push(
      { collection: 'citizens', epoch: store.epoch, schemaVersion: 1, rows },
      desk,
    );
    expect(verdicts.map(({ id, verdict }) => [id, verdict])).toEqual(rows.map(({ id }) => [id, 'stored']));
    const seqs = await Promise.all(['c0', 's', rows.at(-1)?.id ?? ''].map(seqOf));
    expect(seqs[1]).toBeGreaterThan(seqs[0] ?? 0);
    expect(seqs[1]).toBeLessThan(seqs[2] ?? 0);
  });

  it('counts places over its stretches', async () => {
    const first = wire(appointment('a-first'));
    const between = Array.from({ length: MOST_ROWS_AT_A_STRETCH + 5 }, (_, index) =>
      wire(
        appointment(`a${index}`, {
          day: `2026-12-${String(1 + (index % 28)).padStart(2, '0')}`,
          time: index < 28 ? '10:00' : '11:00',
        }),
      ),
    );
    const verdicts = await core.push(desk, 'appointments', first, ...between, wire(appointment('a-last')));
    expect([verdicts[0], verdicts.at(-1)]).toMatchObject([
      { document: { confirmation: 'accepted' } },
      { document: { confirmation: 'overbooked', rivals: ['a-first'] } },
    ]);
  });

  it('that breaks off in the middle keeps what was judged, and is stored whole when it comes again', async () => {
    const parts = createParts({
      store: core.store,
      clock: () => core.time.nowMs,
      newId: () => 'id',
      giveWay: () => Promise.reject(new Error('the process ends here')),
    });
    const rows = ownStamps(people(3 * MOST_ROWS_AT_A_STRETCH), desk.id);
    const body = { collection: 'citizens', epoch: core.store.epoch, schemaVersion: 1, rows };
    await expect(createHandlers(parts).push(body, desk)).rejects.toThrow('ends here');
    const kept = await core.store.bodies(
      SITE,
      'citizens',
      rows.map(({ id }) => id),
    );
    expect(kept).toHaveLength(MOST_ROWS_AT_A_STRETCH);
    const again = await core.handlers.push(body, desk);
    expect(again.verdicts.map(({ verdict }) => verdict)).toEqual(rows.map(() => 'stored'));
    const written = (await core.store.history(SITE, 0, 10_000)).filter(({ collection }) => collection === 'citizens');
    expect(written.map(({ id }) => id).toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
  });

  it('whose answer would be too large is refused before anything is judged; half of it, in the end one row, passes', async () => {
    const heavy = (id: string): WireDocument =>
      wire(
        ticket(
          id,
          Array.from({ length: 12 }, (_, index) =>
            event(`${id}-${index}`, index + 2, { type: 'ofTheFuture', more: 'x'.repeat(7_000) }),
          ),
        ),
      );
    const count = Math.ceil(MOST_PAGE_BYTES / 84_000) + 1;
    const ids = Array.from({ length: count }, (_, index) => `t${index}`);
    for (const id of ids) await core.push(desk, 'tickets', heavy(id));
    const light = ids.map((id) => wire({ ...ticket(id) }));
    const before = await core.store.head(SITE);
    await expect(core.push(other, 'tickets', ...light)).rejects.toMatchObject({ code: 'tooLarge' });
    // The same small row again and again would be answered as often by the whole document.
    const same = Array.from({ length: count }, () => wire(ticket('t0')));
    await expect(core.push(other, 'tickets', ...same)).rejects.toMatchObject({ code: 'tooLarge' });
    expect(await core.store.head(SITE)).toBe(before);
    for (const part of [light.slice(0, count / 2), light.slice(0, 1)])
      expect((await core.push(other, 'tickets', ...part)).map(({ verdict }) => verdict)).toEqual(
        part.map(() => 'merged'),
      );
  });
});

it('gives each device of a document its share, counted by what it wrote itself', async () => {
  const writers = [desk, other];
  const step = fc.record({ by: fc.nat(1), count: fc.integer({ min: 1, max: 120 }), signs: fc.nat(700) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 3 }), async (steps) => {
      const fresh = await testCore();
      await fresh.push(device('device-1'), 'tickets', wire(ticket('t1')));
      const own: [AnyEvent[], AnyEvent[]] = [[], []];
      for (const [turn, { by, count, signs }] of steps.entries()) {
        const before = (await fresh.stored('tickets', 't1')) ?? wire(ticket('t1'));
        const more = Array.from({ length: count }, (_, index) =>
          event(`s${turn}-${index}`, logOf(before).length + index + 1, {
            type: 'ofTheFuture',
            more: 'x'.repeat(signs),
          }),
        );
        const mine = own[by === 0 ? 0 : 1];
        const all = [...mine, ...more];
        const isTooMuch = all.length > MOST_EVENTS_OF_DEVICE || JSON.stringify(all).length > MOST_BYTES_OF_DEVICE;
        const [verdict] = await fresh.push(writers[by] ?? desk, 'tickets', {
          ...before,
          events: [...logOf(before), ...more],
        });
        expect(verdict?.verdict === 'quarantined' ? verdict.why : '').toBe(isTooMuch ? 'tooManyEvents' : '');
        if (!isTooMuch) mine.push(...more);
      }
      await fresh.store.close();
    }),
    { numRuns: 40 },
  );
});
