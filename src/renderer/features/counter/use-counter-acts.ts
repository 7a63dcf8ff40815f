import { useLayoutEffect, useRef, useState } from 'react';

import type { PauseReason } from '#shared/domain/model/desk-session';
import type { AbandonReason, TicketOutcome } from '#shared/domain/model/ticket';
import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { entryById } from '#shared/lib/entry-by-id';

import { useCommands } from '../../data/commands/use-commands';
import { useSitDown } from '../../data/commands/use-sit-down';
import { useTakenAway, useUndo } from '../../data/queries/use-acts';
import { useReboundOpen } from '../../ui/keys';
import { useUnread } from '../../ui/redraw/use-unread';
import type { CounterDay } from './use-counter-day';
import type { PersonPatch } from './person-facts';
import { useFollowUp } from './use-follow-up';
import { useGuardedAct } from './use-guarded-act';
import type { FollowUp } from './view-model/follow-up';
import { isNewlyCalled, nextInFront, type InFront } from './view-model/newly-called';
import { toggledMark, type PaperMark } from './view-model/paper-marks';
import type { TransferTarget } from './view-model/transfer-targets';

/** What is done next with the person of the moment: call, start, and during a service who comes after it. */
export const MAIN_KEY = 'F8' as const;
/** Puts the desk aside, as F7 does with a person, and takes it up again. */
export const PAUSE_KEY = 'Ctrl F7';
/** Takes up who was set aside first, while nobody is in front. */
export const TAKE_UP_KEY = 'Maj F8';
/** Ends the work of the desk, as F9 does with a service. */
export const LEAVE_KEY = 'Ctrl F9';

/**
 * Guards the acts that say how a call ended. Of somebody whom the last press put in front (a call, or the end of the service before) nothing
 * can be said yet: such an act is that press once more.
 */
const useSecondThought = (day: CounterDay, tell: (said: string) => void) => {
  const front = useRef<InFront | null>(null);
  const ticket = 'ticket' in day.at ? day.at.ticket : null;
  const { isKnown } = day;
  useLayoutEffect(() => {
    if (isKnown) front.current = nextInFront(front.current, ticket, performance.now());
  }, [isKnown, ticket]);
  return (act: () => void): void => {
    if (day.at.kind === 'called' && isNewlyCalled(front.current, performance.now()))
      tell(counterText.called.justNow(day.at.ticket.label));
    else act();
  };
};

