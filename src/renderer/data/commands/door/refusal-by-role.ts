import type { CollectionName } from '#shared/domain/model/collections';
import type { AnyEvent } from '#shared/domain/model/event';
import type { Agent } from '#shared/domain/model/reference';
import { mayAddEvent, mayWrite, unknownAgentRole } from '#shared/domain/rights/writes';
import type { Refusal } from '#shared/errors/refusal';

import type { DataContext } from '../../context';
import type { Written } from './changes';

const eventsOf = (document: object): readonly AnyEvent[] =>
  'events' in document ? (document.events as readonly AnyEvent[]) : [];

/** The role of who sits at this station. */
export const roleHere = async (context: DataContext): Promise<Agent['role']> => {
  const agent = (await context.database.reference.findOne(context.station().agentId).exec())?.body;
  return agent?.kind === 'agent' ? agent.role : unknownAgentRole;
};

/**
 * What the server would set aside is refused before it is written. The rank of the device is known to the server alone; it
 * bounds nothing that a screen writes.
 */
export const refusalByRole = async (
  context: DataContext,
  collection: CollectionName,
  { document, marks }: Written<CollectionName>,
): Promise<Refusal | null> => {
  const role = await roleHere(context);
  const log = eventsOf(document);
  const added = log.filter((event) => marks.includes(event.id));
  const may =
    'events' in document
      ? added.every((event) => mayAddEvent({ rank: 'admin', role }, collection, event, log))
      : mayWrite(role, collection, 'written');
  return may ? null : { code: 'notAllowed', readOnly: !mayWrite(role, 'tickets', 'issued') };
};
