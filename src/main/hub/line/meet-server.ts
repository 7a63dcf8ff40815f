import { markOf } from '#server/line/mark';
import type { LineFault } from '#shared/ipc/contract';
import { no, ok, type Result } from '#shared/lib/result';
import type { Invitation } from '#shared/sync/invitation';

import { dial, faultOf, placeOf } from './secure-line';
import { byPublicAuthority, type Trust } from './trust';

/** Why a server was not trusted at a first meeting; `codeTooShort` = its authority is unknown, and the code does not name it. */
export type MeetFailure = LineFault | 'unreachable' | 'codeTooShort';

/** The fingerprint that the server at an address shows to somebody with this trust. */
export const meetWith = async (baseUrl: string, trust: Trust): Promise<Result<string, LineFault | 'unreachable'>> => {
  try {
    const { socket, fingerprint } = await dial(placeOf(baseUrl), trust);
    socket.destroy();
    return ok(fingerprint);
  } catch (error) {
    return no(faultOf(error) ?? 'unreachable');
  }
};

/**
 * How to trust the server at an address from now on: by its authority where that is known, else by its key where the code names it. Nothing is told to it
 * but that somebody is there.
 */
export const meetServer = async (
  baseUrl: string,
  { secret, mark }: Invitation,
): Promise<Result<Trust, MeetFailure>> => {
  const known = await meetWith(baseUrl, byPublicAuthority);
  if (known.ok) return ok(byPublicAuthority);
  if (known.reason === 'unreachable' || known.reason === 'plainServer') return known;
  if (mark === '') return no(known.reason === 'unknownAuthority' ? 'codeTooShort' : known.reason);
  const shown = await meetWith(baseUrl, { by: 'firstKey' });
  if (!shown.ok) return shown;
  return (await markOf(shown.value, secret)) === mark ? ok({ by: 'key', fingerprint: shown.value }) : no('otherServer');
};
