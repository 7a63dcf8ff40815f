import { useMemo } from 'react';

import type { Refusal } from '#shared/errors/refusal';
import { no, type Result } from '#shared/lib/result';

import type { DataContext } from '../context';
import { useData } from '../data-state';
import { acknowledgeAlert } from './acknowledge-alert';
import { appointmentCommands } from './appointment/appointment-commands';
import { citizenCommands } from './citizen/citizen-commands';
import { conflictCommands } from './conflict/conflict-commands';
import { deviceCommands } from './device/device-commands';
import { deskCommands } from './desk/desk-commands';
import type { Undone } from './door/act';
import { importAppointments } from './import/import-appointments';
import { importRequests } from './import/import-requests';
import { requestCommands } from './request/request-commands';
import { settingsCommands } from './settings/settings-commands';
import { settleMessage } from './settle-message';
import { takeStepBack } from './take-step-back';
import { ticketCommands } from './ticket/ticket-commands';

const commands = {
  ...ticketCommands,
  ...appointmentCommands,
  ...requestCommands,
  ...citizenCommands,
  ...deskCommands,
  ...deviceCommands,
  ...conflictCommands,
  ...settingsCommands,
  importAppointments,
  importRequests,
  acknowledgeAlert,
  settleMessage,
  takeStepBack,
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
