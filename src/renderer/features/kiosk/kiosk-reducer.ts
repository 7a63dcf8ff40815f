import type { KioskEvent } from './kiosk-events';
import { atStart, type KioskState } from './kiosk-state';
import { takeAnswer } from './take-answer';
import { takeTouch } from './take-touch';

const next = (state: KioskState, event: KioskEvent): KioskState => {
  switch (event.type) {
    case 'settled':
      return state.isSettling ? { ...state, isSettling: false } : state;
    case 'idle':
      // Who waits for an answer is still there.
      return state.pending === null ? atStart(event.language) : state;
    case 'ticketGiven':
    case 'checkedIn':
    case 'undone':
    case 'kept':
    case 'failed':
    case 'paper':
    case 'helpAnswered':
      return takeAnswer(state, event);
    default:
      return takeTouch(state, event);
  }
};

/**
 * A kiosk after one event. At most one request is in flight; touches that come meanwhile are ignored, and so are those that meet a
 * screen which has just appeared under the finger.
 */
export const reduceKiosk = (state: KioskState, event: KioskEvent): KioskState => {
  const after = next(state, event);
  const isNewScreen = after.screen.at !== state.screen.at || after.page !== state.page;
  return isNewScreen && !after.isSettling ? { ...after, isSettling: true } : after;
};
