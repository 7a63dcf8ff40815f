/** What is told, the more pressing first. */
export const newsKinds = ['refusal', 'act', 'line', 'view', 'count', 'arrival'] as const;
export type NewsKind = (typeof newsKinds)[number];

/** A sentence to be said, and the same one for where no name may be heard. */
export type News = { readonly kind: NewsKind; readonly text: string; readonly nameless: string };

type Waiting = News & { readonly dueMs: number; readonly isAgain?: boolean };

/** What waits to be said, one sentence of a kind, and what was said last. */
export type Pace = {
  readonly waiting: readonly Waiting[];
  readonly said: string;
  readonly saidMs: number;
  /** What was said last, while it may be said once more; `null` after that, and once the person went on or it is no longer true. */
  readonly mayRepeat: News | null;
  /** When the focus moved last. */
  readonly movedMs: number;
  /** When somebody who came was told last. */
  readonly arrivalMs: number;
  /** What was told of the line last, and when. */
  readonly line: { readonly text: string; readonly atMs: number };
};

export const silent: Pace = {
  waiting: [],
  said: '',
  saidMs: -Infinity,
  mayRepeat: null,
  movedMs: -Infinity,
  arrivalMs: -Infinity,
  line: { text: '', atMs: -Infinity },
};

/** What comes within this time is one thing that happened, and its last sentence is said. */
export const SETTLE_MS = 150;
/** So long a sentence is left to the screen reader before the next one. */
export const BETWEEN_MS = 1_000;
/**
 * So long the focus stands still before a sentence: a screen reader that is slow to notice a move drops what comes just before it. It is reading what has the
 * focus meanwhile, so nobody hears the sentence later.
 */
export const REST_MS = 400;
/** A focus that goes on moving holds a sentence no longer than this. */
export const MOST_REST_MS = 1_000;
/** The same words within this time are the same news, except a refusal: whoever tries again is answered again. */
export const SAME_MS = 2_000;
/** People who come are told once in this time, however many they are. */
export const ARRIVAL_MS = 20_000;
/** The line is told once in this time, however often it breaks and comes back. */
export const LINE_MS = 30_000;

const rankOf = ({ kind }: News): number => newsKinds.indexOf(kind);

/** What came first is said first, and the more pressing of what came at once; who arrives can wait. */
const byTurn = (a: Waiting, b: Waiting): number =>
  Number(a.kind === 'arrival') - Number(b.kind === 'arrival') || a.dueMs - b.dueMs || rankOf(a) - rankOf(b);

const isOutcome = ({ kind }: News): boolean => kind === 'act' || kind === 'refusal';

/** Whether a sentence says what another one that waits would have said: a refusal after an act is the newer outcome, an act after a refusal is another matter. */
const takesTurn = (old: News, news: News): boolean =>
  old.kind === news.kind || (old.kind === 'act' && news.kind === 'refusal');

/** Whether what waits need not be said after this: the newer of a kind, and no length of a list that was left. A refusal is always said. */
const isOver = (old: News, news: News): boolean =>
  takesTurn(old, news) || (old.kind === 'count' && (isOutcome(news) || news.kind === 'view'));

/** Whether news answer a press: with these the focus moves, and a listener waits for them. */
const isAnswer = (news: News): boolean => isOutcome(news) || news.kind === 'view';

/** Whether somebody who listens knows it already: the same words were just said, or the line is again as it was told last. */
const isKnown = (pace: Pace, { kind, text }: News, nowMs: number): boolean =>
  kind !== 'refusal' &&
  ((text === pace.said && nowMs - pace.saidMs < SAME_MS) || (kind === 'line' && text === pace.line.text));

/** The earliest moment for a sentence of a kind that may come again and again. */
const notBeforeMs = (pace: Pace, { kind }: News): number => {
  if (kind === 'arrival') return pace.arrivalMs + ARRIVAL_MS;
  return kind === 'line' ? pace.line.atMs + LINE_MS : -Infinity;
};

