import { no, ok, type Result } from '#shared/lib/result';
import type { CallOutput } from '#shared/sync/wire/calls';
import type { Pass } from '../feed/send-json';
import { openCallsOf } from './open-calls';

export type EnrolFailure = 'unreachable' | 'unknownCode' | 'notGuichet' | 'tooMany';

/** What a station says of itself to enrol. */
export type Applicant = { readonly code: string; readonly deviceName: string; readonly publicKey: string };

const reasons: ReadonlyMap<string, EnrolFailure> = new Map([
  // A code of a wrong shape is for the person who typed it the same as an unknown one.
  ['unknownCode', 'unknownCode'],
  ['badRequest', 'unknownCode'],
  ['unauthorised', 'unknownCode'],
  ['unreadable', 'notGuichet'],
  ['foreign', 'notGuichet'],
  ['tooMany', 'tooMany'],
]);

/** Trades a one-time code for this station's identity at the server. */
export const enrol = async (
  server: Pick<Pass, 'baseUrl' | 'line'>,
  { code, deviceName, publicKey }: Applicant,
): Promise<Result<CallOutput<'enrol'>, EnrolFailure>> => {
  const answer = await openCallsOf({ ...server, token: '' }).enrol({ code, deviceName, publicKey });
  return answer.ok ? ok(answer.value) : no(reasons.get(answer.reason.code) ?? 'unreachable');
};
