import type { RequestStatus } from '#shared/domain/model/request';

import type { SignName } from '../../../ui/signs';

/** The sign of each state, beside its word. */
export const requestSign: Readonly<Record<RequestStatus, SignName>> = {
  received: 'waiting',
  qualified: 'waiting',
  assigned: 'transferred',
  inProgress: 'serving',
  waitingOnCitizen: 'onHold',
  answered: 'needsOutcome',
  closed: 'done',
  void: 'cancelled',
};
