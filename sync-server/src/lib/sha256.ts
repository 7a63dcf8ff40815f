import { createHash } from 'node:crypto';

/** SHA-256 in hexadecimal. Tokens are random and long, so a plain hash of them cannot be guessed back. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
