import type { CollectionName } from '#shared/domain/model/collections';
import type { AnyEvent } from '#shared/domain/model/event';
import type { Reference } from '#shared/domain/model/reference';
import {
  rightsOf,
  rolesWith,
  tableAmong,
  type Right,
  type Rights,
  type RightsTable,
} from '#shared/domain/rights/rights';
import { rightOfChange } from '#shared/domain/rights/setting-rights';
import { mayAddEvent, mayWrite, rightOfEvent, unknownAgentRole } from '#shared/domain/rights/writes';
import type { SettingChange } from '#shared/domain/settings/setting-change';
import type { Refusal } from '#shared/errors/refusal';

import type { DataContext } from '../../context';
import { readAll, readOne } from '../../plain';
import type { Written } from './changes';

/** Who sits here may do this much, by the table of the site. */
export type Here = { readonly rights: Rights; readonly table: RightsTable };

const eventsOf = (document: object): readonly AnyEvent[] =>
  'events' in document ? (document.events as readonly AnyEvent[]) : [];

const missing = ({ table }: Here, right: Right): Refusal => ({
  code: 'rightMissing',
  right,
  roles: rolesWith(table, right),
});

/** Whoever does not do the work of the day reads only; to others the right is named, and who has it. */
const refusal = (here: Here, right: Right | 'server'): Refusal =>
  right === 'server' || !here.rights.has('dayWork') ? { code: 'notAllowed', readOnly: true } : missing(here, right);

/** What the agent at this station may do. */
export const rightsHere = async (context: DataContext): Promise<Here> => {
  const { reference } = context.database;
  const [agent, tables] = await Promise.all([
    readOne<Reference>(reference.findOne(context.station().agentId)),
    readAll<Reference>(reference.find({ selector: { kind: 'rights' } })),
  ]);
  const table = tableAmong(tables);
  const role = agent?.body.kind === 'agent' ? agent.body.role : unknownAgentRole;
  return { rights: rightsOf(table, role), table };
};

/** The right to an event, or to what it takes back. */
const rightOf = (collection: CollectionName, event: AnyEvent, log: readonly AnyEvent[]): Right | 'server' => {
  const target = event.type === 'undone' ? log.find(({ id }) => id === event['target']) : undefined;
  return rightOfEvent(collection, (target ?? event).type);
};

/**
 * What the server would set aside is refused before it is written. The rank of the device is known to the server alone; it
 * bounds nothing that a screen writes.
 */
export const refusalByRights = (
  here: Here,
  collection: CollectionName,
  { document, marks }: Written<CollectionName>,
): Refusal | null => {
  const log = eventsOf(document);
  if (!('events' in document))
    return mayWrite(here.rights, collection, 'written') ? null : refusal(here, rightOfEvent(collection, 'written'));
  const eventOf = (id: unknown) => log.find((other) => other.id === id);
  const refused = log.find(
    (event) => marks.includes(event.id) && !mayAddEvent(here.rights, collection, event, eventOf),
  );
  return refused ? refusal(here, rightOf(collection, refused, log)) : null;
};

/** For an act that has to know first: why the person here may not write this kind of event; `null` when they may. */
export const refusalOfEvent = async (
  context: DataContext,
  collection: CollectionName,
  eventType: string,
): Promise<Refusal | null> => {
  const here = await rightsHere(context);
  return mayWrite(here.rights, collection, eventType) ? null : refusal(here, rightOfEvent(collection, eventType));
};

/** Why the person here may not do what a right opens; `null` when they have it. */
export const refusalWithout = async (context: DataContext, right: Right): Promise<Refusal | null> => {
  const here = await rightsHere(context);
  return here.rights.has(right) ? null : missing(here, right);
};

/** The same of changes of the settings: of the first that needs a right which is missing. */
export const refusalOfSettings = async (
  context: DataContext,
  changes: readonly SettingChange[],
): Promise<Refusal | null> => {
  const here = await rightsHere(context);
  const right = changes.map(rightOfChange).find((one) => !here.rights.has(one));
  return right ? missing(here, right) : null;
};
