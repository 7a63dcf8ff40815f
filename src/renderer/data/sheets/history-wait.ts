/** So long a desk that never had the history of its server waits for it, once somebody looks at figures. */
const patienceMs = 60_000;

/** Whether this desk has no server that could answer in a moment (`isAlone`), and who hears when that may have changed. */
export type Line = {
  readonly isAlone: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
};

export type HistoryWait = {
  /** The history of the server is on its way: figures of what this desk alone holds would be thrown away in a moment. */
  readonly isOn: () => boolean;
  /** Somebody looks at figures. The first time counts. */
  readonly begin: () => void;
  /** Hears when the wait is over although the history may not be here. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly stop: () => void;
};

/** Waits for the history of the server while it can come: the line stands, and not for longer than patience lasts. */
export const createHistoryWait = (line: Line): HistoryWait => {
  const listeners = new Set<() => void>();
  let isPatient = false;
  let wasOn = false;
  let stop: (() => void) | null = null;
  const isOn = (): boolean => isPatient && !line.isAlone();
  const look = (): void => {
    const isOver = wasOn && !isOn();
    wasOn = isOn();
    if (isOver) for (const listener of listeners) listener();
  };
  return {
    isOn,
    begin: () => {
      if (stop) return;
      isPatient = true;
      wasOn = isOn();
      const timer = setTimeout(() => {
        isPatient = false;
        look();
      }, patienceMs);
      const stopLine = line.subscribe(look);
      stop = () => {
        clearTimeout(timer);
        stopLine();
      };
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop: () => stop?.(),
  };
};
