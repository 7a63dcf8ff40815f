import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { Observable } from 'rxjs';

import type { ReadApart } from '#shared/sync/read-apart';

import type { GuichetDatabase } from '../database/collections';
import { useDataState, type Live } from '../data-state';
import { tellSoon } from '../news';
import { readApartIn } from '../unreadable';
import { noteQuestion, tellFirst } from './unanswered';

const none = (): void => undefined;
const mostRemembered = 60;

/** The last answers of a store by question, so that a screen that comes back does not begin empty. */
const remembered = new WeakMap<GuichetDatabase, Map<string, unknown>>();

const memoryOf = (database: GuichetDatabase): Map<string, unknown> => {
  const known = remembered.get(database);
  if (known) return known;
  const fresh = new Map<string, unknown>();
  remembered.set(database, fresh);
  return fresh;
};

const remember = (memory: Map<string, unknown>, key: string, value: unknown): void => {
  memory.delete(key);
  memory.set(key, value);
  const oldest = memory.keys().next().value;
  if (memory.size > mostRemembered && oldest !== undefined) memory.delete(oldest);
};

const silent = <Value>(value: Value): Live<Value> => ({ read: () => value, subscribe: () => none });

/** A question that some part of a screen asks now, and all who listen to its answer. */
type Asked = {
  readonly listeners: Set<() => void>;
  value: unknown;
  isAnswered: boolean;
  /** Nobody waits for its first answer any more. */
  unasked: () => void;
  stop: () => void;
};

const asked = new WeakMap<GuichetDatabase, Map<string, Asked>>();

const askedOf = (database: GuichetDatabase): Map<string, Asked> => {
  const known = asked.get(database) ?? new Map<string, Asked>();
  asked.set(database, known);
  return known;
};

/** A place that is left is often seen again within a minute: its questions stay, and it comes back with answers that are true. */
const lingerMs = 60_000;
const mostLingering = 60;

/** Questions that nobody listens to any more, the oldest first, and how each is let go of. */
const lingering = new Map<Asked, () => void>();

const stay = (one: Asked): void => {
  lingering.get(one)?.();
  lingering.delete(one);
};

const linger = (one: Asked, letGo: () => void, forMs: number): void => {
  const timer = setTimeout(() => {
    lingering.delete(one);
    letGo();
  }, forMs);
  lingering.set(one, () => clearTimeout(timer));
  const [oldest] = lingering.keys();
  if (lingering.size <= mostLingering || !oldest) return;
  stay(oldest);
  oldest.stop();
};

type OnError = (error: unknown) => unknown;

const ask = <Value>(database: GuichetDatabase, key: string, open: () => Observable<Value>, onError: OnError): Asked => {
  const one: Asked = { listeners: new Set(), value: undefined, isAnswered: false, unasked: none, stop: none };
  const memory = memoryOf(database);
  const answered = noteQuestion();
  const tell = (): void => {
    for (const listener of one.listeners) listener();
  };
  askedOf(database).set(key, one);
  one.unasked = answered;
  const subscription = open().subscribe({
    next: (next) => {
      answered();
      const isFirst = !one.isAnswered;
      one.value = next;
      one.isAnswered = true;
      remember(memory, key, next);
      if (isFirst) tellFirst(tell);
      else tellSoon(tell);
    },
    // The next who asks asks anew; the window hears of the fault.
    error: (error: unknown) => {
      one.stop();
      onError(error);
      setTimeout(() => {
        throw error;
      });
    },
  });
  one.stop = () => {
    answered();
    subscription.unsubscribe();
    if (askedOf(database).get(key) === one) askedOf(database).delete(key);
  };
  return one;
};

/**
 * Listens to a question. It is put to the store once, however many parts of the screen ask it at a time: all of them get the very same
 * answer, so that what is worked out from it is worked out once.
 */
export const listen = <Value>(
  database: GuichetDatabase,
  key: string,
  open: () => Observable<Value>,
  first: Value,
  {
    lingerMs: forMs = lingerMs,
    isFresh = false,
    onError = none,
  }: Pick<Options, 'lingerMs' | 'isFresh'> & { readonly onError?: OnError | undefined } = {},
): Live<Value> => {
  const questions = askedOf(database);
  const memory = memoryOf(database);
  return {
    read: () => {
      const one = questions.get(key);
      if (one?.isAnswered === true) return one.value as Value;
      return memory.has(key) && !isFresh ? (memory.get(key) as Value) : first;
    },
    subscribe: (listener) => {
      // Each call is a listener of its own, even with the same function.
      const own = (): void => listener();
      const one = questions.get(key) ?? ask(database, key, open, onError);
      one.listeners.add(own);
      stay(one);
      return () => {
        one.listeners.delete(own);
        if (one.listeners.size > 0) return;
        one.unasked();
        linger(one, one.stop, forMs);
      };
    },
  };
};

type Options = {
  /** Until the first answer to a new question, show the answer to the one before. */
  readonly keep?: boolean;
  /** The answer is small, and thousands of rows are read for it: it stays for so long after the last who asked, milliseconds. */
  readonly lingerMs?: number;
  /** What is remembered from before is no answer: something is decided by it. */
  readonly isFresh?: boolean;
};

declare const mark: unique symbol;

/** What stands for an answer that has not come yet. It may be read like one, and is told apart by `isRead`. */
export type Unread<Value> = Value & { readonly [mark]: true };

const placeholders = new WeakSet<object>();

/** Makes such a placeholder, once for each question: nothing else may stand before the first answer. */
export const unread = <Value extends object>(value: Value): Unread<Value> => {
  placeholders.add(value);
  return value as Unread<Value>;
};

/** Whether all of these are answers of the store. A screen says « none », « free » or a number from nothing else. */
export const isRead = (...answers: readonly object[]): boolean => answers.every((answer) => !placeholders.has(answer));

/**
 * The one way by which a screen listens to the store. `key` names the question: the same key must mean the same `open`.
 * Gives `before` until the first answer ever: a placeholder, or `null` where that is no answer either.
 */
export const useLive = <Value>(
  key: string,
  open: (database: GuichetDatabase) => Observable<Value>,
  before: Unread<NoInfer<Value>> | (null extends Value ? null : never),
  options: Options = {},
): Value => {
  const state = useDataState();
  const { database = null, storeLoss } = state.kind === 'ready' ? state.context : {};
  const last = useRef<Value>(before as Value);
  const live = useMemo(
    () =>
      database
        ? listen(database, key, () => open(database), options.keep ? last.current : (before as Value), {
            ...options,
            onError: storeLoss?.note,
          })
        : silent(before as Value),
    // oxlint-disable-next-line react/exhaustive-deps -- `key` stands for what `open` closes over
    [database, key],
  );
  const value = useSyncExternalStore(live.subscribe, live.read);
  useEffect(() => {
    last.current = value;
  });
  return value;
};

const asItIs: ReadApart = (given, read) => read(given);

/**
 * A reader of the open store, by what it is, for what a screen works out from documents: those over which it fails although they are sound
 * are left out and named in Conflits, and the screen shows the rest.
 */
export const useReadApart = (reader: string): ReadApart => {
  const state = useDataState();
  const database = state.kind === 'ready' ? state.context.database : null;
  return useMemo(() => (database ? readApartIn(database, reader) : asItIs), [database, reader]);
};
