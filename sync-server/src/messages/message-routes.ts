import * as protocol from '#shared/sync/message-protocol';

import type { DeviceRoute } from '../wire/route';

const device = { auth: 'device', reply: 'json' } as const;

/** The calls about messages to citizens. They tell states, never a text or an address. */
export const messageRoutes: readonly DeviceRoute[] = [
  {
    ...device,
    method: 'GET',
    path: '/v1/messages',
    summary: 'How the messages of the last days stand, and whether the server can send any.',
    input: null,
    output: protocol.messagesReply,
    call: ({ core }, caller, body) => core.messages(caller, body),
  },
  {
    ...device,
    method: 'POST',
    path: '/v1/messages/of',
    summary: 'How the messages of some appointments stand.',
    input: protocol.messagesOfRequest,
    output: protocol.messagesOfReply,
    call: ({ core }, caller, body) => core.messagesOf(caller, body),
  },
  {
    ...device,
    method: 'POST',
    path: '/v1/messages/:id',
    summary: 'Sends a message again, considers it as sent, or takes that back; for who answers for the day.',
    input: protocol.settleMessageRequest,
    output: protocol.settleMessageReply,
    call: ({ core }, caller, body, id) => core.settleMessage(caller, body, id),
  },
];
