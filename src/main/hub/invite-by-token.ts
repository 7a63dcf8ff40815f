import type { InvitedRank } from '#shared/domain/rights/writes';
import type { Connection } from '#shared/ipc/contract';
import type { CallOutput } from '#shared/sync/wire/calls';
import { clientOver } from '#shared/sync/wire/client';
import { sendJson, type Line } from '../feed/send-json';

/** A one-time code from the server that this desk belongs to; null when it gives none now. */
export const inviteByToken = async (
  connection: Connection | null,
  line: Line,
  rank: InvitedRank,
): Promise<CallOutput<'makeCode'> | null> => {
  if (connection === null || connection.token === null) return null;
  const { baseUrl, token } = connection;
  const answer = await clientOver((request) => sendJson({ baseUrl, token, line }, request)).makeCode({ rank });
  return answer.ok ? answer.value : null;
};
