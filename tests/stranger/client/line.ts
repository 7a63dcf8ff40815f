import { generateKeyPairSync, sign } from 'node:crypto';

import { textIn, type Fields } from './json';

/** A call that was refused as a whole. */
export class Refused extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, status: number) {
    super(`${status} ${code}`);
    this.code = code;
    this.status = status;
  }
}

/** The way to a server, as an enrolled device. */
export type Line = {
  readonly deviceId: string;
  readonly siteId: string;
  readonly post: (path: string, body: Fields) => Promise<Fields>;
  readonly get: (path: string) => Promise<Fields>;
  /** Opens the stream and tells the data of each event; ends with the signal or with the server. */
  readonly listen: (signal: AbortSignal, onOpen: () => void, onPoke: (poke: Fields) => void) => Promise<void>;
  /** The same device at another address. */
  readonly moveTo: (url: string) => void;
};

const PATIENCE_MS = 20_000;

/** The text that a device signs for its token. */
export const proofText = (deviceId: string, challenge: string): string => `guichet token\n${deviceId}\n${challenge}`;

const send = async (url: string, token: string, body: Fields | null): Promise<Fields> => {
  const reply = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: {
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const answer = (await reply.json()) as Fields;
  if (!reply.ok) throw new Refused(textIn(answer, 'code'), reply.status);
  return answer;
};

/** Joins by a one-time code, with a key pair of its own. */
export const enrol = async (address: string, code: string, deviceName: string): Promise<Line> => {
  let url = address;
  const pair = generateKeyPairSync('ed25519');
  const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64url');
  const joined = await send(`${url}/v1/enrol`, '', { code, deviceName, publicKey });
  const [deviceId, siteId] = [textIn(joined, 'deviceId'), textIn(joined, 'siteId')];

  let token = '';
  const renew = async (): Promise<void> => {
    const challenge = textIn(await send(`${url}/v1/enrol/challenge`, '', { deviceId }), 'challenge');
    const signature = sign(null, Buffer.from(proofText(deviceId, challenge)), pair.privateKey).toString('base64url');
    token = textIn(await send(`${url}/v1/enrol/token`, '', { deviceId, challenge, signature }), 'token');
  };
  const call = async (path: string, body: Fields | null): Promise<Fields> => {
    if (token === '') await renew();
    try {
      return await send(url + path, token, body);
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 401) throw error;
      await renew();
      return send(url + path, token, body);
    }
  };
  return {
    deviceId,
    siteId,
    post: call,
    get: (path) => call(path, null),
    moveTo: (other) => {
      url = other;
    },
    listen: async (signal, onOpen, onPoke) => {
      if (token === '') await renew();
      const reply = await fetch(`${url}/v1/stream`, { headers: { authorization: `Bearer ${token}` }, signal });
      if (!reply.ok || !reply.body) throw new Refused('stream', reply.status);
      onOpen();
      const decoder = new TextDecoder();
      let rest = '';
      for await (const part of reply.body) {
        const events = (rest + decoder.decode(part as Uint8Array, { stream: true })).split('\n\n');
        rest = events.pop() ?? '';
        for (const event of events)
          for (const line of event.split('\n'))
            if (line.startsWith('data: ')) onPoke(JSON.parse(line.slice(6)) as Fields);
      }
    },
  };
};
