import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { pokeSchema } from '#shared/sync/protocol';

import type { Pass } from './send-json';

export type StreamListener = {
  /** The stream stands: what was poked before is unknown. */
  readonly opened: () => void;
  readonly poked: (collection: string) => void;
  /** Any byte, the heartbeat too: the line is alive. */
  readonly heard: () => void;
  /** Once, however the line ended. `status` is that of the answer, 0 when there was none. */
  readonly ended: (status: number) => void;
};

/** The collection that a line of the stream names, `''` for a heartbeat and whatever else it says. */
export const pokedCollection = (line: string): string => {
  if (!line.startsWith('data:')) return '';
  try {
    const poke = pokeSchema.safeParse(JSON.parse(line.slice(5)));
    return poke.success ? poke.data.collection : '';
  } catch {
    return '';
  }
};

/** Listens to the pokes of the server until the line ends; returns the function that ends it. */
export const openStream = ({ baseUrl, token, line }: Pass, listener: StreamListener): (() => void) => {
  const url = new URL('/v1/stream', baseUrl);
  let status = 0;
  let over = false;
  const end = (): void => {
    if (over) return;
    over = true;
    sent.destroy();
    listener.ended(status);
  };
  const headers = { Authorization: `Bearer ${token}`, Accept: 'text/event-stream' };
  // A line of its own: it stays open as long as it lives.
  const take = (response: IncomingMessage): void => {
    status = response.statusCode ?? 0;
    if (status !== 200) return end();
    let rest = '';
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => {
      if (over) return;
      listener.heard();
      const lines = (rest + chunk).split(/\r?\n/u);
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const collection = pokedCollection(line);
        if (collection !== '') listener.poked(collection);
      }
    });
    response.once('close', end);
    listener.opened();
  };
  const sent =
    url.protocol === 'https:'
      ? httpsRequest(url, { agent: line.agentOfOne(), headers }, take)
      : httpRequest(url, { agent: false, headers }, take);
  sent.on('error', end);
  sent.once('close', end);
  sent.end();
  return end;
};
