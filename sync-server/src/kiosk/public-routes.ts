import { feedbackReply } from '#shared/sync/feedback-protocol';
import * as protocol from '#shared/sync/kiosk-protocol';

import { Problem } from '../lib/problem';
import type { Device } from '../store/port';
import type { DeviceRoute, RouteContext } from '../wire/route';

const publication = async ({ core }: RouteContext, { siteId, rank }: Device): Promise<string> => {
  const made = await core.publications.of(siteId, rank === 'kiosk' ? 'kiosk' : 'display');
  if (!made) throw new Problem('notFound', 'this site has no reference data yet');
  return made.text;
};

const kiosk = { method: 'POST', auth: 'kiosk', reply: 'json' } as const;

/** The calls of screens in public, and what people said there. */
export const publicRoutes: readonly DeviceRoute[] = [
  {
    method: 'GET',
    path: '/v1/publication',
    summary: 'What screens in public show: numbers, desks and waits, never a name. The kiosk part for kiosks only.',
    auth: 'screen',
    reply: 'text',
    input: null,
    output: protocol.publicationReply,
    call: publication,
  },
  {
    ...kiosk,
    path: '/v1/kiosk/ticket',
    summary: 'A ticket for a reason, written by the server. Same key, same ticket.',
    input: protocol.kioskTicketRequest,
    output: protocol.kioskTicketReply,
    call: ({ core }, caller, body) => core.kioskTicket(caller, body),
  },
  {
    ...kiosk,
    path: '/v1/kiosk/check-in',
    summary: 'The person of an appointment is here: by its code, or by its hour and a letter. Nobody is named.',
    input: protocol.kioskCheckInRequest,
    output: protocol.kioskCheckInReply,
    call: ({ core }, caller, body) => core.kioskCheckIn(caller, body),
  },
  {
    ...kiosk,
    path: '/v1/kiosk/undo',
    summary: 'Takes a ticket back within two minutes, while nobody called it.',
    input: protocol.kioskUndoRequest,
    output: protocol.kioskUndoReply,
    call: ({ core }, caller, body) => core.kioskUndo(caller, body),
  },
  {
    ...kiosk,
    path: '/v1/kiosk/help',
    summary: 'Somebody at the kiosk asks reception to come; once a minute counts.',
    input: protocol.kioskHelpRequest,
    output: protocol.kioskHelpReply,
    call: ({ core }, caller, body) => core.kioskHelp(caller, body),
  },
  {
    ...kiosk,
    path: '/v1/kiosk/feedback',
    summary: 'How it went, on a scale of 0 to 10, and one theme. Nobody is asked who they are.',
    input: protocol.kioskFeedbackRequest,
    output: protocol.kioskFeedbackReply,
    call: ({ core }, caller, body) => core.kioskFeedback(caller, body),
  },
  {
    method: 'GET',
    path: '/v1/feedback',
    summary: 'What people said of their visits in the last thirty days, as sums.',
    auth: 'device',
    reply: 'json',
    input: null,
    output: feedbackReply,
    call: ({ core }, caller, body) => core.feedback(caller, body),
  },
];
