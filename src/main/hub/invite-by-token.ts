import type { InvitedRank } from '#shared/domain/rights/writes';
import type { Connection } from '#shared/ipc/contract';
import { codeReply } from '#shared/sync/protocol';
import { sendJson } from '../feed/send-json';

const ANSWER_WITHIN_MS = 5_000;

/** A one-time code from the server that this desk belongs to; null when it gives none now. */
export const inviteByToken = async (
  connection: Connection | null,
  rank: InvitedRank,
): Promise<{ readonly code: string; readonly expiresAt: string } | null> => {
  if (connection === null || connection.token === null) return null;
  const url = new URL('/v1/codes', connection.baseUrl);
  const reply = await sendJson({ url, token: connection.token, content: { rank }, timeoutMs: ANSWER_WITHIN_MS });
  const code = codeReply.safeParse(reply?.body);
  return reply?.status === 200 && code.success ? code.data : null;
};
