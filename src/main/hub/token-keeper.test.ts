import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { no, ok, type Result } from '#shared/lib/result';
import type { CallOutput } from '#shared/sync/wire/calls';
import type { TokenFailure } from './fetch-token';
import { keepToken, type TokenKeeper } from './token-keeper';

type Answer = Result<CallOutput<'token'>, TokenFailure>;

let answers: Answer[];
let fetched: number;
let wiped: number;
let begins: boolean;
let known: string[];
let changes: (string | null)[];
let keeper: TokenKeeper;

beforeEach(() => {
  vi.useFakeTimers();
  answers = [];
  fetched = 0;
  wiped = 0;
  begins = true;
  known = [];
  changes = [];
});
afterEach(() => {
  keeper.stop();
  vi.useRealTimers();
});

const HOUR_MS = 3_600_000;
const token = (name: string): Answer => ok({ token: name, expiresAt: '2026-11-23T09:00:00.000Z', lifeMs: HOUR_MS });
const start = async (...first: Answer[]): Promise<void> => {
  answers.push(...first);
  keeper = keepToken(
    async (token) => {
      known.push(token);
      fetched += 1;
      return answers.shift() ?? no('unreachable');
    },
    () => changes.push(keeper.token()),
    () => {
      wiped += 1;
      return begins;
    },
  );
  await vi.advanceTimersByTimeAsync(0);
};

test('a token is renewed well before it ends, by the length of its life and not by a clock, and asked for with the one that is there', async () => {
  await start(token('a'), token('b'));
  expect([keeper.token(), keeper.waiting()]).toEqual(['a', false]);
  await vi.advanceTimersByTimeAsync(HOUR_MS * 0.79);
  expect(fetched).toBe(1);
  await vi.advanceTimersByTimeAsync(HOUR_MS * 0.02);
  expect([keeper.token(), changes, known]).toEqual(['b', ['a', 'b'], ['', 'a']]);
});

test('a server out of reach is tried again, ever more slowly, every ten seconds at the slowest', async () => {
  await start();
  expect([keeper.token(), keeper.waiting()]).toEqual([null, true]);
  await vi.advanceTimersByTimeAsync(500 + 1_000 + 2_000 + 4_000 + 8_000);
  expect(fetched).toBe(6);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(fetched).toBe(12);
  answers.push(token('a'));
  await vi.advanceTimersByTimeAsync(10_000);
  expect([keeper.token(), keeper.waiting(), changes]).toEqual(['a', false, ['a']]);
});

test('a station that is shut out waits for nothing, and asks only when a page does', async () => {
  await start(no('refused'));
  expect([keeper.token(), keeper.waiting(), changes]).toEqual([null, false, [null]]);
  await vi.advanceTimersByTimeAsync(HOUR_MS);
  expect(fetched).toBe(1);
  answers.push(no('refused'), token('a'));
  expect(await keeper.renew()).toBeNull();
  expect(await keeper.renew()).toBe('a');
  expect(changes).toEqual([null, 'a']);
});

test('a station that is shut out later keeps its last token, by which the page hears of it too', async () => {
  await start(token('a'), no('refused'));
  await vi.advanceTimersByTimeAsync(HOUR_MS);
  expect([fetched, keeper.token(), changes]).toEqual([2, 'a', ['a']]);
});

test('pages that ask at once ask the server once', async () => {
  await start(token('a'), token('b'));
  expect(await Promise.all([keeper.renew(), keeper.renew(), keeper.renew()])).toEqual(['b', 'b', 'b']);
  expect(fetched).toBe(2);
});

test('nothing is told after the end', async () => {
  await start(token('a'), token('b'));
  const late = keeper.renew();
  keeper.stop();
  expect(await late).toBeNull();
  await vi.advanceTimersByTimeAsync(2 * HOUR_MS);
  expect([fetched, changes]).toEqual([2, ['a']]);
});

test('the word that this station erases what it holds is told each time it comes, and no other answer is', async () => {
  await start(token('a'), no('refused'), no('unreachable'), no('wiped'), no('wiped'));
  for (let time = 0; time < 2; time += 1) await keeper.renew();
  expect(wiped).toBe(0);
  await keeper.renew();
  // Nothing is asked for by itself any more.
  await vi.advanceTimersByTimeAsync(HOUR_MS);
  expect([wiped, fetched, keeper.waiting()]).toEqual([1, 4, false]);
  await keeper.renew();
  expect(wiped).toBe(2);
});

test('a station that could not begin to erase is told again by itself', async () => {
  begins = false;
  await start(no('wiped'), no('wiped'), no('wiped'));
  expect(wiped).toBe(1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(wiped).toBe(2);
  begins = true;
  await vi.advanceTimersByTimeAsync(HOUR_MS);
  expect(wiped).toBe(3);
});
