import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { JournalHead, JournalReads, KeptLine, NewLine } from '#server/store/journal-port';
import { journalSeal } from '#server/store/journal-seal';
import { openMemoryStore } from '#server/store/memory/open-memory-store';
import { verifyJournal, type JournalReport } from '#server/store/verify-journal';
import { readingKinds, serverKinds } from '#shared/sync/wire/journal-calls';

import { SITE } from './support/documents';
import { AT } from './support/store-bench';
import { lineOf, seal } from './support/store-contract-journal';

const texts = fc.string({ maxLength: 12 });
const lines: fc.Arbitrary<NewLine> = fc
  .record({
    id: texts,
    minute: fc.nat(500),
    agentId: texts,
    kind: fc.constantFrom(...readingKinds, ...serverKinds),
    subject: texts,
    count: fc.nat(),
    isProved: fc.boolean(),
  })
  .map(({ id, ...more }) => lineOf(id, more));

/** What some devices noted, and which lines were let go in between. */
const aStep = fc.oneof(
  fc.record({
    do: fc.constant('keep' as const),
    deviceId: fc.constantFrom('k1', 'k2'),
    lines: fc.array(lines, { maxLength: 4 }),
  }),
  fc.record({ do: fc.constant('prune' as const), minute: fc.nat(500) }),
);
const histories = fc.array(aStep, { maxLength: 12 });
type Step = typeof aStep extends fc.Arbitrary<infer One> ? One : never;

type Journal = { readonly head: JournalHead; readonly lines: readonly KeptLine[] };

const written = async (steps: readonly Step[]): Promise<Journal> => {
  const store = openMemoryStore({ epoch: 'e' });
  for (const step of steps)
    await store.withSite(SITE, async (site) => {
      if (step.do === 'keep') return site.keepLines({ deviceId: step.deviceId, lines: step.lines, seal });
      const before = new Date(Date.parse(AT) + step.minute * 60_000).toISOString();
      await site.pruneJournal({ before, now: '9', most: 3 });
    });
  return { head: await store.journalHead(SITE), lines: await store.journalLines(SITE, 0, 999) };
};

const readsOf = ({ head, lines: all }: Journal): Pick<JournalReads, 'journalHead' | 'journalLines'> => ({
  journalHead: async () => head,
  // In pieces, as a long journal is read.
  journalLines: async (_siteId, after) =>
    all
      .filter(({ n }) => n > after)
      .toSorted((one, other) => one.n - other.n)
      .slice(0, 3),
});

const look = (journal: Journal): Promise<JournalReport> => verifyJournal(readsOf(journal), SITE, seal);

it('whatever is noted and let go, the rest fits', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (steps) => {
      const journal = await written(steps);
      const { head, kept, unchecked, faults } = await look(journal);
      expect([head, kept, unchecked, faults]).toEqual([journal.head.n, journal.lines.length, 0, []]);
      expect(journal.head.n - journal.head.since + 1).toBe(journal.lines.length);
    }),
  );
});

/** Journals of some lines, and a place among them. */
const placed = fc.tuple(
  fc.array(lines, { minLength: 2, maxLength: 9 }).map((some) => some.map((line, at) => ({ ...line, id: `${at}` }))),
  fc.nat(),
);
const withPlace = async ([some, nat]: readonly [readonly NewLine[], number]) => {
  const journal = await written([{ do: 'keep', deviceId: 'k1', lines: [...some] }]);
  const index = nat % journal.lines.length;
  const line = journal.lines[index];
  if (!line) throw new Error('no line');
  return { journal, index, line };
};

const changed: { readonly [Field in keyof KeptLine]: (line: KeptLine) => Partial<KeptLine> } = {
  n: ({ n }) => ({ n: n + 100 }),
  id: ({ id }) => ({ id: `${id}x` }),
  deviceId: () => ({ deviceId: 'k2' }),
  at: () => ({ at: '' }),
  keptAt: () => ({ keptAt: '2025-01-01T00:00:00.000Z' }),
  agentId: ({ agentId }) => ({ agentId: `${agentId}x` }),
  kind: ({ kind }) => ({ kind: kind === 'searched' ? 'printed' : 'searched' }),
  subject: ({ subject }) => ({ subject: `${subject}x` }),
  count: ({ count }) => ({ count: count + 1 }),
  isProved: ({ isProved }) => ({ isProved: !isProved }),
  link: ({ link }) => ({
    link: `${link.slice(0, -2)}AA` === link ? `${link.slice(0, -2)}BB` : `${link.slice(0, -2)}AA`,
  }),
};

it.each(Object.keys(changed) as (keyof KeptLine)[])('a line whose %s was changed is named', async (field) => {
  await fc.assert(
    fc.asyncProperty(placed, async (some) => {
      const { journal, index, line } = await withPlace(some);
      const forged = { ...line, ...changed[field](line) };
      const { faults } = await look({ ...journal, lines: journal.lines.with(index, forged) });
      expect(faults.map(({ n }) => n)).toContain(forged.n);
    }),
    { numRuns: 30 },
  );
});

it('a line that was removed shows at the next one, or at the head', async () => {
  await fc.assert(
    fc.asyncProperty(placed, async (some) => {
      const { journal, index, line } = await withPlace(some);
      const isLast = index === journal.lines.length - 1;
      const { faults } = await look({ ...journal, lines: journal.lines.toSpliced(index, 1) });
      expect(faults).toContainEqual(isLast ? { n: journal.head.n, fault: 'head' } : { n: line.n + 1, fault: 'gap' });
    }),
  );
});

it('two lines that changed places are named, whether their links went with them or stayed', async () => {
  await fc.assert(
    fc.asyncProperty(placed, fc.boolean(), async (some, linksStay) => {
      const { journal, index, line } = await withPlace(some);
      const other = journal.lines[index === 0 ? 1 : index - 1];
      if (!other) throw new Error('no line');
      const put = (place: KeptLine, content: KeptLine): KeptLine => ({
        ...content,
        n: place.n,
        link: linksStay ? place.link : content.link,
      });
      const swapped = journal.lines.map((one) =>
        one === line ? put(line, other) : one === other ? put(other, line) : one,
      );
      const { faults } = await look({ ...journal, lines: swapped });
      expect(faults.map(({ n }) => n)).toEqual(expect.arrayContaining([line.n, other.n]));
    }),
  );
});

it('lines before the first of our key count as of another one, and none amid ours', async () => {
  const store = openMemoryStore({ epoch: 'e' });
  const other = journalSeal(Buffer.alloc(32, 8));
  const keep = (id: string, by = seal) =>
    store.withSite(SITE, (site) => site.keepLines({ deviceId: 'k1', lines: [lineOf(id)], seal: by }));
  await keep('a', other);
  await keep('b');
  expect(await verifyJournal(store, SITE, seal)).toEqual({ head: 2, kept: 2, unchecked: 1, faults: [] });
  expect(await verifyJournal(store, SITE, null)).toEqual({ head: 2, kept: 2, unchecked: 2, faults: [] });
  await keep('c', other);
  await keep('d');
  expect((await verifyJournal(store, SITE, seal)).faults).toEqual([{ n: 3, fault: 'key' }]);
});
