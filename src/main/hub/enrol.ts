import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { no, ok, type Result } from '#shared/lib/result';
import { enrolReply, problemReply, type EnrolReply } from '#shared/sync/protocol';

const TIMEOUT_MS = 5000;
const MOST_BYTES = 64 * 1024;

export type EnrolFailure = 'unreachable' | 'unknownCode' | 'notGuichet';
type Reply = { readonly status: number; readonly text: string };

/** Null when no answer came in time. */
const post = (url: URL, body: string): Promise<Reply | null> =>
  new Promise((resolve) => {
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
        resolve({ status: response.statusCode ?? 0, text });
      });
    });
    const timer = setTimeout(() => sent.destroy(new Error('timeout')), TIMEOUT_MS);
    sent.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      // Something answered, but not in HTTP.
      resolve(error.code?.startsWith('HPE_') === true ? { status: 0, text: '' } : null);
    });
    sent.end(body);
  });

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Trades a one-time code for this station's identity at the server. */
export const enrol = async (
  baseUrl: string,
  code: string,
  deviceName: string,
): Promise<Result<EnrolReply, EnrolFailure>> => {
  const reply = await post(new URL('/v1/enrol', baseUrl), JSON.stringify({ code: code.trim(), deviceName }));
  if (reply === null) return no('unreachable');
  const body = parse(reply.text);
  const enrolled = enrolReply.safeParse(body);
  if (reply.status >= 200 && reply.status < 300 && enrolled.success) return ok(enrolled.data);
  const problem = problemReply.safeParse(body);
  if (!problem.success) return no('notGuichet');
  // A code of a wrong shape is for the person who typed it the same as an unknown one.
  return no(['unknownCode', 'badRequest', 'unauthorised'].includes(problem.data.code) ? 'unknownCode' : 'unreachable');
};
