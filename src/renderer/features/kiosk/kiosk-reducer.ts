import type { KioskTrouble } from '#shared/i18n/kiosk/words';
import type { KioskTicket } from '#shared/ipc/public-screens';
import type { KioskEvent, KioskAnswer } from './kiosk-events';
import { atStart, type KioskState, type KioskScreen, type Wish } from './kiosk-state';
import { takeTouch } from './take-touch';

type CheckedIn = Extract<KioskAnswer, { type: 'checkedIn' }>;

const show = (state: KioskState, screen: KioskScreen): KioskState => ({ ...state, screen, pending: null });

const trouble = (state: KioskState, why: KioskTrouble, again: Wish | null): KioskState =>
  show(state, { at: 'trouble', why, again });

/** The priority was for this ticket: it does not stand for the next. */
const withTicket = (state: KioskState, key: string, ticket: KioskTicket): KioskState => ({
  ...show(state, { at: 'ticket', key, ticket, paper: 'printing', undoRefused: false, isHeld: false }),
  priority: false,
});

const whyOf = (detail: string): KioskTrouble =>
  detail === 'several' || detail === 'tooEarly' || detail === 'notToday' ? detail : 'unknown';

const takeCheckIn = (state: KioskState, wish: Wish, { answer, ticket, detail }: CheckedIn): KioskState => {
  if (answer === 'ticket' && ticket) return withTicket(state, wish.key, ticket);
  // An hour may be several people's, so its letter is asked; a code is one person's, and a letter would ask for another under its key.
  if (answer === 'initial' && wish.kind === 'checkIn' && wish.code === '' && wish.initial === '')
    return show(state, { at: 'letter', time: wish.time, key: wish.key });
  if (answer === 'alreadyHere') return show(state, { at: 'here', label: detail });
  if (answer === 'unreachable') return trouble(state, 'unreachable', wish);
  return trouble(state, answer === 'initial' ? 'several' : whyOf(detail), null);
};

const takeUndo = (state: KioskState, undone: boolean): KioskState => {
  if (undone) return show(state, { at: 'undone' });
  const { screen } = state;
  return screen.at === 'ticket'
    ? { ...state, pending: null, screen: { ...screen, undoRefused: true, isHeld: true } }
    : { ...state, pending: null };
};

/** No answer: a ticket, an arrival or an opinion may be asked for once more under its key; a take-back is told at reception. */
const takeFailure = (state: KioskState, wish: Wish): KioskState =>
  wish.kind === 'undo' ? takeUndo(state, false) : trouble(state, 'failed', wish);

/** Takes an answer; one that nobody waits for any more changes nothing. */
const takeAnswer = (state: KioskState, answer: KioskAnswer): KioskState => {
  const { pending, screen } = state;
  if (answer.type === 'helpAnswered') {
    return state.help === 'asking' ? { ...state, help: answer.asked ? 'asked' : 'failed' } : state;
  }
  if (answer.type === 'paper') {
    const { paper } = answer;
    const noPaper = paper === 'failed' || (state.noPaper && paper !== 'out');
    if (screen.at === 'ticket' && screen.key === answer.key) return { ...state, noPaper, screen: { ...screen, paper } };
    return noPaper === state.noPaper ? state : { ...state, noPaper };
  }
  if (pending === null || pending.key !== answer.key) return state;
  if (answer.type === 'failed') return takeFailure(state, pending);
  if (answer.type === 'ticketGiven' && pending.kind === 'ticket')
    return answer.ticket ? withTicket(state, pending.key, answer.ticket) : trouble(state, 'refused', null);
  if (answer.type === 'checkedIn' && pending.kind === 'checkIn') return takeCheckIn(state, pending, answer);
  if (answer.type === 'undone' && pending.kind === 'undo') return takeUndo(state, answer.undone);
  if (answer.type === 'kept' && pending.kind === 'feedback')
    return answer.kept ? show(state, { at: 'thanks' }) : trouble(state, 'notKept', pending);
  return state;
};

const next = (state: KioskState, event: KioskEvent): KioskState => {
  switch (event.type) {
    case 'settled':
      return state.isSettling ? { ...state, isSettling: false } : state;
    case 'idle':
      // Who waits for an answer is still there.
      return state.pending === null ? { ...atStart(event.language), noPaper: state.noPaper } : state;
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
