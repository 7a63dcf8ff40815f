import type { Refusal } from '../../errors/refusal';
import { no, ok, type Result } from '../../lib/result';
import type { Ticket, TicketEventBody, TicketOutcome, TicketStatus } from '../model/ticket';

/** What a person can ask of a ticket. The fields are those of the events that follow. */
export type TicketCommand =
  | {
      readonly type: 'issue';
      readonly day: string;
      readonly series: string;
      readonly number: number;
      readonly reasonId: string;
      readonly priority: boolean;
      readonly appointmentId: string;
      readonly requestId: string;
      readonly citizenId: string;
      readonly dueAt: string;
    }
  | { readonly type: 'call'; readonly deskId: string; readonly tentative: boolean; readonly why: readonly string[] }
  | { readonly type: 'recall' }
  | { readonly type: 'start' }
  | { readonly type: 'hold' }
  | { readonly type: 'resume' }
  | { readonly type: 'park' }
  | { readonly type: 'requeue' }
  | { readonly type: 'transfer'; readonly reasonId: string }
  | { readonly type: 'markNoAnswer' }
  | { readonly type: 'abandon' }
  | { readonly type: 'finish'; readonly outcome: TicketOutcome }
  | { readonly type: 'markPaper'; readonly paperId: string; readonly mark: 'seen' | 'missing' | '' }
  | { readonly type: 'closeDay' };

type Simple = Exclude<TicketCommand, { type: 'issue' | 'call' | 'finish' }>;
type Decision = Result<TicketEventBody[], Refusal>;

const present: readonly TicketStatus[] = ['waiting', 'called', 'serving', 'onHold', 'parked'];

/** From which statuses each plain command is possible. */
const allowedFrom: Readonly<Record<Simple['type'], readonly TicketStatus[]>> = {
  recall: ['called'],
  start: ['called'],
  hold: ['serving'],
  resume: ['onHold'],
  park: ['waiting', 'called', 'serving', 'onHold'],
  requeue: ['called', 'parked', 'noAnswer', 'abandoned'],
  transfer: present,
  markNoAnswer: ['called'],
  abandon: present,
  markPaper: present,
  closeDay: ['waiting', 'called', 'parked'],
};

const eventOf = (command: Simple): TicketEventBody => {
  switch (command.type) {
    case 'recall':
      return { type: 'recalled' };
    case 'start':
      return { type: 'started' };
    case 'hold':
      return { type: 'held' };
    case 'resume':
      return { type: 'resumed' };
    case 'park':
      return { type: 'parked' };
    case 'requeue':
      return { type: 'requeued' };
    case 'transfer':
      return { type: 'transferred', reasonId: command.reasonId };
    case 'markNoAnswer':
      return { type: 'noAnswer' };
    case 'abandon':
      return { type: 'abandoned' };
    case 'markPaper':
      return { type: 'paperMarked', paperId: command.paperId, mark: command.mark };
    case 'closeDay':
      return { type: 'notServedAtClosing' };
  }
};

const decideCall = (state: Ticket, command: Extract<TicketCommand, { type: 'call' }>, refused: Decision): Decision => {
  const called = { type: 'called', deskId: command.deskId, tentative: command.tentative, why: command.why } as const;
  switch (state.status) {
    case 'waiting':
    case 'parked':
      return ok([called]);
    case 'noAnswer':
    case 'abandoned':
      // Someone who comes back is in the queue first, so that their end does not hide the call.
      return ok([{ type: 'requeued' }, called]);
    case 'called':
    case 'serving':
    case 'onHold':
      return no({ code: 'alreadyCalled', deskId: state.deskId });
    default:
      return refused;
  }
};

const decideFinish = (state: Ticket, outcome: TicketOutcome, refused: Decision): Decision => {
  const done = { type: 'done', outcome } as const;
  if (state.status === 'serving' || state.status === 'onHold') return ok([done]);
  // Served without a press on « start »: the service began no later than now.
  return state.status === 'called' ? ok([{ type: 'started' }, done]) : refused;
};

/** Which events a command on a ticket brings about, or why not. `state` is `null` for one that is not there yet. */
export const decideTicket = (state: Ticket | null, command: TicketCommand): Decision => {
  const refused: Decision = no({
    code: 'notInState',
    entity: 'ticket',
    status: state?.status ?? '',
    command: command.type,
  });
  if (command.type === 'issue') {
    const { type: _, ...facts } = command;
    return state ? refused : ok([{ type: 'issued', ...facts }]);
  }
  if (!state) return refused;
  if (command.type === 'call') return decideCall(state, command, refused);
  if (command.type === 'finish') return decideFinish(state, command.outcome, refused);
  return allowedFrom[command.type].includes(state.status) ? ok([eventOf(command)]) : refused;
};
