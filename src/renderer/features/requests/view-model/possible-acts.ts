import type { RequestStatus } from '#shared/domain/model/request';

export const paneActs = ['start', 'answer', 'close', 'assign', 'pause', 'reopen'] as const;
/** What can be done with a request. */
export type PaneAct = (typeof paneActs)[number];

const byStatus: Readonly<Record<RequestStatus, readonly PaneAct[]>> = {
  received: ['start', 'answer', 'close', 'assign', 'pause'],
  qualified: ['start', 'answer', 'close', 'assign', 'pause'],
  assigned: ['start', 'answer', 'close', 'assign', 'pause'],
  inProgress: ['answer', 'close', 'assign', 'pause'],
  waitingOnCitizen: ['start', 'answer', 'close', 'assign'],
  answered: ['close', 'reopen'],
  closed: ['reopen'],
  void: [],
};

/** The acts of a state, the one of the moment first. */
export const possibleActs = (status: RequestStatus): readonly PaneAct[] => byStatus[status];
