import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest, type Agent } from 'node:https';
import type { CallRequest, CallResponse } from '#shared/sync/wire/client';

/** The connections to a server that speaks TLS: how it proves that it is the one. */
export type Line = { readonly agent: Agent; readonly agentOfOne: () => Agent };
/** Which server, and the token of this station; `''` for calls that need none. */
export type Pass = { readonly baseUrl: string; readonly token: string; readonly line: Line };

const MOST_BYTES = 512 * 1024;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Carries a call to the server. Null when no whole answer came in time; an answer that is not HTTP has the status 0. */
export const sendJson = (
  { baseUrl, token, line }: Pass,
  { method, path, body, patienceMs }: CallRequest,
): Promise<CallResponse | null> =>
  new Promise((resolve) => {
    const url = new URL(path, baseUrl);
    const content = body === undefined ? '' : JSON.stringify(body);
    const headers = {
      ...(token === '' ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined
        ? {}
        : { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(content)) }),
    };
    const done = (reply: CallResponse | null): void => {
      clearTimeout(timer);
      resolve(reply);
    };
    const take = (response: IncomingMessage): void => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
        if (text.length > MOST_BYTES) response.destroy();
      });
      response.once('close', () =>
        done(response.complete ? { status: response.statusCode ?? 0, body: parse(text) } : null),
      );
    };
    const sent =
      url.protocol === 'https:'
        ? httpsRequest(url, { method, headers, agent: line.agent }, take)
        : httpRequest(url, { method, headers }, take);
    // A request that waits for its connection says nothing when it is ended.
    const timer = setTimeout(() => {
      sent.destroy(new Error('timeout'));
      done(null);
    }, patienceMs);
    sent.on('error', (error: NodeJS.ErrnoException) =>
      done(error.code?.startsWith('HPE_') === true ? { status: 0, body: null } : null),
    );
    sent.end(content);
  });
