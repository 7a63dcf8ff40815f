/** Whoever set a timer: once it is dead, its timers never fire. `skewMs` is how wrong its clock is. */
export type Owner = { dead: boolean; skewMs: number };

export type Timer = {
  readonly atMs: number;
  readonly order: number;
  readonly run: () => void;
  readonly owner: Owner | null;
  cancelled: boolean;
};

/** What is due, by time and then by order of asking. */
export type EventQueue = { readonly push: (timer: Timer) => void; readonly pop: () => Timer | null };

const isBefore = (a: Timer, b: Timer): boolean => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);

const isGone = (timer: Timer): boolean => timer.cancelled || timer.owner?.dead === true;

/** A binary heap; cancelled timers are thrown away when their turn comes. */
export const createEventQueue = (): EventQueue => {
  const heap: Timer[] = [];
  const rise = (timer: Timer): void => {
    let at = heap.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent];
      if (!above || !isBefore(timer, above)) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = timer;
  };
  const sink = (timer: Timer): void => {
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      let lower = heap[child];
      if (!lower) break;
      const right = heap[child + 1];
      if (right && isBefore(right, lower)) {
        child += 1;
        lower = right;
      }
      if (!isBefore(lower, timer)) break;
      heap[at] = lower;
      at = child;
    }
    heap[at] = timer;
  };
  return {
    push: (timer) => {
      heap.push(timer);
      rise(timer);
    },
    pop: () => {
      for (;;) {
        const first = heap[0];
        const last = heap.pop();
        if (!first || !last) return null;
        if (heap.length > 0) sink(last);
        if (!isGone(first)) return first;
      }
    },
  };
};
