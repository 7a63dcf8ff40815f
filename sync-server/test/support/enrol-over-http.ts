import { calls, type CallOutput } from '#shared/sync/wire/calls';

import { newDeviceKey } from './device-key';

/** A device that enrolled at a server that listens, with a token that lasts an hour. */
export type Enrolled = CallOutput<'enrol'> & { readonly token: string };

const post = async (url: string, body: object): Promise<unknown> => {
  const headers = { 'content-type': 'application/json' };
  const reply = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!reply.ok) throw new Error(`${url}: ${reply.status} ${await reply.text()}`);
  return reply.json();
};

/** Enrols with a fresh key by a one-time code, and proves the key for a token. */
export const enrolOverHttp = async (baseUrl: string, code: string, deviceName = 'Poste'): Promise<Enrolled> => {
  const key = newDeviceKey();
  const enrolled = calls.enrol.output.parse(
    await post(`${baseUrl}/v1/enrol`, { code, deviceName, publicKey: key.publicKey }),
  );
  const { deviceId } = enrolled;
  const { challenge } = calls.challenge.output.parse(await post(`${baseUrl}/v1/enrol/challenge`, { deviceId }));
  const signature = key.prove(deviceId, challenge);
  const { token } = calls.token.output.parse(
    await post(`${baseUrl}/v1/enrol/token`, { deviceId, challenge, signature }),
  );
  return { ...enrolled, token };
};
