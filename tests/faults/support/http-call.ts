import { Agent, request } from 'node:http';

/** A call over HTTP as any program may make one. */
export type HttpCall = {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly token?: string;
  readonly body?: string | Buffer;
  /** Sent piece by piece, its length untold. */
  readonly isChunked?: boolean;
  /** The loopback address to call from, `''` = any. */
  readonly from?: string;
  readonly patienceMs?: number;
};

/** What came of it: `status` 0 when no whole answer came in time. */
export type HttpAnswer = { readonly status: number; readonly text: string; readonly tookMs: number };

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const pieceBytes = 64 * 1024;

const isLinux = process.platform === 'linux';

/** One of the loopback addresses of Linux, from which callers are counted apart; elsewhere there is one alone. */
export const loopback = (index: number): string => (isLinux ? `127.0.3.${1 + (index % 250)}` : '');

const write = (call: ReturnType<typeof request>, body: string | Buffer, isChunked: boolean): void => {
  if (!isChunked) {
    call.end(body);
    return;
  }
  const bytes = Buffer.from(body);
  for (let at = 0; at < bytes.length; at += pieceBytes) call.write(bytes.subarray(at, at + pieceBytes));
  call.end();
};

/** Makes a call and never throws. */
export const callHttp = ({
  url,
  body,
  token,
  method = body === undefined ? 'GET' : 'POST',
  isChunked = false,
  from = '',
  patienceMs = 20_000,
}: HttpCall): Promise<HttpAnswer> =>
  new Promise((resolve) => {
    const startedMs = performance.now();
    let status = 0;
    let text = '';
    const done = (whole: boolean): void => {
      clearTimeout(timer);
      resolve({ status: whole ? status : 0, text, tookMs: performance.now() - startedMs });
    };
    const length = body === undefined || isChunked ? {} : { 'content-length': Buffer.byteLength(body) };
    const headers = {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json', ...length }),
    };
    const call = request(url, { method, headers, agent, ...(from === '' ? {} : { localAddress: from }) }, (reply) => {
      status = reply.statusCode ?? 0;
      reply.setEncoding('utf8');
      reply.on('data', (part: string) => (text += part));
      reply.on('end', () => done(true));
      reply.on('error', () => done(false));
    });
    const timer = setTimeout(() => call.destroy(new Error('no answer')), patienceMs);
    // A server that refuses a body closes while it is still being sent: what it said counts.
    call.on('error', () => done(status !== 0));
    write(call, body ?? '', isChunked && body !== undefined);
  });
