import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';
import type { MessageRow, Settlement } from '#shared/sync/wire/message-calls';

import type { DataContext } from '../context';
import type { Acted } from './door/act';
import { commitAtServer, refusalAtServer } from './door/commit';

export type SettleMessageInput = {
  readonly key: string;
  readonly act: 'resend' | 'consider';
  /** A few words for the undo bar. */
  readonly what: string;
};

/** Where a message stands again once a decision was taken back; elsewhere it went out meanwhile. */
const open: readonly MessageRow['state'][] = ['uncertain', 'failed', 'expired'];

const ask = async (context: DataContext, key: string, act: Settlement): Promise<Result<MessageRow, Refusal>> => {
  const answer = await context.server.settleMessage({ id: key, agentId: context.station().agentId, act });
  return answer.ok ? ok(answer.value.message) : no(refusalAtServer(answer.reason));
};

/** Sends a message again, or considers it as sent. Undo lasts until it went out. */
export const settleMessage = async (
  context: DataContext,
  { key, act, what }: SettleMessageInput,
): Acted<{ readonly message: MessageRow }> => {
  const back = async (here: DataContext): Promise<Result<null, Refusal>> => {
    const settled = await ask(here, key, 'back');
    if (!settled.ok) return settled;
    return open.includes(settled.value.state) ? ok(null) : no({ code: 'nothingToUndo' });
  };
  const done = await commitAtServer(
    context,
    { code: 'messageSettled', what },
    { ask: (here) => ask(here, key, act), back },
  );
  return done.ok ? ok({ act: done.value.act, message: done.value.value }) : done;
};
