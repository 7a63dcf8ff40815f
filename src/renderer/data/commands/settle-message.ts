import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';
import type { MessageRow, SettleMessage } from '#shared/sync/message-protocol';

import type { DataContext } from '../context';
import type { Act } from './door/act';
import { noteAct } from './door/note-act';

export type SettleMessageInput = {
  readonly key: string;
  readonly act: 'resend' | 'consider';
  /** A few words for the undo bar. */
  readonly what: string;
};

/** Where a message stands again once a decision was taken back; elsewhere it went out meanwhile. */
const open: readonly MessageRow['state'][] = ['uncertain', 'failed', 'expired'];

const ask = async (
  context: DataContext,
  key: string,
  act: SettleMessage['act'],
): Promise<Result<MessageRow, Refusal>> => {
  const reply = await context.authority.settleMessage(key, { agentId: context.station().agentId, act });
  if (reply === 'unreachable') return no({ code: 'serverUnreachable' });
  return reply === 'notAllowed' ? no({ code: 'notAllowed', readOnly: false }) : ok(reply);
};

/** Sends a message again, or considers it as sent. Undo lasts until it went out. */
export const settleMessage = async (
  context: DataContext,
  { key, act, what }: SettleMessageInput,
): Promise<Result<{ message: MessageRow; act: Act }, Refusal>> => {
  const settled = await ask(context, key, act);
  if (!settled.ok) return settled;
  const takeBack = async (): Promise<Result<null, Refusal>> => {
    const back = await ask(context, key, 'back');
    if (!back.ok) return back;
    return open.includes(back.value.state) ? ok(null) : no({ code: 'nothingToUndo' });
  };
  return ok({ message: settled.value, act: noteAct(context, 'messageSettled', { what }, takeBack) });
};
