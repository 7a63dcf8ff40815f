import { no, ok, type Result } from '#shared/lib/result';
import { enrolReply, problemReply, type EnrolReply } from '#shared/sync/protocol';
import { postJson } from './post-json';

export type EnrolFailure = 'unreachable' | 'unknownCode' | 'notGuichet';

/** What a station says of itself to enrol. */
export type Applicant = { readonly code: string; readonly deviceName: string; readonly publicKey: string };

/** Trades a one-time code for this station's identity at the server. */
export const enrol = async (
  baseUrl: string,
  { code, deviceName, publicKey }: Applicant,
): Promise<Result<EnrolReply, EnrolFailure>> => {
  const reply = await postJson(new URL('/v1/enrol', baseUrl), { code: code.trim(), deviceName, publicKey });
  if (reply === null) return no('unreachable');
  const enrolled = enrolReply.safeParse(reply.body);
  if (reply.status >= 200 && reply.status < 300 && enrolled.success) return ok(enrolled.data);
  const problem = problemReply.safeParse(reply.body);
  if (!problem.success) return no('notGuichet');
  // A code of a wrong shape is for the person who typed it the same as an unknown one.
  return no(['unknownCode', 'badRequest', 'unauthorised'].includes(problem.data.code) ? 'unknownCode' : 'unreachable');
};
