import { useMemo } from 'react';

import type { Refusal } from '#shared/errors/refusal';
import { no, type Result } from '#shared/lib/result';

import type { DataContext } from '../context';
import { useData } from '../data-state';
import {
  abandonTicket,
  doubtTimes,
  markNoAnswer,
  markPaper,
  markPriority,
  parkTicket,
  recallTicket,
  requeueTicket,
  startService,
} from './ticket/ticket-commands';
import { acknowledgeAlert } from './acknowledge-alert';
import { actOnRequest, addRequest, answerHelp, logRequest, undoRequestStep } from './request/request-commands';
import { addDependant, correctCitizen, mergeCitizens, setGuardian, unmergeCitizen } from './citizen/citizen-commands';
import type { Undone } from './door/act';
import { announceMeasure, leaveDesk, pauseDesk, resumeDesk, signOnDesk, withdrawMeasure } from './desk/desk-commands';
import { awaitTaker, knownAppointments } from './appointment/await-taker';
import { awaitWord } from './appointment/await-word';
import { bookAppointment } from './appointment/book-appointment';
import { callNext, callTicket } from './ticket/call';
import {
  cancelAppointment,
  correctPersons,
  noteCall,
  reopenAppointment,
  setAppointmentOutcome,
  takeCall,
} from './appointment/appointment-commands';
import { cancelTicket } from './ticket/cancel-ticket';
import { changeSettings } from './settings/change-settings';
import { checkIn, receiveToday } from './ticket/check-in';
import { closeDay } from './ticket/close-day';
import { finishService } from './ticket/finish-service';
import { importAppointments } from './import/import-appointments';
import { importRequests } from './import/import-requests';
import { logPassage } from './ticket/log-passage';
import { makeAccessKey, makeCalendar, revokeAccessKey, revokeCalendar } from './settings/settings-commands';
import { moveAppointments } from './appointment/move-appointments';
import { rescheduleAppointment } from './appointment/reschedule-appointment';
import { setOutcomes } from './appointment/set-outcomes';
import {
  settleBack,
  settleDoubleCall,
  settleIdentity,
  settleNumber,
  settleRetry,
  settleTelling,
} from './conflict/conflict-commands';
import { settleMessage } from './settle-message';
import { settleByKeeping, settleByMove } from './conflict/settle-surplus';
import { transferTicket } from './ticket/transfer-ticket';

const commands = {
  abandonTicket,
  acknowledgeAlert,
  actOnRequest,
  addDependant,
  announceMeasure,
  answerHelp,
  addRequest,
  awaitTaker,
  awaitWord,
  bookAppointment,
  callNext,
  callTicket,
  cancelAppointment,
  cancelTicket,
  changeSettings,
  checkIn,
  receiveToday,
  closeDay,
  correctCitizen,
  correctPersons,
  doubtTimes,
  finishService,
  knownAppointments,
  importAppointments,
  importRequests,
  leaveDesk,
  logPassage,
  logRequest,
  makeAccessKey,
  makeCalendar,
  markNoAnswer,
  markPaper,
  markPriority,
  mergeCitizens,
  moveAppointments,
  noteCall,
  parkTicket,
  pauseDesk,
  recallTicket,
  reopenAppointment,
  requeueTicket,
  rescheduleAppointment,
  resumeDesk,
  revokeAccessKey,
  revokeCalendar,
  setAppointmentOutcome,
  setOutcomes,
  setGuardian,
  settleBack,
  settleByKeeping,
  settleByMove,
  settleDoubleCall,
  settleIdentity,
  settleMessage,
  settleNumber,
  settleRetry,
  settleTelling,
  signOnDesk,
  startService,
  takeCall,
  transferTicket,
  undoRequestStep,
  unmergeCitizen,
  withdrawMeasure,
};

type Bound<Command> = Command extends (context: DataContext, input: infer Input) => infer Outcome
  ? (input: Input) => Outcome
  : never;

/** Every command, bound to the open store, and the undo of the latest act of who sits here that still stands. */
export type Commands = { readonly [Name in keyof typeof commands]: Bound<(typeof commands)[Name]> } & {
  readonly undoLast: () => Promise<Result<Undone, Refusal>>;
};

const undoLast = (context: DataContext): Promise<Result<Undone, Refusal>> => {
  const act = context.acts.of(context.station().agentId).findLast((one) => !one.undone);
  return act ? act.undo() : Promise.resolve(no({ code: 'nothingToUndo' }));
};

/** Binds the commands outside of React too: tests and the tour. */
export const bindCommands = (context: DataContext): Commands => {
  const bound = Object.entries(commands).map(([name, command]) => [
    name,
    (input: never) => (command as (context: DataContext, input: never) => unknown)(context, input),
  ]);
  return { ...Object.fromEntries(bound), undoLast: () => undoLast(context) } as Commands;
};

export const useCommands = (): Commands => {
  const context = useData();
  return useMemo(() => bindCommands(context), [context]);
};
