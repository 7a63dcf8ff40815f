import type { AnyEvent } from '#shared/domain/model/event';
import type { WireDocument } from '#shared/sync/protocol';

import type { History } from '../history/history';
import { siteId } from '../town/sim-town';
import { facts } from './facts';
import { storedDocuments } from './replicas';

const inOrder = (document: WireDocument): readonly AnyEvent[] =>
  ((document['events'] ?? []) as readonly AnyEvent[]).toSorted((a, b) => a.n - b.n || (a.id < b.id ? -1 : 1));

/** The last civil day of a document by the oracle’s own reading of its events; `''` = it is not over. */
export const endOf = (collection: string, document: WireDocument): string => {
  let day = '';
  let closed = '';
  const events = inOrder(document);
  const taken = new Set<unknown>();
  for (const event of events.toReversed())
    if (event.type === 'undone' && !taken.has(event.id)) taken.add(event['target']);
  for (const event of events.filter((one) => !taken.has(one.id))) {
    if (typeof event['day'] === 'string') ({ day } = event as AnyEvent & { readonly day: string });
    // The first of two closings counts.
    if (event.type === 'closed' && closed === '') closed = String(event['closedAt'] ?? event.at).slice(0, 10);
    if (event.type === 'reopened') closed = '';
  }
  if (collection === 'requests') return closed === '' ? '' : ([day, closed].toSorted()[1] ?? '');
  return ['tickets', 'appointments', 'deskSessions'].includes(collection) ? day : '';
};

/** Whether every desk must hold a document that ends on this day, or none may; `either` close to the edge. */
export type Scope = (end: string) => 'kept' | 'gone' | 'either';

const dayMs = 86_400_000;

/** The scope of the desks as the site has set it by now. */
export const scopeOf = async (history: History): Promise<Scope> => {
  const site = (await storedDocuments(history, 'reference')).get(siteId);
  const set = (site?.['body'] as { readonly deskWindowDays?: number } | undefined)?.deskWindowDays;
  const dayBefore = (days: number): string => new Date(history.world.now() - days * dayMs).toISOString().slice(0, 10);
  const days = set ?? facts.windowDays;
  return (end) => {
    if (end === '' || end >= dayBefore(days)) return 'kept';
    return end < dayBefore(days + 3) ? 'gone' : 'either';
  };
};
