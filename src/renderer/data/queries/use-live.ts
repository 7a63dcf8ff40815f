import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { Observable } from 'rxjs';

import type { GuichetDatabase } from '../database/collections';
import { useDataState, type Live } from '../data-state';
import { noteQuestion } from './unanswered';

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

const listen = <Value>(
  database: GuichetDatabase,
  key: string,
  source: Observable<Value>,
  first: Value,
): Live<Value> => {
  const memory = memoryOf(database);
  let value = memory.has(key) ? (memory.get(key) as Value) : first;
  return {
    read: () => value,
    subscribe: (listener) => {
      const answered = noteQuestion();
      const subscription = source.subscribe((next) => {
        answered();
        value = next;
        remember(memory, key, next);
        listener();
      });
      return () => {
        answered();
        subscription.unsubscribe();
      };
    },
  };
};

type Options = {
  /** Until the first answer to a new question, show the answer to the one before. */ readonly keep?: boolean;
};

/**
 * The one way by which a screen listens to the store. `key` names the question: the same key must mean the same `open`.
 * Gives `empty` until the first answer ever.
 */
export const useLive = <Value>(
  key: string,
  open: (database: GuichetDatabase) => Observable<Value>,
  empty: Value,
  options: Options = {},
): Value => {
  const state = useDataState();
  const database = state.kind === 'ready' ? state.context.database : null;
  const last = useRef(empty);
  const live = useMemo(
    () => (database ? listen(database, key, open(database), options.keep ? last.current : empty) : silent(empty)),
    // oxlint-disable-next-line react/exhaustive-deps -- `key` stands for what `open` closes over
    [database, key],
  );
  const value = useSyncExternalStore(live.subscribe, live.read);
  useEffect(() => {
    last.current = value;
  });
  return value;
};
