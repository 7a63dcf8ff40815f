import { requestDetails } from '../lifecycle/request-details';
import { textOf } from '../lifecycle/read-payload';
import type { Request } from '../model/request';

/** Tells most of a town's requests apart without reading their story. */
const wasGivenTo = ({ events }: Request, agentId: string): boolean =>
  events.some((event) => event.type === 'assigned' && textOf(event, 'agentId') === agentId);

const isOver = ({ status }: Request): boolean => status === 'answered' || status === 'closed' || status === 'void';

/** The requests that somebody else entrusted to an agent and about which the agent has done nothing since. `agentId` `''` = nobody has any. */
export const newlyEntrusted = (requests: readonly Request[], agentId: string): readonly Request[] =>
  requests.filter((request) => {
    if (agentId === '' || isOver(request) || !wasGivenTo(request, agentId)) return false;
    if (requestDetails(request).agentId !== agentId) return false;
    const live = requestDetails(request).history.flatMap(({ event, isUndone }) => (isUndone ? [] : [event]));
    const given = live.findLastIndex(({ type }) => type === 'assigned');
    return live.slice(given).every(({ by }) => by.agentId !== agentId);
  });
