import type { Connection } from '#shared/ipc/contract';
import { clientOver, type Client } from '#shared/sync/wire/client';
import type { Line, Pass, sendJson } from './send-json';

/** What is needed to ask the server in the name of this station. */
export type DoorNeeds = {
  readonly connection: () => Connection | null;
  readonly line: Line;
  readonly renewToken: () => Promise<string | null>;
  readonly send: typeof sendJson;
};

export type ServerDoor = {
  /** The server and the token of now; null while there is none. */
  readonly pass: () => Pass | null;
  /** The server, out of reach while this station has no token. A token that it refused is renewed, once. */
  readonly calls: Client;
};

/** Asks the server with the token of the membership, which never leaves the main process. */
export const createServerDoor = ({ connection, line, renewToken, send }: DoorNeeds): ServerDoor => {
  const pass: ServerDoor['pass'] = () => {
    const now = connection();
    return now === null || now.token === null ? null : { baseUrl: now.baseUrl, token: now.token, line };
  };
  return {
    pass,
    calls: clientOver(async (request) => {
      const first = pass();
      if (first === null) return null;
      const reply = await send(first, request);
      if (reply?.status !== 401) return reply;
      const token = await renewToken();
      return token === null || token === first.token ? reply : send({ ...first, token }, request);
    }),
  };
};
