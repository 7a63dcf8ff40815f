/**
 * The order of two texts by their code units, for sorting: negative when `a` comes first, 0 when they are the same. It is the same on
 * every machine, so days, times, instants and ids are sorted by it. Names that people read are sorted by `localeCompare`.
 */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type WithId = { readonly id: string };

/** The order of documents of which nothing but an order is asked. */
export const byId = (a: WithId, b: WithId): number => compareText(a.id, b.id);

type Starting = { readonly day: string; readonly time: string; readonly id: string };

/** The order of things that begin at a civil day and time, such as appointments: the earlier first, at one moment by id. */
export const byStart = (a: Starting, b: Starting): number =>
  compareText(a.day, b.day) || compareText(a.time, b.time) || compareText(a.id, b.id);
