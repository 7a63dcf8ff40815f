import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  ARRIVAL_MS,
  BETWEEN_MS,
  hear,
  hush,
  LINE_MS,
  newsKinds,
  nextIn,
  SAME_MS,
  SETTLE_MS,
  silent,
  speak,
  type News,
  type NewsKind,
  type Pace,
} from './pace';

type Told = News & { readonly atMs: number };
type Heard = { readonly afterMs: number; readonly news: News } | { readonly afterMs: number; readonly over: NewsKind };

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
  for (const one of all) {
    // What comes at an instant is there before what is said at it.
    pace = runTo(pace, now, now + one.afterMs - 1, told);
    now += one.afterMs;
    pace = 'news' in one ? hear(pace, one.news, now) : hush(pace, one.over);
  }
  runTo(pace, now, now + 100_000, told);
  return { told, endMs: now };
};

/** Bursts of one moment as well as news that come one by one. */
const afterMs = fc.oneof(fc.nat({ max: 200 }), fc.nat({ max: 3_000 }));
const kind = fc.constantFrom(...newsKinds);
const words = fc.constantFrom('un', 'deux', 'trois', 'quatre');

/** News whose words may come again. */
const heard = fc.array(
  fc.record({ afterMs, kind, text: words }).map((one) => ({ afterMs: one.afterMs, news: of(one.kind, one.text) })),
  { maxLength: 40 },
);

/** News that are each in words of their own, and now and then all of a kind that is no longer true. */
const mixed = fc
  .array(fc.record({ afterMs, kind, isOver: fc.nat({ max: 9 }).map((dice) => dice === 0) }), { maxLength: 40 })
  .map((all) =>
    all.map((one, at): Heard =>
      one.isOver
        ? { afterMs: one.afterMs, over: one.kind }
        : { afterMs: one.afterMs, news: of(one.kind, `${one.kind} ${at}`) },
    ),
  );

/** What makes a sentence untrue: newer news of these kinds. */
const replacedBy: Readonly<Record<NewsKind, readonly NewsKind[]>> = {
  refusal: ['refusal'],
  act: ['act', 'refusal'],
  line: ['line'],
  view: ['view'],
  count: ['count', 'act', 'refusal', 'view'],
  arrival: ['arrival'],
};

type Life = { readonly news: News; readonly fromMs: number; readonly untilMs: number };

/** Each sentence with the time in which it is true: from when it came until what replaces it came, or its kind was taken back. */
const livesOf = (all: readonly Heard[]): readonly Life[] => {
  let now = 0;
  const timed = all.map((one) => ({ one, atMs: (now += one.afterMs) }));
  return timed.flatMap(({ one, atMs }, index) => {
    if (!('news' in one)) return [];
    const { kind } = one.news;
    const end = timed
      .slice(index + 1)
      .find(({ one: later }) => ('news' in later ? replacedBy[kind].includes(later.news.kind) : later.over === kind));
    return [{ news: one.news, fromMs: atMs, untilMs: end?.atMs ?? Infinity }];
  });
};

/** All that may wait at once but who comes: a refusal, an act, the line, a view and a count. */
const mostWaiting = 5;

/** Who comes, and a line that changes again and again, may have to wait. */
const isPatient = ({ kind: one }: News): boolean => one === 'arrival' || one === 'line';

