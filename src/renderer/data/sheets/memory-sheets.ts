import { rememberSheets, type KeptSheet } from './remember-sheets';
import { noSheets, stateAfter, type SheetStore } from './sheet-store';
import { compareText } from '#shared/lib/compare';

/** Sheets that last as long as the process: for tests, and where there is no other place. */
export const memorySheets = (): SheetStore => {
  const kept = new Map<string, KeptSheet>();
  const listeners = new Set<() => void>();
  const { read } = rememberSheets();
  let state = noSheets;
  let version = 0;
  return {
    state: () => Promise.resolve(state),
    between: (from, to) =>
      Promise.resolve(
        [...kept.values()]
          .filter(({ day }) => day >= from && day <= to)
          .toSorted((a, b) => compareText(a.day, b.day))
          .flatMap((one) => read(one) ?? []),
      ),
    put: (news) => {
      if (news.isAnew) kept.clear();
      for (const { day, sheet } of news.sheets) kept.set(day, { day, seq: (version += 1), sheet });
      state = stateAfter(state, news);
      for (const listener of listeners) listener();
      return Promise.resolve();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => listeners.clear(),
  };
};
