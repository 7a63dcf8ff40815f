import { X509Certificate, createPrivateKey, generateKeyPairSync, randomBytes, webcrypto } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createSecureContext } from 'node:tls';

import { Integer, Utf8String } from 'asn1js';
import { AttributeTypeAndValue, Certificate, CryptoEngine } from 'pkijs';

import type { Store } from '../store/port';
import { fingerprintOf, markOf } from './mark';

/** What a server proves itself by: key and certificate (PEM), and the fingerprint of the key. */
export type LineIdentity = {
  readonly key: string;
  readonly cert: string;
  readonly fingerprint: string;
  /** The mark of the key in the code with a secret. It costs a fifth of a second. */
  readonly mark: (secret: string) => Promise<string>;
  /** The certificate is that of the town, not one of our making. */
  readonly isOwn: boolean;
};

/** The certificate of a town cannot be used. The message is for the person who put it there. */
export class BadCertificate extends Error {}

const COMMON_NAME = '2.5.4.3';
/** A certificate of ours is made anew at each start: desks know the key, not the certificate. */
const YEARS = 10;

const freshKey = (): string =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const selfSigned = async (key: string, nowMs: number): Promise<string> => {
  const engine = new CryptoEngine({ name: 'node', crypto: webcrypto as never, subtle: webcrypto.subtle as never });
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  const pkcs8 = createPrivateKey(key).export({ type: 'pkcs8', format: 'der' });
  const signing = await webcrypto.subtle.importKey('pkcs8', pkcs8, curve, true, ['sign']);
  const { d: _, ...open } = await webcrypto.subtle.exportKey('jwk', signing);
  const checking = await webcrypto.subtle.importKey('jwk', { ...open, key_ops: ['verify'] }, curve, true, ['verify']);
  const certificate = new Certificate();
  // Version 3 is written as 2; the first bit of a serial number is its sign.
  certificate.version = 2;
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  certificate.serialNumber = new Integer({ valueHex: new Uint8Array(serial).buffer });
  for (const name of [certificate.subject, certificate.issuer])
    name.typesAndValues.push(
      new AttributeTypeAndValue({ type: COMMON_NAME, value: new Utf8String({ value: 'Guichet' }) }),
    );
  certificate.notBefore.value = new Date(nowMs - 86_400_000);
  certificate.notAfter.value = new Date(nowMs + YEARS * 365 * 86_400_000);
  await certificate.subjectPublicKeyInfo.importKey(checking as never, engine);
  await certificate.sign(signing as never, 'SHA-256', engine);
  return new X509Certificate(Buffer.from(certificate.toSchema(true).toBER())).toString();
};

const [CERT_FILE, KEY_FILE] = ['certificat.pem', 'cle.pem'];

/** The town's own certificate and key, where its folder holds them. Throws `BadCertificate` when they cannot be used. */
const ownOf = (dataDir: string): { readonly key: string; readonly cert: string } | null => {
  const [certFile, keyFile] = [path.join(dataDir, CERT_FILE), path.join(dataDir, KEY_FILE)];
  if (!existsSync(certFile) && !existsSync(keyFile)) return null;
  try {
    const own = { cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8') };
    createSecureContext(own);
    if (!new X509Certificate(own.cert).checkPrivateKey(createPrivateKey(own.key))) throw new Error('not its key');
    return own;
  } catch (error) {
    throw new BadCertificate(`${CERT_FILE} and ${KEY_FILE} must be a PEM certificate and its key`, { cause: error });
  }
};

/**
 * The identity of the server of a store: the town's own certificate where its folder holds `certificat.pem` and `cle.pem`, else a key that is
 * made once with the database, so that every process on it, and a restored one, is the same server to its desks. Throws `BadCertificate`.
 */
export const lineIdentityOf = async (
  store: Pick<Store, 'noteOnce'>,
  dataDir: string,
  nowMs: number,
): Promise<LineIdentity> => {
  const own = ownOf(dataDir);
  const key = own?.key ?? (await store.noteOnce('lineKey', freshKey()));
  const cert = own?.cert ?? (await selfSigned(key, nowMs));
  const fingerprint = fingerprintOf(cert);
  // One at a time: each takes 64 MB and a thread from all other work.
  let last: Promise<unknown> = Promise.resolve();
  const mark = (secret: string): Promise<string> => {
    const made = last.then(() => markOf(fingerprint, secret));
    last = made.catch(() => undefined);
    return made;
  };
  return { key, cert, fingerprint, mark, isOwn: own !== null };
};
