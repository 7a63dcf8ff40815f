import type { GuichetBridge } from '#shared/ipc/contract';
import type { PrintableTicket } from '#shared/ipc/printables';
import type { KioskTicket } from '#shared/ipc/public-screens';

import type { KioskAnswer, KioskEvent } from './kiosk-events';
import { reduceKiosk } from './kiosk-reducer';
import { atStart, type KioskState, type Paper, type Wish } from './kiosk-state';

/** For how long a screen that has just appeared leaves touches alone, milliseconds. */
export const SETTLE_MS = 500;
/** After so long reception is told again of a printer that stopped, where it did not hear, milliseconds. */
const RETELL_MS = 60_000;

export type KioskNeeds = {
  readonly invoke: GuichetBridge['invoke'];
  readonly newId: () => string;
  readonly after: (ms: number, work: () => void) => void;
  /** The paper of a ticket, in the language in which it was asked for. */
  readonly paperOf: (ticket: KioskTicket, wish: Wish) => PrintableTicket;
};

export type KioskStore = {
  readonly state: () => KioskState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly send: (event: KioskEvent) => void;
};

/** Asks the main process what a touch wants; answers always. */
const ask = async (invoke: GuichetBridge['invoke'], wish: Wish): Promise<KioskAnswer> => {
  const { key } = wish;
  try {
    switch (wish.kind) {
      case 'ticket': {
        const { reasonId, priority, language } = wish;
        const { ticket } = await invoke('kiosk.ticket', { key, reasonId, priority, language });
        return { type: 'ticketGiven', key, ticket };
      }
      case 'checkIn': {
        const { code, time, initial, language } = wish;
        return { type: 'checkedIn', key, ...(await invoke('kiosk.checkIn', { key, code, time, initial, language })) };
      }
      case 'undo':
        return { type: 'undone', key, ...(await invoke('kiosk.undo', { key })) };
      case 'feedback':
        return {
          type: 'kept',
          key,
          ...(await invoke('kiosk.feedback', { key, score: wish.score, theme: wish.theme })),
        };
    }
  } catch {
    return { type: 'failed', key };
  }
};

/**
 * The kiosk as it stands, and what it asks for. Whatever the touches, a request leaves once; a ticket is printed once, and paper that
 * could not come out while its number was shown is not printed for the next person.
 */
export const createKioskStore = ({ invoke, newId, after, paperOf }: KioskNeeds): KioskStore => {
  let state = atStart('fr');
  let settling = 0;
  const listeners = new Set<() => void>();
  const printed = new Set<string>();
  /** Papers that wait for the printer, by the key of their ticket. */
  const lateJobs = new Map<string, string>();

  const dropLatePapers = (): void => {
    for (const [key, jobId] of lateJobs) {
      if (state.screen.at === 'ticket' && state.screen.key === key) continue;
      lateJobs.delete(key);
      invoke('print.drop', { jobId }).catch(() => undefined);
    }
  };

  const print = async (ticket: KioskTicket, wish: Wish): Promise<void> => {
    const { key } = wish;
    if (printed.has(key)) return;
    printed.add(key);
    const done = await invoke('print.ticket', paperOf(ticket, wish)).catch(() => null);
    if (done?.ok === false && done.jobId !== '') lateJobs.set(key, done.jobId);
    const paper: Paper = done?.ok !== true ? 'failed' : done.file === '' ? 'out' : 'none';
    send({ type: 'paper', key, paper });
  };

  const request = async (wish: Wish): Promise<void> => {
    const answer = await ask(invoke, wish);
    send(answer);
    const { screen } = state;
    if (screen.at === 'ticket' && screen.key === wish.key && wish.kind !== 'undo') void print(screen.ticket, wish);
  };

  const callHelp = (): void => {
    invoke('kiosk.help', { key: newId() }).then(
      ({ asked }) => send({ type: 'helpAnswered', asked }),
      () => send({ type: 'helpAnswered', asked: false }),
    );
  };

  let isTold = false;
  /** Reception cannot see this printer. It is told once for each stop of the printer, and again if the call did not arrive. */
  const tellPrinter = (): void => {
    if (isTold || !state.noPaper) return;
    isTold = true;
    const tryAgain = (): void => {
      isTold = false;
      after(RETELL_MS, tellPrinter);
    };
    invoke('kiosk.help', { key: newId(), why: 'printer' }).then(({ asked }) => {
      if (!asked) tryAgain();
    }, tryAgain);
  };

  /** The last screen that came decides when touches count again. */
  const settle = (): void => {
    settling += 1;
    const mine = settling;
    after(SETTLE_MS, () => {
      if (mine === settling) send({ type: 'settled' });
    });
  };

  const send = (event: KioskEvent): void => {
    const before = state;
    state = reduceKiosk(state, event);
    if (state !== before) for (const listener of listeners) listener();
    if (state.pending !== null && state.pending !== before.pending) void request(state.pending);
    if (state.help === 'asking' && before.help !== 'asking') callHelp();
    if (!state.noPaper) isTold = false;
    else if (!before.noPaper) tellPrinter();
    if (state.isSettling && (!before.isSettling || state.screen.at !== before.screen.at)) settle();
    dropLatePapers();
  };

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    send,
  };
};
