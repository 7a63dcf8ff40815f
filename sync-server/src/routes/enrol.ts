import type { FastifyInstance } from 'fastify';

import { enrolReply, enrolRequest } from '#shared/sync/protocol';

import type { ServerContext } from '../context';
import { attemptLimit } from '../enrolment/attempt-limit';
import { codeHash } from '../enrolment/one-time-code';
import { checked, outgoing } from '../lib/checked';
import { Problem } from '../lib/problem';
import { sha256 } from '../lib/sha256';

const ATTEMPTS_PER_MINUTE = 10;

/** `POST /v1/enrol`: a one-time code against a device identity and its token. Wrong, used and late codes look alike. */
export const enrolRoute = (app: FastifyInstance, { store, clock, newId, newToken }: ServerContext): void => {
  const allow = attemptLimit(ATTEMPTS_PER_MINUTE);
  app.post('/v1/enrol', async (request) => {
    const nowMs = clock();
    if (!allow(request.ip, nowMs)) throw new Problem('tooMany', 'too many attempts; wait a minute');
    const { code, deviceName } = checked(enrolRequest, request.body);
    const at = new Date(nowMs).toISOString();
    const siteId = await store.takeCode(codeHash(code), at);
    if (siteId === null) throw new Problem('unknownCode', 'this code does not open anything');
    const token = newToken();
    const device = await store.addDevice({ id: newId(), siteId, name: deviceName, tokenHash: sha256(token), at });
    return outgoing(enrolReply, { token, deviceId: device.id, siteId, series: device.series });
  });
};
