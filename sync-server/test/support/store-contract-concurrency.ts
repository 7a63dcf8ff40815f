import { expect, it } from 'vitest';
import fc from 'fast-check';

import type { Store } from '#server/store/port';
import { verifyAudit } from '#server/store/verify-audit';

import { citizen, DAY, SITE } from './documents';
import { AT, origin, type Bench } from './store-bench';
import { written } from './written';

const WRITERS = 4;
const TURNS = 12;
/** Within it whoever waits for nobody is done, also on a slow computer. */
const NOT_WAITED_MS = 1_000;

const writer = async (store: Store, name: string, turns: number): Promise<void> => {
  for (let turn = 0; turn < turns; turn += 1)
    await store.withSite(SITE, (tx) =>
      tx.write(
        'citizens',
        Array.from({ length: 1 + (turn % 3) }, (_, index) => written(citizen(`${name}-${turn}-${index}`, name))),
        origin,
      ),
    );
};

/** Pages through a collection until the writers are done and nothing is left. Gives the ids in the order seen. */
const poll = async (store: Store, limit: number, done: () => boolean): Promise<readonly string[]> => {
  const seen: string[] = [];
  for (let since = 0; ;) {
    const over = done();
    const page = await store.page(SITE, 'citizens', since, limit);
    for (const body of page.bodies) seen.push((JSON.parse(body) as { readonly id: string }).id);
    since = page.seq;
    if (over && page.bodies.length === 0) return seen;
    // Lets the writers of an adapter without input and output have their turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
};

const chase = async (stores: readonly Store[], limit: number): Promise<void> => {
  const [first] = stores;
  if (!first) throw new Error('no store');
  let done = false;
  const pollers = stores.map((store) => poll(store, limit, () => done));
  await Promise.all(
    Array.from({ length: WRITERS }, (_, index) => writer(stores[index % stores.length] ?? first, `w${index}`, TURNS)),
  );
  done = true;
  const expected = (await first.audit(SITE, 0, 10_000)).map((entry) => entry.id);
  expect(expected).toHaveLength(WRITERS * TURNS * 2);
  for (const seen of await Promise.all(pollers)) expect(seen).toEqual(expected);
  const seqs = (await first.audit(SITE, 0, 10_000)).map((entry) => entry.seq);
  expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  expect((await verifyAudit(first, SITE)).faults).toEqual([]);
};

/** What must hold while many write at once. */
export const storeConcurrency = ({ store, opened, use, on }: Bench): void => {
  it.each(['new', 'known'])('begins another history never amid a transaction of a %s site', async (kind) => {
    const { epoch } = store();
    if (kind === 'known') await on((tx) => tx.write('citizens', [written(citizen('c', 'x'))], origin));
    const order: string[] = [];
    let begun = (): void => undefined;
    const isBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const rotating = isBegun
      .then(() => store().rotate(epoch, { to: 'next', at: AT, why: 'anchorAhead' }))
      .then(() => order.push('history begins'));
    const during = await on(async (tx) => {
      order.push('transaction begins');
      begun();
      // A history that does not wait begins long before.
      await Promise.race([rotating, new Promise((resolve) => setTimeout(resolve, NOT_WAITED_MS))]);
      await tx.issueNumber({ key: 'k', day: DAY, series: 'A', at: AT, deviceId: 'd' });
      order.push('transaction ends');
      return store().epoch;
    });
    await rotating;
    expect([during, store().epoch]).toEqual([epoch, 'next']);
    expect(order).toEqual(['transaction begins', 'transaction ends', 'history begins']);
  });

  it('runs the work of one site one after the other', async () => {
    let inside = 0;
    const numbers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        on(async (tx) => {
          inside += 1;
          expect(inside).toBe(1);
          const wish = { key: `k${index}`, day: DAY, series: 'A', at: AT, deviceId: 'd' };
          const number = await tx.issueNumber(wish);
          await new Promise((resolve) => setImmediate(resolve));
          inside -= 1;
          return number;
        }),
      ),
    );
    expect(numbers.toSorted((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
  });

  it('never hides a row from whoever pages while others write', async () => chase([store()], 3));

  it('never hides a row while two openings of the same data write', async () => {
    const second = await opened().reopen();
    use(second);
    await chase([opened().store, second], 5);
  });

  it('counts on without a gap over rolled back work and two openings', async () => {
    const second = await opened().reopen();
    use(second);
    const stores = [opened().store, second];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(1), fc.boolean(), fc.nat(9)), { maxLength: 12 }), async (turns) => {
        const before = await second.head(SITE);
        const results = await Promise.all(
          turns.map(([which, fails, id]) =>
            (stores[which] ?? second)
              .withSite(SITE, async (tx) => {
                await tx.write('citizens', [written(citizen(`c${id}`, 'x'))], origin);
                const wish = { key: `${before}-${id}`, day: DAY, series: 'A', at: AT, deviceId: 'd' };
                const number = await tx.issueNumber(wish);
                if (fails) throw new Error('on purpose');
                return { key: wish.key, number };
              })
              .catch(() => null),
          ),
        );
        const good = results.filter((one) => one !== null);
        expect(await second.head(SITE)).toBe(before + good.length);
        const byKey = new Map(good.map((one) => [one.key, one.number]));
        for (const one of good) expect(byKey.get(one.key)).toBe(one.number);
        expect(new Set(byKey.values()).size).toBe(byKey.size);
      }),
      { numRuns: 12 },
    );
    expect((await verifyAudit(second, SITE)).faults).toEqual([]);
    const issued = await Promise.all(
      [0, 1].map((which) =>
        (stores[which] ?? second).withSite(SITE, (tx) =>
          tx.issueNumber({ key: `last-${which}`, day: DAY, series: 'A', at: AT, deviceId: 'd' }),
        ),
      ),
    );
    expect(Math.abs((issued[0] ?? 0) - (issued[1] ?? 0))).toBe(1);
  });
};
