/** What a queue is given: arrivals and services of one desk per hour, and desks. */
type QueueLoad = { readonly arrivals: number; readonly perDesk: number; readonly desks: number };

/**
 * What comes of it: the share that waits at all, and the mean wait of everybody, minutes. A queue that grows without end has `waits` 1
 * and an infinite mean.
 */
type QueueWait = { readonly waits: number; readonly meanWaitMin: number; readonly isStable: boolean };

// Erlang B by its recursion, which overflows for no number of desks: B(0) = 1, B(n) = a B(n - 1) / (n + a B(n - 1)).
const erlangB = (load: number, desks: number): number => {
  let blocked = 1;
  for (let desk = 1; desk <= desks; desk += 1) blocked = (load * blocked) / (desk + load * blocked);
  return blocked;
};

/**
 * Erlang C for the queue M/M/c (Erlang 1917; Cooper, Introduction to Queueing Theory): with a = lambda / mu and rho = a / c, P(wait) =
 * B / (1 - rho (1 - B)), mean wait = P(wait) / (c mu - lambda). 12 and 3 per hour at 5 desks: .5541 wait, 11.082 minutes on average.
 */
export const erlangC = ({ arrivals, perDesk, desks }: QueueLoad): QueueWait => {
  if (arrivals === 0) return { waits: 0, meanWaitMin: 0, isStable: true };
  const use = arrivals / (perDesk * desks);
  if (!(use < 1)) return { waits: 1, meanWaitMin: Infinity, isStable: false };
  const blocked = erlangB(arrivals / perDesk, desks);
  const waits = blocked / (1 - use * (1 - blocked));
  return { waits, meanWaitMin: (60 * waits) / (perDesk * desks - arrivals), isStable: true };
};

/** The share that waits longer than some minutes: P(wait) exp(-(c mu - lambda) t). 12 and 3 per hour, 5 desks, 15 minutes: .2617. */
export const waitsLonger = (load: QueueLoad, minutes: number): number => {
  const { waits, isStable } = erlangC(load);
  return isStable ? waits * Math.exp(-((load.perDesk * load.desks - load.arrivals) * minutes) / 60) : 1;
};

/** The fewest desks at which at most `share` wait longer than some minutes. */
export const desksNeeded = (load: Omit<QueueLoad, 'desks'>, minutes: number, share: number): number => {
  let desks = 1;
  while (waitsLonger({ ...load, desks }, minutes) > share) desks += 1;
  return desks;
};
