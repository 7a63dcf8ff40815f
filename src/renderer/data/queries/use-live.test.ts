import { of, Subject } from 'rxjs';
import { expect, it, vi } from 'vitest';

import type { GuichetDatabase } from '../database/collections';
import { whenAnswered } from './unanswered';
import { isRead, listen, unread, useLive } from './use-live';

it('tells a placeholder from an answer, also from one that is just as empty', () => {
  const before = unread<readonly string[]>([]);
  expect(isRead(before)).toBe(false);
  expect(isRead([])).toBe(true);
  expect(isRead([], before)).toBe(false);
  expect(isRead([], new Map(), { all: [] })).toBe(true);
});

it('takes no plain empty answer as what stands before the first one', () => {
  const useAll = () => [
    // @ts-expect-error -- an empty list would be read as « none »
    useLive<readonly string[]>('names', () => of([]), []),
    // @ts-expect-error -- `null` stands for « not read » only where it is no list
    useLive<readonly string[]>('names', () => of([]), null),
    useLive<readonly string[]>('names', () => of([]), unread([])),
    useLive<string | null>('name', () => of('Ada'), null),
  ];
  expect(useAll).toBeTypeOf('function');
});

const store = (): GuichetDatabase => ({}) as GuichetDatabase;

it('puts a question to the store once for all who ask it, gives all of them the same answer, and lets go a minute after the last', () => {
  vi.useFakeTimers();
  const database = store();
  const source = new Subject<readonly string[]>();
  const open = vi.fn<() => Subject<readonly string[]>>(() => source);
  const [heard, alsoHeard] = [vi.fn<() => void>(), vi.fn<() => void>()];
  const one = listen(database, 'day', open, []);
  const other = listen(database, 'day', open, []);
  const leave = one.subscribe(heard);
  const leaveToo = other.subscribe(alsoHeard);
  const answer = ['A001'];
  source.next(answer);
  expect(open).toHaveBeenCalledTimes(1);
  expect([heard, alsoHeard].map((listener) => listener.mock.calls.length)).toEqual([1, 1]);
  expect(one.read()).toBe(answer);
  expect(other.read()).toBe(answer);
  leave();
  leave();
  source.next(['A002']);
  expect(heard).toHaveBeenCalledTimes(1);
  expect(other.read()).toEqual(['A002']);
  leaveToo();
  vi.advanceTimersByTime(59_000);
  source.next(['A003']);
  expect(one.read()).toEqual(['A003']);
  const leaveAgain = one.subscribe(heard);
  expect(open).toHaveBeenCalledTimes(1);
  leaveAgain();
  vi.advanceTimersByTime(59_000);
  expect(source.observed).toBe(true);
  vi.advanceTimersByTime(1_000);
  expect(source.observed).toBe(false);
  vi.useRealTimers();
});

it('lets the oldest of many go at once, and asks anew where a question broke', () => {
  const database = store();
  const sources = Array.from({ length: 61 }, () => new Subject<number>());
  for (const [at, source] of sources.entries())
    listen(database, `day ${at}`, () => source, 0).subscribe(() => undefined)();
  expect(sources.map(({ observed }) => observed).filter(Boolean)).toHaveLength(60);
  expect(sources[0]?.observed).toBe(false);
  vi.useFakeTimers();
  sources[60]?.error(new Error('full'));
  expect(() => vi.advanceTimersByTime(1)).toThrow('full');
  vi.useRealTimers();
  const again = new Subject<number>();
  const live = listen(database, 'day 60', () => again, 0);
  const leave = live.subscribe(() => undefined);
  again.next(4);
  expect(live.read()).toBe(4);
  leave();
});

it('shows who comes back the last answer, then what the store says anew', () => {
  const database = store();
  const source = new Subject<number>();
  const day = listen(database, 'day', () => source, 0);
  const leave = day.subscribe(() => undefined);
  expect(day.read()).toBe(0);
  source.next(1);
  leave();
  const again = listen(database, 'day', () => source, 0);
  expect(again.read()).toBe(1);
  again.subscribe(() => undefined);
  source.next(2);
  expect(again.read()).toBe(2);
});

it('keeps questions and stores apart', () => {
  const [first, second] = [store(), store()];
  const source = new Subject<number>();
  const other = new Subject<number>();
  const day = listen(first, 'day', () => source, 0);
  const week = listen(first, 'week', () => other, 0);
  const elsewhere = listen(second, 'day', () => other, 0);
  const leaves = [day, week, elsewhere].map((live) => live.subscribe(() => undefined));
  source.next(1);
  expect([day, week, elsewhere].map((live) => live.read())).toEqual([1, 0, 0]);
  for (const leave of leaves) leave();
});

it('counts as one open question until the store answers, or nobody asks any more', () => {
  const source = new Subject<number>();
  const live = listen(store(), 'day', () => source, 0);
  const leaves = [live.subscribe(() => undefined), live.subscribe(() => undefined)];
  const calm = vi.fn<() => void>();
  whenAnswered(calm);
  leaves[0]?.();
  expect(calm).not.toHaveBeenCalled();
  leaves[1]?.();
  expect(calm).toHaveBeenCalledTimes(1);
});

it('tells the first answers of one screen together, and does not wait long for the slow one', async () => {
  const database = store();
  const [quick, other, slow] = [new Subject<number>(), new Subject<number>(), new Subject<number>()];
  const heard = vi.fn<(question: string) => void>();
  const leave = [quick, other, slow].map((source, at) => {
    const question = ['quick', 'other', 'slow'][at] ?? '';
    return listen(database, question, () => source, 0).subscribe(() => heard(question));
  });
  quick.next(1);
  other.next(1);
  expect(heard).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(heard.mock.calls.flat()).toEqual(['quick', 'other']));
  slow.next(1);
  expect(heard.mock.calls.flat()).toEqual(['quick', 'other', 'slow']);
  for (const each of leave) each();
});

it('tells of an error of the store at once, and the window hears of it', () => {
  vi.useFakeTimers();
  const onError = vi.fn<(error: unknown) => void>();
  const source = new Subject<readonly string[]>();
  const leave = listen(store(), 'day', () => source, [], { onError }).subscribe(() => undefined);
  const lost = new Error('closed');
  source.error(lost);
  expect(onError).toHaveBeenCalledExactlyOnceWith(lost);
  expect(() => vi.runAllTimers()).toThrow(lost);
  leave();
  vi.useRealTimers();
});
