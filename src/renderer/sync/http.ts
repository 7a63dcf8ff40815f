import type { z } from 'zod';

import { no, ok, type Result } from '#shared/lib/result';
import { problemReply } from '#shared/sync/protocol';

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

/** A client of one server with the bearer token of this device. */
export const createHttp = (baseUrl: string, token: string): Http => {
  const headers = { authorization: `Bearer ${token}` };
  const call = async <Schema extends z.ZodType>(
    path: string,
    init: RequestInit,
    schema: Schema,
    patienceMs: number,
  ) => {
    try {
      const response = await fetch(baseUrl + path, {
        ...init,
        cache: 'no-store',
        signal: AbortSignal.timeout(patienceMs),
      });
      return await readReply(response, schema);
    } catch {
      return no(unreachable);
    }
  };
  return {
    post: (path, body, schema, patienceMs) =>
      call(
        path,
        { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) },
        schema,
        patienceMs,
      ),
    get: (path, schema, patienceMs) => call(path, { method: 'GET', headers }, schema, patienceMs),
    open: (path, signal) =>
      fetch(baseUrl + path, { headers: { ...headers, accept: 'text/event-stream' }, cache: 'no-store', signal }),
  };
};
