import { feedbackCall } from './feedback/feedback-call';
import { createFloor } from './floor/floor';
import { createPublications } from './floor/publications';
import { createWaits } from './floor/waits';
import { kioskCheckInCall } from './kiosk/check-in';
import { kioskFeedbackCall } from './kiosk/feedback';
import { kioskTicketCall } from './kiosk/give-ticket';
import { kioskHelpCall } from './kiosk/help';
import { kioskUndoCall } from './kiosk/undo';
import { freshTrackKey } from './lib/fresh';
import { rememberReference } from './documents/load-facts';
import { callNextCall } from './tickets/call-next';
import type { CoreNeeds, CoreParts, SyncCore } from './parts';
import { digestCall, fetchCall } from './documents/digest';
import { headCall } from './documents/head';
import { leaseCall, reserveSlotCall } from './appointments/holds';
import { passagesCall, standingCall } from './documents/past';
import { messagesCall, messagesOfCall, settleMessageCall } from './messages/messages';
import { issueNumberCall, releaseNumberCall } from './tickets/numbers';
import { pullCall } from './documents/pull';
import { pushCall } from './documents/push';
import { quarantineCall } from './documents/quarantine';
import { tendCall } from './run/tend';
import { ticketPageCalls } from './ticket-page/ticket-page-calls';
import { writeReferenceCall } from './settings/write-reference';

/** The calls of the protocol over a store, without a network. */
export const createCore = (needs: CoreNeeds): SyncCore => {
  const { store, clock, clockOffsetMs, newTrackKey = freshTrackKey } = needs;
  const floor = createFloor(store);
  const waits = createWaits(clock);
  const parts: CoreParts = { ...needs, newTrackKey, floor, waits, referenceOf: rememberReference() };
  return {
    head: headCall(parts),
    pull: pullCall(parts),
    push: pushCall(parts),
    digest: digestCall(parts),
    fetch: fetchCall(parts),
    callNext: callNextCall(parts),
    issueNumber: issueNumberCall(parts),
    releaseNumber: releaseNumberCall(parts),
    reserveSlot: reserveSlotCall(parts),
    lease: leaseCall(parts),
    writeReference: writeReferenceCall(parts),
    quarantine: quarantineCall(parts),
    messages: messagesCall(parts),
    messagesOf: messagesOfCall(parts),
    standing: standingCall(parts),
    passages: passagesCall(parts),
    settleMessage: settleMessageCall(parts),
    kioskTicket: kioskTicketCall(parts),
    kioskCheckIn: kioskCheckInCall(parts),
    kioskUndo: kioskUndoCall(parts),
    kioskHelp: kioskHelpCall(parts),
    kioskFeedback: kioskFeedbackCall(parts),
    feedback: feedbackCall(parts),
    ticketPage: ticketPageCalls(parts),
    publications: createPublications({ floor, waits, clock, clockOffsetMs }),
    tend: tendCall(parts),
  };
};
