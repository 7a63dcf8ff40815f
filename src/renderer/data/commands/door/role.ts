import type { CollectionName } from '#shared/domain/model/collections';
import type { AnyEvent } from '#shared/domain/model/event';
import type { Agent, Reference } from '#shared/domain/model/reference';
import { mayAddEvent, mayWrite, unknownAgentRole } from '#shared/domain/rights/writes';
import type { Refusal } from '#shared/errors/refusal';

import type { DataContext } from '../../context';
import { readOne } from '../../plain';
import type { Written } from './changes';

type Role = Agent['role'];

const eventsOf = (document: object): readonly AnyEvent[] =>
  'events' in document ? (document.events as readonly AnyEvent[]) : [];

const notAllowed = (role: Role): Refusal => ({ code: 'notAllowed', readOnly: !mayWrite(role, 'tickets', 'issued') });

/** The role of the agent at this station. */
export const roleHere = async (context: DataContext): Promise<Role> => {
  const agent = (await readOne<Reference>(context.database.reference.findOne(context.station().agentId)))?.body;
  return agent?.kind === 'agent' ? agent.role : unknownAgentRole;
};

/**
 * What the server would set aside is refused before it is written. The rank of the device is known to the server alone; it
 * bounds nothing that a screen writes.
 */
export const refusalByRole = (
  role: Role,
  collection: CollectionName,
  { document, marks }: Written<CollectionName>,
): Refusal | null => {
  const log = eventsOf(document);
  const added = log.filter((event) => marks.includes(event.id));
  const may =
    'events' in document
      ? added.every((event) =>
          mayAddEvent({ rank: 'admin', role }, collection, event, (id) => log.find((other) => other.id === id)),
        )
      : mayWrite(role, collection, 'written');
  return may ? null : notAllowed(role);
};

/** For an act that has to know first: why the person here may not write this kind of event; `null` when they may. */
export const refusalOfEvent = async (
  context: DataContext,
  collection: CollectionName,
  eventType: string,
): Promise<Refusal | null> => {
  const role = await roleHere(context);
  return mayWrite(role, collection, eventType) ? null : notAllowed(role);
};

/** Why the person here may not change what belongs to administrators; `null` when they are one. */
export const refusalUnlessAdmin = async (context: DataContext): Promise<Refusal | null> =>
  (await roleHere(context)) === 'admin' ? null : { code: 'adminOnly', who: 'person' };
