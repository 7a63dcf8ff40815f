import { randomBytes, randomInt } from 'node:crypto';

import { ulid } from 'ulid';

import { CODE_SIGNS } from '#shared/sync/invitation';

/** A fresh ULID from the system's own chance. */
export const freshId = (): string => ulid(Date.now(), () => randomBytes(1).readUInt8() / 256);

/** A fresh bearer token of 256 bits, safe in a header. */
export const freshToken = (): string => randomBytes(32).toString('base64url');

/** A fresh key of a ticket's page: 128 bits, safe in an address. */
export const freshTrackKey = (): string => randomBytes(16).toString('base64url');

/** Signs of a code that a person types. */
export const freshSigns = (length: number): string =>
  Array.from({ length }, () => CODE_SIGNS.charAt(randomInt(CODE_SIGNS.length))).join('');