/** Every act of this screen, one at a time. `armed` = the next person is called as soon as this service ends here; setting aside is no end. */
export const useCounterActs = (day: CounterDay) => {
  const commands = useCommands();
  const { run: runNow, runChosen, runFree, tell, problem } = useGuardedAct(day.reference, day.tickets);
  const { front } = day;
  const isUnread = useUnread([front.key], front.isOwn ? front.key : '');
  useTakenAway(front.news?.kind === 'gone' ? (entryById(day.tickets, front.news.ticketId)?.label ?? '') : '');
  /** A key that was meant for what another station changed a moment ago does nothing. */
  const ifRead = (act: () => void): void => (isUnread(0) ? tell(counterText.front.tooSoon) : act());
  const run: typeof runNow = async (act, todo) => {
    if (!isUnread(0)) return runNow(act, todo);
    tell(counterText.front.tooSoon);
    return false;
  };
  const afterCall = useSecondThought(day, tell);
  const deskId = day.desk?.id ?? '';
  const followUp = useFollowUp(runChosen, `${deskId} ${day.agentId}`, day.tickets);
  const [armedFor, setArmedFor] = useState('');
  const ticket = 'ticket' in day.at ? day.at.ticket : null;
  const ticketId = ticket?.id ?? '';
  // A desk that pauses calls nobody.
  const isArmed = ticketId !== '' && armedFor === ticketId && day.pause === null;

  const { asked, press } = useUndo();
  const endedNow = useReboundOpen(true);
  /** F9 ended a service without a question: the Entrée that ends other services is still to come, and is no call (0082). */
  const owesEnter = useRef(false);
  /**
   * Ends a call or a service, or begins one. An Entrée right after it still belongs to it: F9 and Entrée end most services, and where F9 alone does,
   * Entrée would call the next person; after « Commencer » it would say of the first paper that it was seen.
   */
  const ended = async (end: () => ReturnType<typeof commands.parkTicket>): ReturnType<typeof commands.parkTicket> => {
    const done = await end();
    if (done.ok) endedNow();
    return done;
  };
  /**
   * An act after which this desk has done with the person: who was asked for is called in the same press. `by` tells a key of the counter
   * from an answer out of a list.
   */
  const ending = (by: typeof run, end: () => ReturnType<typeof commands.parkTicket>): void => {
    void by(() =>
      commands.asOne(async () => {
        const done = await ended(end);
        if (!done.ok || !isArmed) return done;
        setArmedFor('');
        return commands.callNext({ deskId });
      }),
    );
  };
  /** Somebody who is set aside comes back to this desk: who was asked for « at the end » is not called, and that is said. */
  const settingAside = (by: typeof run, roomId: string): void => {
    const wasArmed = isArmed;
    void by(() => ended(() => commands.parkTicket({ ticketId, roomId }))).then((done) => {
      if (!done || !wasArmed) return;
      setArmedFor('');
      tell(counterLifeText.notTheEnd);
    });
  };
  const sitDown = useSitDown(day.sessions);
  const signOn = (chosen: string, from = ''): void => void run(() => sitDown({ deskId: chosen, from }));
  /** Ends the service and offers what must follow: a new appointment for the same persons. */
  const incomplete = (again: FollowUp): void => {
    setArmedFor('');
    // Entrée takes the place that is offered then: one press away, and one press back.
    void run(() => commands.finishService({ ticketId, outcome: 'incompleteFile' })).then((done) => {
      if (done) followUp.offer(again);
    });
  };

  const callNext = (): void => {
    owesEnter.current = false;
    if (day.at.kind === 'paused') tell(counterText.pausedCall);
    else void run(() => commands.callNext({ deskId }));
  };

  return {
    problem,
    tell,
    /** Runs what says how a call ended, unless the person was called only now. */
    afterCall,
    isArmed,
    signOn,
    incomplete,
    followUp,
    callNext,
    /** « Appeler » was pressed itself: by Entrée it calls nobody after an end that took F9 alone, so that every end takes the same keys. */
    pressCall: (label: string, isByKey: boolean) => {
      if (!isByKey || !owesEnter.current) return callNext();
      owesEnter.current = false;
      tell(counterText.next.alreadyEnded(label));
      // Pressed twice in a hurry it would call before that is read.
      endedNow();
    },
    call: (id: string) => void runChosen(() => commands.callTicket({ ticketId: id, deskId })),
    start: () => {
      owesEnter.current = false;
      void run(() => ended(() => commands.startService({ ticketId })));
    },
    recall: () => void run(() => commands.recallTicket({ ticketId })),
    noAnswer: () => afterCall(() => void run(() => ended(() => commands.markNoAnswer({ ticketId })))),
    /** Puts somebody back into the queue who is at this desk beside the person in front. */
    requeueOther: (id: string) => void run(() => commands.requeueTicket({ ticketId: id })),
    requeue: () => afterCall(() => void run(() => ended(() => commands.requeueTicket({ ticketId })))),
    park: () => afterCall(() => settingAside(run, '')),
    parkIn: (roomId: string) => settingAside(runChosen, roomId),
    transfer: (target: TransferTarget, comeBack: boolean) =>
      ending(runChosen, () => commands.transferTicket({ ticketId, ...target, comeBack })),
    finish: (outcome: TicketOutcome) => {
      owesEnter.current = true;
      ending(run, () => commands.finishService({ ticketId, outcome, themeId: '' }));
    },
    finishAs: (outcome: TicketOutcome, themeId: string) =>
      ending(runChosen, () => commands.finishService({ ticketId, outcome, themeId })),
    abandon: (why: AbandonReason) => ending(runChosen, () => commands.abandonTicket({ ticketId, why })),
    addRequest: (reasonId: string) => void runChosen(() => commands.addRequest({ ticketId, reasonId })),
    doubt: (id: string) => void runFree(() => commands.doubtTimes({ ticketId: id })),
    /** Takes back what the agent did last, at the second press if it was done elsewhere: `asked` is that act meanwhile. */
    undo: () =>
      void press().then((done) => {
        if (done) void runFree(() => Promise.resolve(done.result));
      }),
    asked,
    arm: () => ifRead(() => setArmedFor(isArmed ? '' : ticketId)),
    mark: (paper: PaperMark, pressed: 'seen' | 'missing') =>
      void runFree(() =>
        commands.markPaper({
          ticketId,
          paperId: paper.paperId,
          mark: toggledMark(paper.state, pressed),
          label: paper.label,
        }),
      ),
    correctPerson: (appointmentId: string, index: number, patch: PersonPatch) =>
      void runFree(() => commands.correctPersons({ appointmentId, index, patch })),
    pause: (why: PauseReason) => {
      setArmedFor('');
      void runChosen(() => commands.pauseDesk({ deskId, why }));
    },
    endPause: () => void run(() => commands.resumeDesk({ deskId })),
    leave: () => void run(() => commands.leaveDesk({ deskId }), counterText.leaveBusy),
  };
};

export type CounterActs = ReturnType<typeof useCounterActs>;
