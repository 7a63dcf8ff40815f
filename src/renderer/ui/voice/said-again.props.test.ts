import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  BETWEEN_MS,
  focusMoved,
  goneOn,
  hear,
  hush,
  newsKinds,
  MOST_REST_MS,
  nextIn,
  REST_MS,
  SETTLE_MS,
  silent,
  speak,
  type News,
  type NewsKind,
  type Pace,
} from './pace';

type Happens = { readonly news: News } | { readonly over: NewsKind } | 'moved' | 'pressed';
type At = { readonly afterMs: number; readonly what: Happens };
type Told = News & { readonly atMs: number; readonly isAgain: boolean };

const of = (kind: NewsKind, text: string): News => ({ kind, text, nameless: text });

const take = (pace: Pace, what: Happens, nowMs: number): Pace => {
  if (what === 'moved') return focusMoved(pace, nowMs);
  if (what === 'pressed') return goneOn(pace);
  return 'news' in what ? hear(pace, what.news, nowMs) : hush(pace, what.over);
};

/** All that is said of what happens, as the timer of the region says it. */
const play = (all: readonly At[]): readonly Told[] => {
  const told: Told[] = [];
  let pace = silent;
  let now = 0;
  const runTo = (toMs: number): void => {
    for (let inMs = nextIn(pace, now); inMs !== null && now + inMs <= toMs; inMs = nextIn(pace, now)) {
      now += inMs;
      const { news, isAgain, pace: left } = speak(pace, now);
      if (!news) throw new Error(`nothing to say at ${now}`);
      told.push({ ...news, isAgain, atMs: now });
      pace = left;
    }
    now = toMs;
  };
  for (const { afterMs, what } of all) {
    runTo(now + afterMs);
    pace = take(pace, what, now);
  }
  runTo(now + 100_000);
  return told;
};

const textsOf = (all: readonly At[]): readonly string[] => play(all).map(({ text }) => text);

const answers: readonly NewsKind[] = ['refusal', 'act', 'view'];
const afterMs = fc.oneof(fc.nat({ max: 200 }), fc.nat({ max: 3_000 }));
const happens = fc
  .array(
    fc.record({
      afterMs,
      what: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...newsKinds).map((kind) => ({ kind })) },
        { weight: 3, arbitrary: fc.constant('moved' as const) },
        { weight: 1, arbitrary: fc.constant('pressed' as const) },
        { weight: 1, arbitrary: fc.constantFrom(...newsKinds).map((over) => ({ over })) },
      ),
    }),
    { maxLength: 40 },
  )
  .map((all) =>
    all.map((one, at): At => {
      const { what } = one;
      const isNews = typeof what === 'object' && 'kind' in what;
      return { afterMs: one.afterMs, what: isNews ? { news: of(what.kind, `${what.kind} ${at}`) } : what };
    }),
  );

const timesOf = (all: readonly At[], wanted: (what: Happens) => boolean): readonly number[] => {
  let now = 0;
  const timed = all.map(({ afterMs: later, what }) => ({ what, atMs: (now += later) }));
  return timed.filter(({ what }) => wanted(what)).map(({ atMs }) => atMs);
};

