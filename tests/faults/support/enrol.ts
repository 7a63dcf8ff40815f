import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { request } from 'node:http';

import { calls } from '#shared/sync/wire/calls';
import { tokenProof } from '#shared/sync/wire/device-calls';

import type { DeskIdentity, EnrolCall } from './desk-calls';

const patienceMs = 30_000;

/** Posts JSON, from a chosen loopback address unless it is `''`. */
const post = (url: string, body: unknown, from: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const options = { method: 'POST', headers, timeout: patienceMs, ...(from === '' ? {} : { localAddress: from }) };
    const call = request(url, options, (reply) => {
      let text = '';
      reply.setEncoding('utf8');
      reply.on('data', (part: string) => (text += part));
      reply.on('error', reject);
      reply.on('end', () => {
        if (reply.statusCode === 200) resolve(JSON.parse(text));
        else reject(new Error(`${url}: ${reply.statusCode} ${text}`));
      });
    });
    call.on('timeout', () => call.destroy(new Error(`${url}: no answer`)));
    call.on('error', reject);
    call.end(JSON.stringify(body));
  });

const prove = async (baseUrl: string, deviceId: string, key: KeyObject, from: string): Promise<string> => {
  const { challenge } = calls.challenge.output.parse(await post(`${baseUrl}/v1/enrol/challenge`, { deviceId }, from));
  const signature = sign(null, Buffer.from(tokenProof(deviceId, challenge)), key).toString('base64url');
  const body = { deviceId, challenge, signature };
  return calls.token.output.parse(await post(`${baseUrl}/v1/enrol/token`, body, from)).token;
};

/** Enrols a desk as the app does: with a fresh key, by a one-time code, and asks for its first token. */
export const enrol = async ({ baseUrl, code, name, from }: EnrolCall): Promise<DeskIdentity> => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const spki = publicKey.export({ format: 'der', type: 'spki' }).toString('base64url');
  const { deviceId, siteId, series } = calls.enrol.output.parse(
    await post(`${baseUrl}/v1/enrol`, { code, deviceName: name, publicKey: spki }, from),
  );
  return {
    deviceId,
    siteId,
    series,
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url'),
    token: await prove(baseUrl, deviceId, privateKey, from),
  };
};

/** A fresh token for a desk that is enrolled. */
export const renewToken = (
  baseUrl: string,
  { deviceId, privateKey }: Pick<DeskIdentity, 'deviceId' | 'privateKey'>,
): Promise<string> => {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64url'), format: 'der', type: 'pkcs8' });
  return prove(baseUrl, deviceId, key, '');
};
