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
      readonly receivedAt?: string;
      readonly subject?: string;
      readonly externalId?: string;
    }
  | { readonly type: 'qualify'; readonly reasonId: string }
  | { readonly type: 'assign'; readonly departmentId: string; readonly agentId?: string }
  | { readonly type: 'start' }
  | { readonly type: 'waitOnCitizen' }
  | { readonly type: 'answer'; readonly templateId?: string }
  | { readonly type: 'close'; readonly outcome: string; readonly themeId?: string; readonly closedAt?: string }
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

/** A field that is written only where it says something. */
const given = <Name extends string>(name: Name, value: string | undefined): Partial<Record<Name, string>> =>
  value === undefined || value === '' ? {} : ({ [name]: value } as Record<Name, string>);

const eventOf = (command: Later): RequestEventBody => {
  switch (command.type) {
    case 'qualify':
      return { type: 'qualified', reasonId: command.reasonId };
    case 'assign':
      return { type: 'assigned', departmentId: command.departmentId, ...given('agentId', command.agentId) };
    case 'start':
      return { type: 'started' };
    case 'waitOnCitizen':
      return { type: 'waitingOnCitizen' };
    case 'answer':
      return { type: 'answered', ...given('templateId', command.templateId) };
    case 'close':
      return {
        type: 'closed',
        outcome: command.outcome,
        ...given('themeId', command.themeId),
        ...given('closedAt', command.closedAt),
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
