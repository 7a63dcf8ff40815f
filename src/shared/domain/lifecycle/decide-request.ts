import type { Refusal } from '../../errors/refusal';
import { no, ok, type Result } from '../../lib/result';
import type { Channel, Request, RequestEventBody, RequestStatus } from '../model/request';

/** What a person can ask of a request. The fields are those of the events that follow. */
export type RequestCommand =
  | {
      readonly type: 'receive';
      readonly day: string;
      readonly channel: Channel;
      readonly reasonId: string;
      readonly citizenId: string;
      readonly ticketId: string;
      readonly help?: boolean;
    }
  | { readonly type: 'qualify'; readonly reasonId: string }
  | { readonly type: 'assign'; readonly departmentId: string }
  | { readonly type: 'start' }
  | { readonly type: 'waitOnCitizen' }
  | { readonly type: 'answer' }
  | { readonly type: 'close'; readonly outcome: string; readonly themeId?: string }
  | { readonly type: 'reopen' };

type Later = Exclude<RequestCommand, { type: 'receive' }>;

const open: readonly RequestStatus[] = ['received', 'qualified', 'assigned', 'inProgress', 'waitingOnCitizen'];

/** From which statuses each command is possible. */
const allowedFrom: Readonly<Record<Later['type'], readonly RequestStatus[]>> = {
  qualify: open,
  assign: open,
  start: ['received', 'qualified', 'assigned', 'waitingOnCitizen'],
  waitOnCitizen: ['received', 'qualified', 'assigned', 'inProgress'],
  answer: open,
  close: [...open, 'answered'],
  reopen: ['answered', 'closed'],
};

const eventOf = (command: Later): RequestEventBody => {
  switch (command.type) {
    case 'qualify':
      return { type: 'qualified', reasonId: command.reasonId };
    case 'assign':
      return { type: 'assigned', departmentId: command.departmentId };
    case 'start':
      return { type: 'started' };
    case 'waitOnCitizen':
      return { type: 'waitingOnCitizen' };
    case 'answer':
      return { type: 'answered' };
    case 'close':
      return {
        type: 'closed',
        outcome: command.outcome,
        ...(command.themeId === undefined || command.themeId === '' ? {} : { themeId: command.themeId }),
      };
    case 'reopen':
      return { type: 'reopened' };
  }
};

/** Which events a command on a request brings about, or why not. `state` is `null` for one that is not there yet. */
export const decideRequest = (state: Request | null, command: RequestCommand): Result<RequestEventBody[], Refusal> => {
  const refused = no({
    code: 'notInState',
    entity: 'request',
    status: state?.status ?? '',
    command: command.type,
  } as const);
  if (command.type === 'receive') {
    const { type: _, ...facts } = command;
    return state ? refused : ok([{ type: 'received', ...facts }]);
  }
  if (!state) return refused;
  return allowedFrom[command.type].includes(state.status) ? ok([eventOf(command)]) : refused;
};
