import { feedbackCall } from '../feedback/feedback-call';
import { createFloor } from '../floor/floor';
import { createPublications } from '../floor/publications';
import { createWaits } from '../floor/waits';
import { kioskCheckInCall } from '../kiosk/check-in';
import { kioskFeedbackCall } from '../kiosk/feedback';
import { kioskTicketCall } from '../kiosk/give-ticket';
import { kioskHelpCall } from '../kiosk/help';
import { kioskUndoCall } from '../kiosk/undo';
import { freshTrackKey } from '../lib/fresh';
import { rememberReference } from '../push/load-facts';
import { callNextCall } from './call-next';
import type { CoreNeeds, CoreParts, SyncCore } from './core';
import { digestCall, fetchCall } from './digest';
import { headCall } from './head';
import { leaseCall, reserveSlotCall } from './holds';
import { passagesCall, standingCall } from './past';
import { messagesCall, messagesOfCall, settleMessageCall } from './messages';
import { issueNumberCall, releaseNumberCall } from './numbers';
import { pullCall } from './pull';
import { pushCall } from './push';
import { quarantineCall } from './quarantine';
import { tendCall } from './tend';
import { ticketPageCalls } from '../ticket-page/ticket-page-calls';
import { writeReferenceCall } from './write-reference';

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
