import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

const TIMEOUT_MS = 5000;
const MOST_BYTES = 64 * 1024;

/** `status` 0 = something answered, but not in HTTP. `body` is null when it was no JSON. */
export type JsonReply = { readonly status: number; readonly body: unknown };

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Sends a small JSON body. Null when no answer came in time. */
export const postJson = (url: URL, content: object): Promise<JsonReply | null> =>
  new Promise((resolve) => {
    const body = JSON.stringify(content);
    const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
    const sent = request(url, { method: 'POST', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
        if (text.length > MOST_BYTES) response.destroy();
      });
      response.on('close', () => {
        clearTimeout(timer);
        resolve({ status: response.statusCode ?? 0, body: parse(text) });
      });
    });
    const timer = setTimeout(() => sent.destroy(new Error('timeout')), TIMEOUT_MS);
    sent.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      resolve(error.code?.startsWith('HPE_') === true ? { status: 0, body: null } : null);
    });
    sent.end(body);
  });
