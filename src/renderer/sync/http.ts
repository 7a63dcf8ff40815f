import type { z } from 'zod';

import { no, ok, type Result } from '#shared/lib/result';
import { problemReply } from '#shared/sync/protocol';

import type { Tokens } from './tokens';

/** Why a call brought no answer: the server said no (`code` of the protocol), or nobody was there. */
export type HttpFailure = { readonly code: string; readonly status: number };

/** Calls of the sync protocol. Every one ends within its patience; none throws. */
export type Http = {
  readonly post: <Schema extends z.ZodType>(
    path: string,
    body: unknown,
    schema: Schema,
    patienceMs: number,
  ) => Promise<Result<z.output<Schema>, HttpFailure>>;
  readonly get: <Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    patienceMs: number,
  ) => Promise<Result<z.output<Schema>, HttpFailure>>;
  /** The raw answer of an endless stream; the caller reads and aborts it. */
  readonly open: (path: string, signal: AbortSignal) => Promise<Response>;
};

const unreachable: HttpFailure = { code: 'unreachable', status: 0 };

const readReply = async <Schema extends z.ZodType>(
  response: Response,
  schema: Schema,
): Promise<Result<z.output<Schema>, HttpFailure>> => {
  const body: unknown = await response.json();
  if (!response.ok) {
    const problem = problemReply.safeParse(body);
    return no({ code: problem.success ? problem.data.code : 'fault', status: response.status });
  }
  const reply = schema.safeParse(body);
  return reply.success ? ok(reply.data) : no({ code: 'unreadable', status: response.status });
};

const ended = (signal: AbortSignal): Promise<null> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    else signal.addEventListener('abort', () => resolve(null), { once: true });
  });

/** Calls with the token of this device; one that was refused is tried once more with a fresh one, within the same time. */
const sender =
  (baseUrl: string, tokens: Tokens) =>
  async (path: string, init: RequestInit & { readonly signal: AbortSignal }): Promise<Response> => {
    const send = (token: string): Promise<Response> =>
      fetch(baseUrl + path, {
        ...init,
        headers: { ...init.headers, authorization: `Bearer ${token}` },
        cache: 'no-store',
      });
    const token = tokens.current();
    const response = await send(token);
    if (response.status !== 401) return response;
    const fresh = await Promise.race([tokens.fresh(token), ended(init.signal)]);
    init.signal.throwIfAborted();
    // Shut out, or nobody there to ask: the refusal stands.
    if (fresh === null) return response;
    await response.body?.cancel();
    return send(fresh);
  };

/** A client of one server, with the tokens of this device. */
export const createHttp = (baseUrl: string, tokens: Tokens): Http => {
  const send = sender(baseUrl, tokens);
  const call = async <Schema extends z.ZodType>(
    path: string,
    init: RequestInit,
    schema: Schema,
    patienceMs: number,
  ) => {
    try {
      return await readReply(await send(path, { ...init, signal: AbortSignal.timeout(patienceMs) }), schema);
    } catch {
      return no(unreachable);
    }
  };
  const json = { 'content-type': 'application/json' };
  return {
    post: (path, body, schema, patienceMs) =>
      call(path, { method: 'POST', headers: json, body: JSON.stringify(body) }, schema, patienceMs),
    get: (path, schema, patienceMs) => call(path, { method: 'GET' }, schema, patienceMs),
    open: (path, signal) => send(path, { headers: { accept: 'text/event-stream' }, signal }),
  };
};
