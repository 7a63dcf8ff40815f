import { createHash, scrypt, X509Certificate, type KeyObject } from 'node:crypto';

import { CODE_SIGNS, MARK_SIGNS } from '#shared/sync/invitation';

// One try costs 64 MB and about 0.2 s: somebody who saw the mark alone would have to try half of the 2^39 secrets to find the one of its code.
const COST = { N: 2 ** 16, r: 8, p: 1, maxmem: 128 * 2 ** 20 };
const BYTES = 16;

const spkiOf = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' });

/** The fingerprint of a certificate's key (SHA-256 of its SubjectPublicKeyInfo, base64url): it stays the same when the certificate is renewed. */
export const fingerprintOf = (certificate: string | Buffer): string =>
  createHash('sha256')
    .update(spkiOf(new X509Certificate(certificate).publicKey))
    .digest('base64url');

/**
 * The eight signs by which a code names the server that it is for: a slow hash of the fingerprint, with the secret of the code as salt. Whoever stands between a device and the
 * server knows no secret, so cannot seek a key with the mark of a code, before it was made or after.
 */
export const markOf = (fingerprint: string, secret: string): Promise<string> =>
  new Promise((resolve, reject) => {
    scrypt(fingerprint, `guichet mark 2 ${secret}`, BYTES, COST, (error, bytes) => {
      if (error) return reject(error);
      let rest = BigInt(`0x${bytes.toString('hex')}`);
      const base = BigInt(CODE_SIGNS.length);
      let mark = '';
      for (; mark.length < MARK_SIGNS; rest /= base) mark += CODE_SIGNS.charAt(Number(rest % base));
      resolve(mark);
    });
  });
