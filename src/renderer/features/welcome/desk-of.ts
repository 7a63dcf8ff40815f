import type { Agent } from '#shared/domain/model/reference';

/** The desk where a person sits down by habit; `''` for those who do not receive at one. */
export const deskOf = (agent: Agent): string => (agent.role === 'counter' ? agent.usualDeskId : '');
