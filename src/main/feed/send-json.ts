import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

/** `body` is null when the answer was no JSON. */
export type ServerReply = { readonly status: number; readonly body: unknown };

export type ServerRequest = {
  readonly url: URL;
  readonly token: string;
  /** What to post; without it the request is a GET. */
  readonly content?: object;
  /** For connection, answer and body together. */
  readonly timeoutMs: number;
};

const MOST_BYTES = 512 * 1024;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Asks the server with the token of this station. Null when no whole answer came in time. */
export const sendJson = ({ url, token, content, timeoutMs }: ServerRequest): Promise<ServerReply | null> =>
  new Promise((resolve) => {
    const body = content === undefined ? '' : JSON.stringify(content);
    const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const headers = {
      Authorization: `Bearer ${token}`,
      ...(content === undefined
        ? {}
        : { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(body)) }),
    };
    const done = (reply: ServerReply | null): void => {
      clearTimeout(timer);
      resolve(reply);
    };
    const sent = request(url, { method: content === undefined ? 'GET' : 'POST', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
        if (text.length > MOST_BYTES) response.destroy();
      });
      response.once('close', () =>
        done(response.complete ? { status: response.statusCode ?? 0, body: parse(text) } : null),
      );
    });
    const timer = setTimeout(() => sent.destroy(new Error('timeout')), timeoutMs);
    sent.on('error', () => done(null));
    sent.end(body);
  });
