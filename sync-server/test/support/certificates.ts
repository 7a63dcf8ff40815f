import { webcrypto, X509Certificate } from 'node:crypto';

import { Integer, OctetString, Utf8String } from 'asn1js';
import {
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  CryptoEngine,
  Extension,
  GeneralName,
  GeneralNames,
} from 'pkijs';

const DAY_MS = 86_400_000;
const engine = new CryptoEngine({ name: 'node', crypto: webcrypto as never, subtle: webcrypto.subtle as never });

/** A key and its certificate, PEM. */
export type Issued = { readonly key: string; readonly cert: string };
/** What a certificate says: for which address (IPv4), and from and until how many days from now. */
export type Wish = { readonly address?: string; readonly days?: readonly [number, number] };

type Party = { readonly name: string; readonly signing: webcrypto.CryptoKey; readonly checking: webcrypto.CryptoKey };

const newParty = async (name: string): Promise<Party> => {
  const keys = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  return { name, signing: keys.privateKey, checking: keys.publicKey };
};

const named = (certificate: Certificate, which: 'subject' | 'issuer', value: string): void => {
  certificate[which].typesAndValues.push(
    new AttributeTypeAndValue({ type: '2.5.4.3', value: new Utf8String({ value }) }),
  );
};

const certify = async (whose: Party, by: Party, { address, days = [-1, 30] }: Wish, isAuthority: boolean) => {
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ value: isAuthority ? 1 : 2 });
  named(certificate, 'subject', whose.name);
  named(certificate, 'issuer', by.name);
  certificate.notBefore.value = new Date(Date.now() + days[0] * DAY_MS);
  certificate.notAfter.value = new Date(Date.now() + days[1] * DAY_MS);
  const basic = new BasicConstraints({ cA: isAuthority }).toSchema().toBER();
  certificate.extensions = [new Extension({ extnID: '2.5.29.19', critical: true, extnValue: basic })];
  if (address !== undefined) {
    const bytes = new Uint8Array(address.split('.').map(Number)).buffer;
    const names = new GeneralNames({
      names: [new GeneralName({ type: 7, value: new OctetString({ valueHex: bytes }) })],
    });
    certificate.extensions.push(
      new Extension({ extnID: '2.5.29.17', critical: false, extnValue: names.toSchema().toBER() }),
    );
  }
  await certificate.subjectPublicKeyInfo.importKey(whose.checking as never, engine);
  await certificate.sign(by.signing as never, 'SHA-256', engine);
  return new X509Certificate(Buffer.from(certificate.toSchema(true).toBER())).toString();
};

const pkcs8 = async ({ signing }: Party): Promise<string> => {
  const bytes = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', signing)).toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${bytes}\n-----END PRIVATE KEY-----\n`;
};

/** An authority of a town, and the certificates that it signs. */
export const makeAuthority = async (): Promise<{
  readonly cert: string;
  readonly issue: (wish: Wish) => Promise<Issued>;
}> => {
  const authority = await newParty('Autorité de la commune');
  return {
    cert: await certify(authority, authority, { days: [-400, 400] }, true),
    issue: async (wish) => {
      const server = await newParty('guichet');
      return { key: await pkcs8(server), cert: await certify(server, authority, wish, false) };
    },
  };
};
