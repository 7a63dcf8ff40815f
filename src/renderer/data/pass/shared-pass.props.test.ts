import fc from 'fast-check';
import { expect, it } from 'vitest';

import { compareText } from '#shared/lib/compare';

import { createSharedPass } from './shared-pass';

type Row = { readonly id: string; readonly version: number };

const turns = async (times: number): Promise<void> => {
  for (let turn = 0; turn < times; turn += 1) await Promise.resolve();
};

/** A table whose rows come, change and go while it is read; each read answers after some turns, with the rows as they were when it began. */
const tableOf = (ids: readonly string[], portion: number) => {
  const rows = new Map(ids.map((id) => [id, 0]));
  let reads = 0;
  const read = async (after: string) => {
    reads += 1;
    const found = [...rows].filter(([id]) => id > after).toSorted(([a], [b]) => compareText(a, b));
    const documents: readonly Row[] = found.slice(0, portion).map(([id, version]) => ({ id, version }));
    await turns(3);
    return { documents, last: documents.length < portion ? null : (documents.at(-1)?.id ?? null) };
  };
  return { rows, read, reads: () => reads };
};

const idOf = (at: number): string => `c${String(at).padStart(3, '0')}`;

it('every reader is given all rows that are there throughout, none older than their question, whenever they ask', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.nat(60), { maxLength: 40 }),
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.nat(80), { minLength: 1, maxLength: 5 }),
      fc.array(fc.tuple(fc.nat(80), fc.nat(60), fc.boolean()), { maxLength: 20 }),
      fc.option(fc.nat(12), { nil: null }),
      async (present, portion, asks, changes, leavesAfter) => {
        const { rows, read } = tableOf(present.map(idOf), portion);
        const { ask: everyone } = createSharedPass<Row>({ read, rest: () => turns(2), isClosed: () => false });
        const touched = new Set<string>();
        const done: Promise<void>[] = [];
        const ask = (isShort: boolean): void => {
          const known = new Map(rows);
          const got = new Map<string, number>();
          let portions = 0;
          const ended = everyone((found) => {
            for (const { id, version } of found) got.set(id, version);
            portions += 1;
            return !isShort || portions <= (leavesAfter ?? 0);
          });
          if (!isShort)
            done.push(
              ended.then(() => {
                for (const [id, version] of known)
                  if (!touched.has(id)) expect([id, got.get(id)]).toEqual([id, version]);
                  else if (rows.has(id)) expect(got.get(id) ?? version).toBeGreaterThanOrEqual(version);
              }),
            );
          else done.push(ended);
        };
        for (let turn = 0; turn <= 80; turn += 1) {
          for (const [at, whom, isGone] of changes) {
            if (at !== turn) continue;
            touched.add(idOf(whom));
            if (isGone) rows.delete(idOf(whom));
            else rows.set(idOf(whom), (rows.get(idOf(whom)) ?? 0) + 1);
          }
          for (const [index, at] of asks.entries()) if (at === turn) ask(leavesAfter !== null && index === 1);
          await turns(1);
        }
        await Promise.all(done);
      },
    ),
  );
});

it('two who ask at the same time read each row once', async () => {
  const { read, reads } = tableOf(
    Array.from({ length: 40 }, (_, at) => idOf(at)),
    9,
  );
  const { ask: everyone } = createSharedPass<Row>({ read, rest: () => turns(1), isClosed: () => false });
  const seen = [0, 0];
  await Promise.all(
    seen.map((_, reader) =>
      everyone((found) => {
        seen[reader] = (seen[reader] ?? 0) + found.length;
        return true;
      }),
    ),
  );
  expect(seen).toEqual([40, 40]);
  expect(reads()).toBe(5);
});

it('a read that fails is thrown to everybody who waits for it, and the next question begins anew', async () => {
  let fails = true;
  const { ask: everyone } = createSharedPass<Row>({
    read: () => (fails ? Promise.reject(new Error('disk')) : Promise.resolve({ documents: [], last: null })),
    rest: () => turns(1),
    isClosed: () => false,
  });
  await expect(everyone(() => true)).rejects.toThrow('disk');
  fails = false;
  await everyone(() => true);
});

it('what has time waits for the pass, and for one that begins meanwhile', async () => {
  const { read } = tableOf([idOf(1), idOf(2)], 1);
  const { ask, whenIdle } = createSharedPass<Row>({ read, rest: () => turns(2), isClosed: () => false });
  const order: string[] = [];
  await whenIdle();
  const first = ask(() => true).then(() => ask(() => order.push('second') > 0));
  await Promise.all([first, whenIdle().then(() => order.push('idle'))]);
  expect(order).toEqual(['second', 'second', 'second', 'idle']);
});

it('a reader whose own work fails is let go alone', async () => {
  const { read } = tableOf([idOf(1), idOf(2)], 1);
  const { ask } = createSharedPass<Row>({ read, rest: () => turns(1), isClosed: () => false });
  let seen = 0;
  const failing = ask(() => {
    throw new Error('index');
  });
  await Promise.all([expect(failing).rejects.toThrow('index'), ask((rows) => (seen += rows.length) > 0 || true)]);
  expect(seen).toBe(2);
});

it('a store that is closed tells its readers that they had not all', async () => {
  let isClosed = false;
  const { read } = tableOf(
    Array.from({ length: 40 }, (_, at) => idOf(at)),
    3,
  );
  const { ask: everyone } = createSharedPass<Row>({ read, rest: () => turns(1), isClosed: () => isClosed });
  const reading = everyone(() => {
    isClosed = true;
    return true;
  });
  await expect(reading).rejects.toThrow('closed');
});
