import * as protocol from '#shared/sync/protocol';
import { referenceReply, referenceRequest } from '#shared/sync/reference-protocol';

import type { DeviceRoute, StreamRoute } from '../wire/route';

const device = { auth: 'device', reply: 'json' } as const;

/** The calls of the exchange: each is a thin layer over the core. */
export const syncRoutes: readonly DeviceRoute[] = [
  {
    ...device,
    auth: 'sums',
    method: 'GET',
    path: '/v1/head',
    summary: 'Where the site stands, and the server’s time.',
    input: null,
    output: protocol.headReply,
    call: ({ core }, caller, body) => core.head(caller, body),
  },
  {
    ...device,
    method: 'POST',
    path: '/v1/pull',
    summary: 'What changed in a collection since a checkpoint.',
    input: protocol.pullRequest,
    output: protocol.pullReply,
    reply: 'text',
    call: ({ core }, caller, body) => core.pull(caller, body),
  },
  {
    ...device,
    method: 'POST',
    path: '/v1/push',
    summary: 'Whole documents, merged under the site’s lock; a verdict per row.',
    input: protocol.pushRequest,
    output: protocol.pushReply,
    call: ({ core }, caller, body) => core.push(caller, body),
  },
  {
    ...device,
    method: 'POST',
    path: '/v1/digest',
    summary: 'What the server holds of a collection, by id and digest.',
    input: protocol.digestRequest,
    output: protocol.digestReply,
    call: ({ core }, caller, body) => core.digest(caller, body),
  },
  {
    ...device,
    method: 'POST',
    path: '/v1/fetch',
    summary: 'The stored copies of some documents.',
    input: protocol.fetchRequest,
    output: protocol.fetchReply,
    call: ({ core }, caller, body) => core.fetch(caller, body),
  },
  {
    ...device,
    method: 'POST',
    path: '/v1/call-next',
    summary: 'Exactly one desk wins a ticket.',
    input: protocol.callNextRequest,
    output: protocol.callNextReply,
    call: ({ core }, caller, body) => core.callNext(caller, body),
  },
  {
    ...device,
    method: 'POST',
    path: '/v1/issue-number',
    summary: 'The next gapless ticket number of a series on a civil day.',
    input: protocol.issueNumberRequest,
    output: protocol.issueNumberReply,
    call: ({ core }, caller, body) => core.issueNumber(caller, body),
  },
  {
    ...device,
    method: 'POST',
    path: '/v1/release-number',
    summary: 'Gives a number back that will never be printed.',
    input: protocol.releaseNumberRequest,
    output: protocol.releaseNumberReply,
    call: ({ core }, caller, body) => core.releaseNumber(caller, body),
  },
  {
    ...device,
    method: 'POST',
    path: '/v1/reserve-slot',
    summary: 'Holds a place for an appointment that is on its way.',
    input: protocol.reserveSlotRequest,
    output: protocol.reserveSlotReply,
    call: ({ core }, caller, body) => core.reserveSlot(caller, body),
  },
  {
    ...device,
    method: 'POST',
    path: '/v1/lease',
    summary: 'Promises places to this device for when it is out of reach.',
    input: protocol.leaseRequest,
    output: protocol.leaseReply,
    call: ({ core }, caller, body) => core.lease(caller, body),
  },
  {
    ...device,
    auth: 'admin',
    method: 'POST',
    path: '/v1/reference',
    summary: 'Changes of reference data by an administrator: all of them or none.',
    input: referenceRequest,
    output: referenceReply,
    call: ({ core }, caller, body) => core.writeReference(caller, body),
  },
  {
    ...device,
    method: 'GET',
    path: '/v1/quarantine',
    summary: 'The rows of the site that were set aside, without their content.',
    input: null,
    output: protocol.quarantineReply,
    call: ({ core }, caller, body) => core.quarantine(caller, body),
  },
];

/** `GET /v1/stream`: pokes as server-sent events. A device has one; opening another closes the first. */
export const streamRoute: StreamRoute = {
  method: 'GET',
  path: '/v1/stream',
  summary:
    'Pokes: something changed in a collection; for screens in public, in their publication alone. One stream per device.',
  auth: 'screen',
  reply: 'stream',
  input: null,
  output: protocol.pokeSchema,
};