/** Takes up a sentence. The newest of its kind replaces the one that waits and keeps its turn, so that a stream of news is not put off for ever. */
export const hear = (pace: Pace, news: News, nowMs: number): Pace => {
  const isReplaced = (one: News): boolean => isOver(one, news);
  if (isKnown(pace, news, nowMs)) {
    // What is to be said again is this very sentence.
    const isStill = (one: Waiting): boolean => one.isAgain === true && one.text === news.text;
    return { ...pace, waiting: pace.waiting.filter((one) => isStill(one) || !isReplaced(one)) };
  }
  const others = pace.waiting.filter((one) => !isReplaced(one));
  const turn = pace.waiting.find((one) => takesTurn(one, news))?.dueMs ?? nowMs + SETTLE_MS;
  return {
    ...pace,
    mayRepeat: pace.mayRepeat && isReplaced(pace.mayRepeat) ? null : pace.mayRepeat,
    waiting: [...others, { ...news, dueMs: Math.max(turn, notBeforeMs(pace, news)) }],
  };
};

/** What waits of a kind is no longer true; with `text` only where it says just that. */
export const hush = (pace: Pace, kind: NewsKind, text?: string): Pace => {
  const isMeant = (one: News): boolean => one.kind === kind && (text === undefined || one.text === text);
  return {
    ...pace,
    mayRepeat: pace.mayRepeat && isMeant(pace.mayRepeat) ? null : pace.mayRepeat,
    waiting: pace.waiting.filter((one) => !isMeant(one)),
  };
};

/** The person pressed something: what was said last is known, or was cut off by themselves. */
export const goneOn = (pace: Pace): Pace => ({ ...pace, mayRepeat: null });

/**
 * The focus moved: what waits is said once it stands still. In the time that a sentence has, a screen reader reads what has the focus now, and drops or cuts off the sentence. It is said once
 * more, after the move and in its turn. Whether anybody heard it before cannot be known; who pressed a key since has gone on (`goneOn`).
 */
export const focusMoved = (pace: Pace, nowMs: number): Pace => {
  const { mayRepeat: last } = pace;
  const moved = { ...pace, movedMs: nowMs };
  if (!last || nowMs - pace.saidMs >= BETWEEN_MS) return moved;
  return {
    ...moved,
    mayRepeat: null,
    waiting: [...pace.waiting, { ...last, dueMs: nowMs + SETTLE_MS, isAgain: true }],
  };
};

/** What waits of a kind is said in these words, as they are true by now. Nothing is said of what was said already. */
export const reword = (pace: Pace, kind: NewsKind, text: string): Pace => ({
  ...pace,
  waiting: pace.waiting.map((one) => (one.kind === kind ? { ...one, text, nameless: text } : one)),
});

/** In how many milliseconds there is something to say, 0 for now; `null` when nothing waits. */
export const nextIn = (pace: Pace, nowMs: number): number | null => {
  if (pace.waiting.length === 0) return null;
  const due = Math.min(...pace.waiting.map(({ dueMs }) => dueMs));
  const restedMs = Math.min(pace.movedMs + REST_MS, due + MOST_REST_MS);
  return Math.max(0, Math.max(due, restedMs, pace.saidMs + BETWEEN_MS) - nowMs);
};

/** What is said now, `null` when it is too early for anything, whether it was said before, and what waits after it. */
export const speak = (
  pace: Pace,
  nowMs: number,
): { readonly news: News | null; readonly isAgain: boolean; readonly pace: Pace } => {
  const due = pace.waiting.filter(({ dueMs }) => dueMs <= nowMs);
  const [first] = due.toSorted(byTurn);
  if (!first || nextIn(pace, nowMs) !== 0) return { news: null, isAgain: false, pace };
  const { dueMs: _, isAgain = false, ...news } = first;
  return {
    news,
    isAgain,
    pace: {
      ...pace,
      waiting: pace.waiting.filter(({ text }) => text !== first.text),
      said: first.text,
      saidMs: nowMs,
      mayRepeat: !isAgain && isAnswer(news) ? news : null,
      arrivalMs: first.kind === 'arrival' ? nowMs : pace.arrivalMs,
      line: first.kind === 'line' ? { text: first.text, atMs: nowMs } : pace.line,
    },
  };
};
