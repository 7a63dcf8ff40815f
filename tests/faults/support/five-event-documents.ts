import { foldDeskSession } from '#shared/domain/lifecycle/fold-desk-session';
import type { DeskSession } from '#shared/domain/model/desk-session';
import type { AnyEvent } from '#shared/domain/model/event';

const perDay = 40;
// Ahead of every window: no desk lets go of them, whenever this runs.
const startMs = Date.parse('2090-01-07T08:00:00.000Z');
const dayMs = 86_400_000;

/** The collection of these documents. */
export const fiveEventCollection = 'deskSessions';

/** A day at a desk in five events, some 870 bytes: the same for the same arguments. */
const fiveEventDocument = (siteId: string, prefix: string, index: number): DeskSession => {
  const deskId = `desk-${(index % perDay) + 1}`;
  const openedMs = startMs + Math.floor(index / perDay) * dayMs;
  const day = new Date(openedMs).toISOString().slice(0, 10);
  const id = `${prefix}${deskId}:${day}`;
  const opened = { type: 'opened', day, deskId, agentId: 'agent-2' };
  const bodies = [opened, { type: 'paused' }, { type: 'resumed' }, { type: 'paused' }, { type: 'closed' }];
  const events = bodies.map((body, step): AnyEvent => ({
    ...body,
    id: `${prefix}${index}-${step}`,
    n: step + 1,
    at: new Date(openedMs + step * 3_600_000).toISOString(),
    by: { agentId: 'agent-2', deviceId: 'device-2', deskId },
  }));
  return foldDeskSession(id, siteId, events);
};

/** Documents `from` to `from + count`. */
export const fiveEventDocuments = (siteId: string, prefix: string, from: number, count: number): DeskSession[] =>
  Array.from({ length: count }, (_, index) => fiveEventDocument(siteId, prefix, from + index));
