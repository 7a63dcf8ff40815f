import * as protocol from '#shared/sync/past-protocol';

import type { DeviceRoute } from '../wire/route';

const device = { auth: 'device', reply: 'json', method: 'POST' } as const;

/** The calls about what desks have let go of. */
export const pastRoutes: readonly DeviceRoute[] = [
  {
    ...device,
    path: '/v1/past/standing',
    summary: 'How some requests stand, by id; those that are not there are left out.',
    input: protocol.standingRequest,
    output: protocol.standingReply,
    call: ({ core }, caller, body) => core.standing(caller, body),
  },
  {
    ...device,
    path: '/v1/past/passages',
    summary: 'The appointments, tickets and requests that name one of some citizens, however old.',
    input: protocol.passagesRequest,
    output: protocol.passagesReply,
    call: ({ core }, caller, body) => core.passages(caller, body),
  },
];
