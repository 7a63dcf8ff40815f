import { randomBytes } from 'node:crypto';

import { ulid } from 'ulid';

/** A fresh ULID from the system's own chance. */
export const freshId = (): string => ulid(Date.now(), () => randomBytes(1).readUInt8() / 256);

/** A fresh bearer token of 256 bits, safe in a header. */
export const freshToken = (): string => randomBytes(32).toString('base64url');

/** A fresh key of a ticket's page: 128 bits, safe in an address. */
export const freshTrackKey = (): string => randomBytes(16).toString('base64url');
