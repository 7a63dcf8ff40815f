import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  ARRIVAL_MS,
  BETWEEN_MS,
  hear,
  hush,
  newsKinds,
  nextIn,
  SAME_MS,
  silent,
  speak,
  type News,
  type Pace,
} from './pace';

type Told = News & { readonly atMs: number };
type Heard = { readonly afterMs: number; readonly news: News };

const of = (kind: News['kind'], text: string): News => ({ kind, text, nameless: text });

/** Says all that is due up to an instant, as the timer of the region does. */
const runTo = (pace: Pace, fromMs: number, toMs: number, told: Told[]): Pace => {
  let now = fromMs;
  let left = pace;
  for (;;) {
    const inMs = nextIn(left, now);
    if (inMs === null || now + inMs > toMs) return left;
    now += inMs;
    const spoken = speak(left, now);
    // A turn that says nothing would come again for ever.
    if (!spoken.news) throw new Error(`nothing to say at ${now}`);
    told.push({ ...spoken.news, atMs: now });
    left = spoken.pace;
  }
};

const play = (all: readonly Heard[]): { readonly told: readonly Told[]; readonly endMs: number } => {
  const told: Told[] = [];
  let pace = silent;
  let now = 0;
  for (const { afterMs, news } of all) {
    pace = runTo(pace, now, now + afterMs, told);
    now += afterMs;
    pace = hear(pace, news, now);
  }
  runTo(pace, now, now + 100_000, told);
  return { told, endMs: now };
};

const heard = fc.array(
  fc.record({
    afterMs: fc.nat({ max: 3_000 }),
    news: fc
      .record({ kind: fc.constantFrom(...newsKinds), text: fc.constantFrom('un', 'deux', 'trois', 'quatre') })
      .map(({ kind, text }) => of(kind, text)),
  }),
  { maxLength: 40 },
);

describe('whatever comes, and whenever', () => {
  it('leaves the screen reader time for each sentence, and comes to an end', () => {
    fc.assert(
      fc.property(heard, (all) => {
        const { told } = play(all);
        for (const [at, one] of told.entries()) {
          const before = told[at - 1];
          if (before) expect(one.atMs - before.atMs).toBeGreaterThanOrEqual(BETWEEN_MS);
        }
        expect(told.length).toBeLessThanOrEqual(all.length);
      }),
    );
  });

  it('says the last act or refusal', () => {
    fc.assert(
      fc.property(heard, (all) => {
        const outcomes = all.filter(({ news }) => news.kind === 'act' || news.kind === 'refusal');
        const last = outcomes.at(-1);
        fc.pre(last !== undefined);
        const { told } = play(all);
        expect(told.map(({ text }) => text)).toContain(last?.news.text);
      }),
    );
  });

  it('does not say the same words again at once', () => {
    fc.assert(
      fc.property(heard, (all) => {
        const { told } = play(all);
        for (const [at, one] of told.entries()) {
          const before = told[at - 1];
          if (before?.text === one.text) expect(one.atMs - before.atMs).toBeGreaterThanOrEqual(SAME_MS);
        }
      }),
    );
  });

  it('tells arrivals rarely, however many they are', () => {
    fc.assert(
      fc.property(heard, (all) => {
        const arrivals = play(all).told.filter(({ kind }) => kind === 'arrival');
        for (const [at, one] of arrivals.entries()) {
          const before = arrivals[at - 1];
          if (before) expect(one.atMs - before.atMs).toBeGreaterThanOrEqual(ARRIVAL_MS);
        }
      }),
    );
  });
});

const texts = (all: readonly Heard[]): readonly string[] => play(all).told.map(({ text }) => text);

it('tells an arrival each second of a minute four times at most, each time the newest', () => {
  const all = Array.from({ length: 60 }, (_, at): Heard => ({ afterMs: 1_000, news: of('arrival', `A${at}`) }));
  const told = texts(all);
  expect(told.length).toBeLessThanOrEqual(4);
  expect(told.at(-1)).toBe('A59');
});

it('says an act within a fifth of a second while people arrive each second', () => {
  const coming = Array.from({ length: 5 }, (_, at): Heard => ({ afterMs: 1_300, news: of('arrival', `A${at}`) }));
  const { told, endMs } = play([...coming, { afterMs: 1_200, news: of('act', 'Ticket A012 appelé') }]);
  const act = told.find(({ kind }) => kind === 'act');
  expect((act?.atMs ?? Infinity) - endMs).toBeLessThanOrEqual(200);
});

it('says the newest of a burst, who arrives at the end, and no length of a list that was left', () => {
  expect(
    texts([
      { afterMs: 0, news: of('count', '2 personnes trouvées') },
      { afterMs: 40, news: of('arrival', 'A052 attend') },
      { afterMs: 0, news: of('view', 'Agenda') },
      { afterMs: 0, news: of('act', 'Ticket A012 commencé') },
      { afterMs: 40, news: of('act', 'Ticket A012 terminé') },
    ]),
  ).toEqual(['Ticket A012 terminé', 'Agenda', 'A052 attend']);
});

it('says first what came first, also where it comes to speak late: a place before what was done there', () => {
  const place = hear(silent, of('view', 'Guichet'), 0);
  const both = hear(place, of('act', 'Guichet ouvert, guichet 7'), 100);
  // A loaded machine: the turn of both has come.
  expect(speak(both, 5_000).news?.text).toBe('Guichet');
});

it('is not put off for ever by a stream of news', () => {
  const all = Array.from({ length: 50 }, (_, at): Heard => ({ afterMs: 100, news: of('count', `${at} résultats`) }));
  expect(texts(all).length).toBeGreaterThanOrEqual(4);
});

it('says the same words again when they are news again', () => {
  const twice = (afterMs: number) =>
    texts([
      { afterMs: 0, news: of('act', 'Ticket A012 rappelé') },
      { afterMs, news: of('act', 'Ticket A012 rappelé') },
    ]).length;
  expect([twice(SAME_MS / 2), twice(SAME_MS * 2)]).toEqual([1, 2]);
});

it('says nothing of what was taken back', () => {
  const pace = hush(hear(silent, of('count', '2 personnes trouvées'), 0), 'count');
  expect(nextIn(pace, 10_000)).toBeNull();
});
