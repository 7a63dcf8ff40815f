import type { Agent, Unavailability } from '../model/reference';
import type { Stretch } from './touched-by';

/** The stretch in which an absence closes the usual desk of the agent; `null` = somebody takes it over, or there is none. */
export const stretchOfAbsence = (
  absence: Omit<Unavailability, 'id' | 'kind'>,
  agents: readonly Agent[],
): Stretch | null => {
  const deskId = agents.find((agent) => agent.id === absence.agentId)?.usualDeskId ?? '';
  if (deskId === '' || absence.replacedBy !== '') return null;
  const { fromDay, toDay, from, to } = absence;
  return { deskId, fromDay, toDay, from, to };
};
