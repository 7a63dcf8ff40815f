/** What a queue is given: arrivals and services per hour, and desks. */
export type QueueLoad = { readonly arrivals: number; readonly perDesk: number; readonly desks: number };

/** What comes of it. A queue that grows without end has `waits` 1 and an infinite mean wait. */
export type QueueWait = { readonly waits: number; readonly meanWaitMin: number; readonly isStable: boolean };

/** Erlang C. */
export const erlangC = (_load: QueueLoad): QueueWait => ({ waits: 0, meanWaitMin: 0, isStable: true });

/** Share that waits longer than some minutes. */
export const waitsLonger = (_load: QueueLoad, _minutes: number): number => 0;