describe('whatever happens, and however the focus moves', () => {
  it('says a sentence a second time only after a move that nobody pressed for, while it had its time, and never a third time', () => {
    fc.assert(
      fc.property(happens, (all) => {
        const told = play(all);
        const moves = timesOf(all, (what) => what === 'moved');
        const presses = timesOf(all, (what) => what === 'pressed');
        for (const text of new Set(told.map((one) => one.text))) {
          const [first, second, ...more] = told.filter((one) => one.text === text);
          expect(more).toEqual([]);
          expect(first?.isAgain).toBe(false);
          if (!first || !second) continue;
          expect(second.isAgain).toBe(true);
          expect(answers).toContain(first.kind);
          const move = moves.find((atMs) => atMs >= first.atMs) ?? Infinity;
          expect(move - first.atMs).toBeLessThan(BETWEEN_MS);
          expect(second.atMs).toBeGreaterThanOrEqual(move + SETTLE_MS);
          expect(presses.filter((atMs) => atMs > first.atMs && atMs < move)).toEqual([]);
        }
      }),
    );
  });

  it('leaves a second between two sentences', () => {
    fc.assert(
      fc.property(happens, (all) => {
        const told = play(all);
        for (const [at, one] of told.entries()) {
          const before = told[at - 1];
          if (before) expect(one.atMs - before.atMs).toBeGreaterThanOrEqual(BETWEEN_MS);
        }
      }),
    );
  });

  it('says no sentence of a kind again once a newer one came or the kind was taken back', () => {
    fc.assert(
      fc.property(happens, (all) => {
        for (const { kind, text, atMs, isAgain } of play(all)) {
          if (!isAgain) continue;
          const [cameMs = 0] = timesOf(
            all,
            (what) => typeof what === 'object' && 'news' in what && what.news.text === text,
          );
          const ends = timesOf(all, (what) => {
            if (typeof what !== 'object') return false;
            return 'news' in what ? what.news.kind === kind && what.news.text !== text : what.over === kind;
          });
          expect(ends.filter((end) => end > cameMs && end < atMs)).toEqual([]);
        }
      }),
    );
  });

  it('says each answer again that the focus cut off and that stays true, also when other news come', () => {
    const others = fc.array(fc.record({ afterMs, kind: fc.constantFrom<NewsKind>('line', 'count', 'arrival') }), {
      maxLength: 10,
    });
    fc.assert(
      fc.property(fc.constantFrom(...answers), fc.nat({ max: BETWEEN_MS - 1 }), others, (kind, moveMs, more) => {
        const told = play([
          { afterMs: 0, what: { news: of(kind, 'A012') } },
          { afterMs: SETTLE_MS + moveMs, what: 'moved' },
          ...more.map((one, at): At => ({ afterMs: one.afterMs, what: { news: of(one.kind, `${at}`) } })),
        ]);
        const [first, second] = told.filter(({ text }) => text === 'A012');
        expect(first?.atMs).toBe(SETTLE_MS);
        expect(second?.atMs).toBe(SETTLE_MS + Math.max(BETWEEN_MS, moveMs + REST_MS));
      }),
    );
  });
});

const called: At = { afterMs: 0, what: { news: of('act', 'Ticket A012 appelé') } };
const moved = (after: number): At => ({ afterMs: after, what: 'moved' });

it('says a call again after the focus went to « Commencer », however often it moves then', () => {
  expect(textsOf([called, moved(200), moved(100), moved(900), moved(300)])).toHaveLength(2);
});

it('waits until the focus stands still, and no longer than a second for one that goes on moving', () => {
  const [still] = play([called, moved(50)]);
  expect(still?.atMs).toBe(50 + REST_MS);
  const [moving] = play([called, ...Array.from({ length: 30 }, () => moved(100))]);
  expect(moving?.atMs).toBe(SETTLE_MS + MOST_REST_MS);
});

it('says nothing again where the focus moved before the sentence, or when it had its time', () => {
  expect(textsOf([called, moved(SETTLE_MS - 1)])).toHaveLength(1);
  expect(textsOf([called, moved(SETTLE_MS + BETWEEN_MS)])).toHaveLength(1);
});

it('says nothing again to a person who went on by a key of their own', () => {
  expect(textsOf([called, { afterMs: 300, what: 'pressed' }, moved(10)])).toHaveLength(1);
});

it('still says a sentence again of which the same words come once more', () => {
  expect(textsOf([called, moved(200), { ...called, afterMs: 100 }])).toHaveLength(2);
});

it('never says again who came or how many were found', () => {
  for (const kind of ['arrival', 'count', 'line'] as const)
    expect(textsOf([{ afterMs: 0, what: { news: of(kind, 'A012') } }, moved(200)])).toHaveLength(1);
});
