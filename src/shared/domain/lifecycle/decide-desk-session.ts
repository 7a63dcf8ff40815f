import type { Refusal } from '../../errors/refusal';
import { no, ok, type Result } from '../../lib/result';
import type { DeskSession, DeskSessionEventBody, MeasureAnnouncedBody, PauseReason } from '../model/desk-session';

/** What a person can ask of a desk on a day. */
export type DeskSessionCommand =
  | { readonly type: 'open'; readonly day: string; readonly deskId: string; readonly agentId: string }
  /** The agent takes the place of `from`, for whom the desk stands open. */
  | {
      readonly type: 'takeOver';
      readonly day: string;
      readonly deskId: string;
      readonly agentId: string;
      readonly from: string;
    }
  | { readonly type: 'pause'; readonly why?: PauseReason }
  | { readonly type: 'resume' }
  | { readonly type: 'close' }
  /** A change at this desk is announced, whoever sits there or nobody. */
  | { readonly type: 'announce'; readonly announced: Omit<MeasureAnnouncedBody, 'type'> };

type Decision = Result<DeskSessionEventBody[], Refusal>;

const decideOpen = (state: DeskSession | null, command: Extract<DeskSessionCommand, { type: 'open' }>): Decision => {
  const { day, deskId, agentId } = command;
  if (!state || state.status === 'closed') return ok([{ type: 'opened', day, deskId, agentId }]);
  if (state.agentId !== agentId) return no({ code: 'deskTaken', deskId, agentId: state.agentId });
  // Who comes back to their own desk after a restart finds it as it was, or ends their pause.
  return ok(state.status === 'paused' ? [{ type: 'resumed' }] : []);
};

/** Nobody is at the desk in between. Who sat down there meanwhile, another than `from`, is not sent away. */
const decideTakeOver = (
  state: DeskSession | null,
  { from, ...open }: Extract<DeskSessionCommand, { type: 'takeOver' }>,
): Decision => {
  const { day, deskId, agentId } = open;
  if (!state || state.status === 'closed' || state.agentId !== from)
    return decideOpen(state, { ...open, type: 'open' });
  return ok([{ type: 'closed' }, { type: 'opened', day, deskId, agentId }]);
};

/** Which events a command on a desk brings about, or why not; none when the same agent opens an open desk again. */
export const decideDeskSession = (state: DeskSession | null, command: DeskSessionCommand): Decision => {
  const status = state?.status ?? 'closed';
  const refused: Decision = no({ code: 'notInState', entity: 'desk', status, command: command.type });
  switch (command.type) {
    case 'open':
      return decideOpen(state, command);
    case 'takeOver':
      return decideTakeOver(state, command);
    case 'pause':
      if (status !== 'open') return refused;
      return ok([{ type: 'paused', ...(command.why === undefined ? {} : { why: command.why }) }]);
    case 'resume':
      return status === 'paused' ? ok([{ type: 'resumed' }]) : refused;
    case 'close':
      return status === 'closed' ? refused : ok([{ type: 'closed' }]);
    case 'announce':
      return ok([{ type: 'measureAnnounced', ...command.announced }]);
  }
};