describe('whatever comes, and whenever', () => {
  it('says each sentence that stays true, once, and none that is no longer true', () => {
    fc.assert(
      fc.property(mixed, (all) => {
        const { told } = play(all);
        for (const { news, fromMs, untilMs } of livesOf(all)) {
          const saidAt = told.filter(({ text }) => text === news.text).map(({ atMs }) => atMs);
          expect(saidAt.length).toBeLessThanOrEqual(1);
          if (untilMs === Infinity) expect(saidAt).toHaveLength(1);
          for (const atMs of saidAt) {
            expect(atMs).toBeGreaterThanOrEqual(fromMs);
            expect(atMs).toBeLessThan(untilMs);
          }
        }
        // Nothing else is said.
        expect(told.length).toBeLessThanOrEqual(livesOf(all).length);
      }),
    );
  });

  it('says what stays true in time, whatever else comes; only who comes and a line that flaps may have to wait', () => {
    fc.assert(
      fc.property(mixed, (all) => {
        const { told } = play(all);
        const dueMs = SETTLE_MS + mostWaiting * BETWEEN_MS;
        for (const { news, fromMs, untilMs } of livesOf(all)) {
          if (isPatient(news) || untilMs < fromMs + dueMs) continue;
          const saidMs = told.find(({ text }) => text === news.text)?.atMs ?? Infinity;
          expect(saidMs).toBeLessThanOrEqual(fromMs + dueMs);
        }
      }),
    );
  });

  it('loses no refusal to anything but a newer refusal', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ afterMs, kind: fc.constantFrom<NewsKind>('act', 'line', 'view', 'count', 'arrival') })),
        (all) => {
          const others = all.map((one, at): Heard => ({
            afterMs: one.afterMs,
            news: of(one.kind, `${one.kind} ${at}`),
          }));
          const { told } = play([{ afterMs: 0, news: of('refusal', 'non') }, ...others]);
          expect(told.filter(({ text }) => text === 'non')).toMatchObject([{ atMs: SETTLE_MS }]);
        },
      ),
    );
  });

  it('has said the words of the last act or refusal in the end, also where they came before', () => {
    fc.assert(
      fc.property(heard, (all) => {
        const last = all.findLast(({ news }) => replacedBy.act.includes(news.kind));
        fc.pre(last !== undefined);
        expect(play(all).told.map(({ text }) => text)).toContain(last?.news.text);
      }),
    );
  });

  it('leaves the screen reader time for each sentence, and comes to an end', () => {
    fc.assert(
      fc.property(heard, mixed, (repeated, distinct) => {
        for (const all of [repeated, distinct]) {
          const { told } = play(all);
          for (const [at, one] of told.entries()) {
            const before = told[at - 1];
            if (before) expect(one.atMs - before.atMs).toBeGreaterThanOrEqual(BETWEEN_MS);
          }
          expect(told.length).toBeLessThanOrEqual(all.length);
        }
      }),
    );
  });

  it('does not say the same words again at once, but for a refusal', () => {
    fc.assert(
      fc.property(heard, (all) => {
        const { told } = play(all);
        for (const [at, one] of told.entries()) {
          const before = told[at - 1];
          if (before?.text === one.text && one.kind !== 'refusal')
            expect(one.atMs - before.atMs).toBeGreaterThanOrEqual(SAME_MS);
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

/** How a line that breaks and comes back stands, each time that it changes, with other news between. */
const flapping = fc
  .array(
    fc.record({
      afterMs: fc.oneof(fc.nat({ max: 3_000 }), fc.nat({ max: 2 * LINE_MS })),
      kind: fc.option(fc.constantFrom<NewsKind>('act', 'view', 'count', 'arrival'), { nil: null, freq: 1 }),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((all) => {
    let isOut = false;
    return all.map(({ kind: other, ...one }, at): Heard => {
      if (other !== null) return { ...one, news: of(other, `${other} ${at}`) };
      isOut = !isOut;
      return { ...one, news: of('line', isOut ? 'hors ligne' : 'de nouveau en ligne') };
    });
  });

describe('a line that breaks and comes back', () => {
  /** The line as it is at an instant, by what came until then; `''` = nothing came yet. */
  const lineAt = (all: readonly Heard[], atMs: number): string => {
    let now = 0;
    let text = '';
    for (const one of all) {
      now += one.afterMs;
      if (now <= atMs && 'news' in one && one.news.kind === 'line') ({ text } = one.news);
    }
    return text;
  };

  it('is told as it is at that moment, rarely, and never as it was told last', () => {
    fc.assert(
      fc.property(flapping, (all) => {
        const lines = play(all).told.filter((one) => one.kind === 'line');
        for (const [at, one] of lines.entries()) {
          expect(one.text).toBe(lineAt(all, one.atMs));
          const before = lines[at - 1];
          if (!before) continue;
          expect(one.atMs - before.atMs).toBeGreaterThanOrEqual(LINE_MS);
          expect(one.text).not.toBe(before.text);
        }
        // In the end the person knows how it is.
        expect(lines.at(-1)?.text ?? '').toBe(lineAt(all, Infinity));
      }),
    );
  });

  it('is told at once where it was quiet before', () => {
    fc.assert(
      fc.property(flapping, (all) => {
        const quiet = [...all, { afterMs: 2 * LINE_MS, over: 'count' } as const];
        const isOut = lineAt(all, Infinity) === 'hors ligne';
        const news = of('line', isOut ? 'de nouveau en ligne' : 'hors ligne');
        const { told, endMs } = play([...quiet, { afterMs: 0, news }]);
        expect(told.at(-1)).toMatchObject({ text: news.text, atMs: endMs + SETTLE_MS });
      }),
    );
  });
});

it('says a refusal each time that the same is tried, and once where two parts of a screen show it', () => {
  const no = (afterMs: number): Heard => ({ afterMs, news: of('refusal', 'Choisissez un motif') });
  expect(textsOf([no(0), no(SETTLE_MS + 50)])).toHaveLength(2);
  expect(textsOf([no(0), no(0)])).toHaveLength(1);
});

const textsOf = (all: readonly Heard[]): readonly string[] => play(all).told.map(({ text }) => text);

it('tells an arrival each second of a minute four times at most, each time the newest', () => {
  const all = Array.from({ length: 60 }, (_, at): Heard => ({ afterMs: 1_000, news: of('arrival', `A${at}`) }));
  const told = textsOf(all);
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
    textsOf([
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
  expect(textsOf(all).length).toBeGreaterThanOrEqual(4);
});

it('says the same words again when they are news again', () => {
  const twice = (afterMs: number) =>
    textsOf([
      { afterMs: 0, news: of('act', 'Ticket A012 rappelé') },
      { afterMs, news: of('act', 'Ticket A012 rappelé') },
    ]).length;
  expect([twice(SAME_MS / 2), twice(SAME_MS * 2)]).toEqual([1, 2]);
});

it('says nothing of what was taken back', () => {
  const pace = hush(hear(silent, of('count', '2 personnes trouvées'), 0), 'count');
  expect(nextIn(pace, 10_000)).toBeNull();
});
