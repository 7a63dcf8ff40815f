import { expect, it } from 'vitest';

import type { JournalWish, NewLine } from '#server/store/journal-port';
import { journalSeal } from '#server/store/journal-seal';
import { verifyJournal } from '#server/store/verify-journal';

import { codeOf } from './code-of';
import { SITE } from './documents';
import { AT, type Bench } from './store-bench';

/** The key of the journal in the contract of the stores. */
export const seal = journalSeal(Buffer.alloc(32, 7));

/** A line that a desk noted, kept so many minutes after `AT`. */
export const lineOf = (id: string, more: Partial<NewLine> & { readonly minute?: number } = {}): NewLine => {
  const { minute = 0, ...rest } = more;
  const keptAt = new Date(Date.parse(AT) + minute * 60_000).toISOString();
  return {
    id,
    at: AT,
    keptAt,
    agentId: 'ann',
    kind: 'fileOpened',
    subject: `citizen-${id}`,
    count: 1,
    isProved: false,
    ...rest,
  };
};

const ALL: JournalWish = { since: '', until: '9', agentId: '', subjects: [], before: null, limit: 99 };

/** What the store promises of the journal. */
export const storeJournal = ({ store, opened, use, on }: Bench): void => {
  const keep = (lines: readonly NewLine[], deviceId = 'k1', siteId = SITE) =>
    store().withSite(siteId, (tx) => tx.keepLines({ deviceId, lines, seal }));
  const told = async (wish: Partial<JournalWish> = {}, siteId = SITE): Promise<readonly number[]> =>
    (await store().journalPage(siteId, { ...ALL, ...wish })).map(({ n }) => n);
  const prune = (before: string, now = '9', most = 99) => on((tx) => tx.pruneJournal({ before, now, most }));
  const minute = (count: number): string => new Date(Date.parse(AT) + count * 60_000).toISOString();

  it('numbers the lines of a site, gives them back as they came, and chains them', async () => {
    expect(await store().journalHead(SITE)).toEqual({ n: 0, link: '', since: 1, base: '' });
    const lines = [lineOf('a', { isProved: true, count: 3 }), lineOf('b', { subject: '', agentId: '' })];
    await keep(lines);
    await keep([lineOf('c')], 'k2');
    const kept = await store().journalLines(SITE, 0, 9);
    expect(kept.map(({ n, deviceId, link: _link, ...line }) => [n, deviceId, line])).toEqual([
      [1, 'k1', lines[0]],
      [2, 'k1', lines[1]],
      [3, 'k2', lineOf('c')],
    ]);
    expect(await store().journalHead(SITE)).toEqual({ n: 3, link: kept[2]?.link, since: 1, base: '' });
    expect((await store().journalLines(SITE, 1, 1)).map(({ n }) => n)).toEqual([2]);
    expect(await verifyJournal(store(), SITE, seal)).toEqual({ head: 3, kept: 3, unchecked: 0, faults: [] });
  });

  it('keeps a line of a device once, and what the server notes each time', async () => {
    await keep([lineOf('a'), lineOf('a', { count: 2 })]);
    await keep([lineOf('b'), lineOf('a')]);
    // Another device may use the same id.
    await keep([lineOf('a')], 'k2');
    for (let time = 0; time < 2; time += 1) await keep([lineOf('', { kind: 'signedIn' })]);
    expect((await store().journalLines(SITE, 0, 9)).map(({ id, deviceId, count }) => [id, deviceId, count])).toEqual([
      ['a', 'k1', 1],
      ['b', 'k1', 1],
      ['a', 'k2', 1],
      ['', 'k1', 1],
      ['', 'k1', 1],
    ]);
  });

  it('keeps many lines at once', async () => {
    const ids = Array.from({ length: 450 }, (_, index) => `line-${index}`);
    await keep(ids.slice(0, 250).map((id) => lineOf(id)));
    await keep(ids.map((id) => lineOf(id)));
    expect((await store().journalLines(SITE, 0, 999)).map(({ id }) => id)).toEqual(ids);
  });

  it('rolls lines back with what they tell of', async () => {
    const broken = on(async (tx) => {
      await tx.keepLines({ deviceId: 'k1', lines: [lineOf('a')], seal });
      throw new Error('on purpose');
    });
    await expect(broken).rejects.toThrow('on purpose');
    expect([await told(), (await store().journalHead(SITE)).n]).toEqual([[], 0]);
  });

  it('keeps the lines of two that note at once, each under its number', async () => {
    await Promise.all(['a', 'b', 'c', 'd'].map((id) => keep([lineOf(id)], id)));
    expect((await store().journalLines(SITE, 0, 9)).map(({ n }) => n)).toEqual([1, 2, 3, 4]);
    expect((await verifyJournal(store(), SITE, seal)).faults).toEqual([]);
  });

  it('tells them newest first: by instants, agent, subject, page by page, and no other site’s', async () => {
    await keep([1, 2, 3, 4].map((at) => lineOf(`l${at}`, { minute: at, agentId: at % 2 ? 'ann' : 'bob' })));
    await keep([lineOf('x', { minute: 2 })], 'k1', 'site-b');
    expect(await told()).toEqual([4, 3, 2, 1]);
    expect(await told({}, 'site-b')).toEqual([1]);
    expect(await told({ since: minute(2), until: minute(4) })).toEqual([3, 2]);
    expect(await told({ agentId: 'bob' })).toEqual([4, 2]);
    expect(await told({ subjects: ['citizen-l3'] })).toEqual([3]);
    expect(await told({ subjects: ['citizen-l3'], agentId: 'bob' })).toEqual([]);
    expect(await told({ limit: 2 })).toEqual([4, 3]);
    expect(await told({ limit: 2, before: 3 })).toEqual([2, 1]);
    expect(await told({ agentId: 'ann', before: 3 })).toEqual([1]);
    // Of a line that is gone the number is known all the same.
    await prune(minute(3));
    expect(await told({ before: 2 })).toEqual([]);
    expect(await told({ before: 99 })).toEqual([4, 3]);
  });

  it('pages through lines of a clock that was set back, each once', async () => {
    await keep([5, 6, 1, 2, 6].map((at, index) => lineOf(`l${index}`, { minute: at })));
    const seen: number[] = [];
    for (let before: number | null = null; ;) {
      const page: readonly number[] = await told({ before, limit: 2 });
      seen.push(...page);
      before = page.at(-1) ?? null;
      if (before === null) break;
    }
    expect(seen).toEqual([5, 2, 1, 4, 3]);
  });

  it('lets the oldest go, and the rest can be checked', async () => {
    await keep([1, 2, 3, 4].map((at) => lineOf(`l${at}`, { minute: at })));
    expect([await prune(minute(3), '9', 1), await prune(minute(3)), await prune(minute(3))]).toEqual([1, 1, 0]);
    const base = await store().journalHead(SITE);
    expect([base.n, base.since, await told()]).toEqual([4, 3, [4, 3]]);
    expect(await verifyJournal(store(), SITE, seal)).toEqual({ head: 4, kept: 2, unchecked: 0, faults: [] });
    expect(await prune(minute(9))).toBe(2);
    await keep([lineOf('later', { minute: 20 })]);
    expect(await store().journalHead(SITE)).toMatchObject({ n: 5, since: 5 });
    expect((await verifyJournal(store(), SITE, seal)).faults).toEqual([]);
  });

  it('lets none go that stands behind one to be kept, and none by a clock that is behind', async () => {
    // The third was kept by a clock that was a year ahead.
    await keep([3, 1, 999_999, 2].map((at, index) => lineOf(`l${index}`, { minute: at })));
    expect(await prune(minute(3), minute(30))).toBe(0);
    expect(await prune(minute(-99), minute(-9))).toBe(0);
    expect(await prune(minute(4), minute(30))).toBe(4);
  });

  it('keeps a line about a device or a code with them, or neither', async () => {
    const noted = (kind: NewLine['kind']) => ({ deviceId: 'boss', lines: [lineOf('', { kind })], seal });
    const added = { id: 'd', siteId: SITE, name: 'Poste', rank: 'desk', publicKey: 'key', at: AT } as const;
    await store().addDevice({ ...added, noted: noted('deviceJoined') });
    const code = (hash: string) => codeOf(hash, SITE, 'desk', '2126-01-01T00:00:00.000Z');
    expect(await store().addCode(code('h'), 1, noted('inviteMade'))).toBe(true);
    expect(await store().addCode(code('h2'), 1, noted('inviteMade'))).toBe(false);
    expect(await store().revokeDevice('d', AT, () => false, noted('deviceShutOut'))).toBe(false);
    expect(await store().revokeDevice('d', AT, () => true, noted('deviceShutOut'))).toBe(true);
    const kinds = (await store().journalLines(SITE, 0, 9)).map(({ kind }) => kind);
    expect(kinds).toEqual(['deviceJoined', 'inviteMade', 'deviceShutOut']);
    expect((await verifyJournal(store(), SITE, seal)).faults).toEqual([]);
  });

  it('comes back from a backup, and goes on where that ended', async () => {
    await keep([lineOf('a')]);
    const restore = await opened().backup();
    await keep([lineOf('b')]);
    await store().close();
    use(await restore());
    expect(await told()).toEqual([1]);
    // What was lost is sent again by its desk.
    await keep([lineOf('a'), lineOf('b')]);
    expect(await told()).toEqual([2, 1]);
    expect((await verifyJournal(store(), SITE, seal)).faults).toEqual([]);
  });
};
