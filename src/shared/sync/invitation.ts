import { z } from 'zod';

import { isThisMachine } from '../lib/is-this-machine';

/** The signs of a code, without I, L, O, U, 0 and 1: it is read aloud from one screen and typed at another. */
export const CODE_SIGNS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
/** Signs of the secret: 39 bits, which ten attempts a minute do not find in fifteen minutes. */
export const SECRET_SIGNS = 8;
/** Signs of the secret in a file by which many devices join for days: 117 bits. */
export const FILE_SECRET_SIGNS = 24;
/** Signs of the mark by which a code names the key of its server. */
export const MARK_SIGNS = 8;

/** Signs of a code by which an administrator comes back: 58 bits. */
export const RECOVERY_SIGNS = 12;

/** The file by which many devices join: where the server is, and the code, good until the instant `until`, which is for whoever reads the file. */
export const invitationFileSchema = z.object({
  guichet: z.literal('invitation'),
  address: z.string().min(1).max(300),
  code: z.string().max(80),
  until: z.string().max(40),
});

/** What a code says: the secret that opens once, and the mark of the server that it is for, `''` = a code without one. */
export type Invitation = { readonly secret: string; readonly mark: string };

const MOST_SIGNS = SECRET_SIGNS + MARK_SIGNS;

const signsOf = (typed: string): string => typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

/** Signs in groups of four, as a code is shown: `K7QF-2M9P-HTR4-QX8C`. */
export const inGroups = (signs: string): string => (signs.match(/.{1,4}/g) ?? []).join('-');

/** A code as it is typed, in its groups: capitals, no sign but the dash, nothing beyond sixteen. */
export const shapeCode = (typed: string): string => inGroups(signsOf(typed).slice(0, MOST_SIGNS));

/** Reads a code in whatever case and grouping it was typed, or as it stands in a file; `null` when it is not whole. */
export const readInvitation = (typed: string): Invitation | null => {
  const signs = signsOf(typed);
  const secretSigns = [SECRET_SIGNS, FILE_SECRET_SIGNS].find(
    (length) => signs.length === length || signs.length === length + MARK_SIGNS,
  );
  return secretSigns === undefined ? null : { secret: signs.slice(0, secretSigns), mark: signs.slice(secretSigns) };
};

/** The signs of a code of recovery in whatever case and grouping it was typed; `null` when it is not whole. */
export const readRecoveryCode = (typed: string): string | null => {
  const signs = signsOf(typed);
  return signs.length === RECOVERY_SIGNS ? signs : null;
};

/** A code of recovery as it is typed, like `shapeCode`. */
export const shapeRecoveryCode = (typed: string): string => inGroups(signsOf(typed).slice(0, RECOVERY_SIGNS));

/** The address of a server as it is told beside a code: without a scheme where a port says enough. */
export const shownAddress = (baseUrl: string): string => {
  const [, scheme, host = '', port] = /^(https?):\/\/(.+?)(?::(\d+))?$/.exec(baseUrl) ?? [];
  return port === undefined || (scheme === 'https' && isThisMachine(host)) ? baseUrl : `${host}:${port}`;
};

/** Which machines the addresses beside a code lead to: others too, this one alone (`here`), or `none` as there is no address. */
export const reachOf = (addresses: readonly string[]): 'others' | 'here' | 'none' => {
  const isHere = (address: string): boolean =>
    isThisMachine(/^(?:https?:\/\/)?(\[[^\]]*\]|[^:/]+)/.exec(address)?.[1] ?? '');
  if (addresses.length === 0) return 'none';
  return addresses.every(isHere) ? 'here' : 'others';
};
