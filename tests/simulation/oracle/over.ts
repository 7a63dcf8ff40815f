import type { AnyEvent } from '#shared/domain/model/event';
import type { WireDocument } from '#shared/sync/protocol';

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
    const told = event['closedAt'];
    if (event.type === 'closed' && closed === '') closed = (typeof told === 'string' ? told : event.at).slice(0, 10);
    if (event.type === 'reopened') closed = '';
  }
  // What was taken back whole is of its day all the same.
  const first = events.find((one): one is AnyEvent & { readonly day: string } => typeof one['day'] === 'string');
  if (day === '') day = first?.day ?? '';
  if (collection === 'requests') return closed === '' ? '' : ([day, closed].toSorted()[1] ?? '');
  return ['tickets', 'appointments', 'deskSessions'].includes(collection) ? day : '';
};

/** Whether somebody wrote on it since the histories began: a desk keeps it for a while, for who takes it back. */
export const isTouched = (document: WireDocument): boolean =>
  inOrder(document).some((event) => event.by?.deviceId !== 'device-past');

/** Whether nobody works any more on a request that was never closed: it was taken back, or who asked left with their number. */
export const isEnded = (
  document: WireDocument,
  all: ReadonlyMap<string, { readonly document: WireDocument }>,
): boolean => {
  const taken = new Set(inOrder(document).flatMap((event) => (event.type === 'undone' ? event['target'] : [])));
  const standing = inOrder(document).filter(({ id, type }) => !taken.has(id) && type !== 'undone');
  if (!standing.some(({ type }) => type === 'received')) return true;
  const since = standing.slice(standing.findLastIndex(({ type }) => type === 'reopened') + 1);
  if (standing.some(({ type }) => type === 'assigned')) return false;
  if (since.some(({ type }) => type === 'waitingOnCitizen' || type === 'answered')) return false;
  const ticket = all.get(`tickets ${String(document['ticketId'])}`)?.document;
  return (
    ticket !== undefined &&
    inOrder(ticket).some(({ type }) => type === 'abandoned' || type === 'noAnswer' || type === 'unserved')
  );
};
