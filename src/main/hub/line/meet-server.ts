import { markOf } from '#server/line/mark';
import type { LineFault } from '#shared/ipc/contract';
import { no, ok, type Result } from '#shared/lib/result';
import type { Invitation } from '#shared/sync/invitation';

import { dial, faultOf, FIRST, placeOf, type Trust } from './secure-line';

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
  const byAuthority = { pin: '', authority: '' };
  const known = await meetWith(baseUrl, byAuthority);
  if (known.ok) return ok(byAuthority);
  if (known.reason === 'unreachable' || known.reason === 'plainServer') return known;
  if (mark === '') return no(known.reason === 'unknownAuthority' ? 'codeTooShort' : known.reason);
  const shown = await meetWith(baseUrl, { pin: FIRST, authority: '' });
  if (!shown.ok) return shown;
  return (await markOf(shown.value, secret)) === mark ? ok({ pin: shown.value, authority: '' }) : no('otherServer');
};
