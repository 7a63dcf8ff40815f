import { useMemo } from 'react';

import type { Refusal } from '#shared/errors/refusal';
import { no, type Result } from '#shared/lib/result';

import type { DataContext } from '../context';
import { useData } from '../data-state';
import { abandonTicket } from './abandon-ticket';
import { acknowledgeAlert } from './acknowledge-alert';
import { actOnRequest } from './act-on-request';
import { addDependant } from './add-dependant';
import { addRequest } from './add-request';
import type { Undone } from './act';
import { announceMeasure } from './announce-measure';
import { answerHelp } from './answer-help';
import { awaitTaker, knownAppointments } from './await-taker';
import { awaitWord } from './await-word';
import { bookAppointment } from './book-appointment';
import { callNext } from './call-next';
import { noteCall, takeCall } from './call-person';
import { callTicket } from './call-ticket';
import { cancelAppointment } from './cancel-appointment';
import { cancelTicket } from './cancel-ticket';
import { changeSettings } from './change-settings';
import { checkIn, receiveToday } from './check-in';
import { closeDay } from './close-day';
import { correctCitizen } from './correct-citizen';
import { correctPersons } from './correct-persons';
import { doubtTimes } from './doubt-times';
import { finishService } from './finish-service';
import { importAppointments } from './import-appointments';
import { importRequests } from './import-requests';
import { leaveDesk } from './leave-desk';
import { logPassage } from './log-passage';
import { logRequest } from './log-request';
import { makeAccessKey } from './make-access-key';
import { makeCalendar } from './make-calendar';
import { markNoAnswer } from './mark-no-answer';
import { markPaper } from './mark-paper';
import { markPriority } from './mark-priority';
import { mergeCitizens } from './merge-citizens';
import { moveAppointments } from './move-appointments';
import { parkTicket } from './park-ticket';
import { pauseDesk } from './pause-desk';
import { recallTicket } from './recall-ticket';
import { reopenAppointment } from './reopen-appointment';
import { requeueTicket } from './requeue-ticket';
import { rescheduleAppointment } from './reschedule-appointment';
import { resumeDesk } from './resume-desk';
import { revokeAccessKey } from './revoke-access-key';
import { revokeCalendar } from './revoke-calendar';
import { setAppointmentOutcome } from './set-appointment-outcome';
import { setOutcomes } from './set-outcomes';
import { setGuardian } from './set-guardian';
import { settleBack } from './settle-back';
import { settleDoubleCall } from './settle-double-call';
import { settleIdentity } from './settle-identity';
import { settleMessage } from './settle-message';
import { settleNumber } from './settle-number';
import { settleRetry } from './settle-retry';
import { settleByKeeping, settleByMove } from './settle-surplus';
import { settleTelling } from './settle-telling';
import { signOnDesk } from './sign-on-desk';
import { startService } from './start-service';
import { transferTicket } from './transfer-ticket';
import { undoRequestStep } from './undo-request-step';
import { unmergeCitizen } from './unmerge-citizen';
import { withdrawMeasure } from './withdraw-measure';

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
