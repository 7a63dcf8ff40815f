import { useMemo } from 'react';

import type { Refusal } from '#shared/errors/refusal';
import { no, type Result } from '#shared/lib/result';

import type { DataContext } from '../context';
import { useData } from '../data-state';
import { abandonTicket } from './ticket/abandon-ticket';
import { acknowledgeAlert } from './acknowledge-alert';
import { actOnRequest } from './request/act-on-request';
import { addDependant } from './citizen/add-dependant';
import { addRequest } from './request/add-request';
import type { Undone } from './door/act';
import { announceMeasure } from './desk/announce-measure';
import { answerHelp } from './request/answer-help';
import { awaitTaker, knownAppointments } from './appointment/await-taker';
import { awaitWord } from './appointment/await-word';
import { bookAppointment } from './appointment/book-appointment';
import { callNext } from './ticket/call-next';
import { noteCall, takeCall } from './appointment/call-person';
import { callTicket } from './ticket/call-ticket';
import { cancelAppointment } from './appointment/cancel-appointment';
import { cancelTicket } from './ticket/cancel-ticket';
import { changeSettings } from './settings/change-settings';
import { checkIn, receiveToday } from './ticket/check-in';
import { closeDay } from './ticket/close-day';
import { correctCitizen } from './citizen/correct-citizen';
import { correctPersons } from './appointment/correct-persons';
import { doubtTimes } from './ticket/doubt-times';
import { finishService } from './ticket/finish-service';
import { importAppointments } from './import/import-appointments';
import { importRequests } from './import/import-requests';
import { leaveDesk } from './desk/leave-desk';
import { logPassage } from './ticket/log-passage';
import { logRequest } from './request/log-request';
import { makeAccessKey } from './settings/make-access-key';
import { makeCalendar } from './settings/make-calendar';
import { markNoAnswer } from './ticket/mark-no-answer';
import { markPaper } from './ticket/mark-paper';
import { markPriority } from './ticket/mark-priority';
import { mergeCitizens } from './citizen/merge-citizens';
import { moveAppointments } from './appointment/move-appointments';
import { parkTicket } from './ticket/park-ticket';
import { pauseDesk } from './desk/pause-desk';
import { recallTicket } from './ticket/recall-ticket';
import { reopenAppointment } from './appointment/reopen-appointment';
import { requeueTicket } from './ticket/requeue-ticket';
import { rescheduleAppointment } from './appointment/reschedule-appointment';
import { resumeDesk } from './desk/resume-desk';
import { revokeAccessKey } from './settings/revoke-access-key';
import { revokeCalendar } from './settings/revoke-calendar';
import { setAppointmentOutcome } from './appointment/set-appointment-outcome';
import { setOutcomes } from './appointment/set-outcomes';
import { setGuardian } from './citizen/set-guardian';
import { settleBack } from './conflict/settle-back';
import { settleDoubleCall } from './conflict/settle-double-call';
import { settleIdentity } from './conflict/settle-identity';
import { settleMessage } from './settle-message';
import { settleNumber } from './conflict/settle-number';
import { settleRetry } from './conflict/settle-retry';
import { settleByKeeping, settleByMove } from './conflict/settle-surplus';
import { settleTelling } from './conflict/settle-telling';
import { signOnDesk } from './desk/sign-on-desk';
import { startService } from './ticket/start-service';
import { transferTicket } from './ticket/transfer-ticket';
import { undoRequestStep } from './request/undo-request-step';
import { unmergeCitizen } from './citizen/unmerge-citizen';
import { withdrawMeasure } from './desk/withdraw-measure';

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
