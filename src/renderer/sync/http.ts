import { STREAM_PATH } from '#shared/sync/wire/calls';
import { clientOver, type Client, type Send } from '#shared/sync/wire/client';

import type { Tokens } from './tokens';

/** A desk's way to one server. */
export type Http = {
  readonly calls: Client;
  /** The raw answer of the endless stream of pokes; the caller reads and aborts it. */
  readonly openStream: (signal: AbortSignal) => Promise<Response>;
};

const ended = (signal: AbortSignal): Promise<null> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    else signal.addEventListener('abort', () => resolve(null), { once: true });
  });

/** What a server asks to wait, in whole seconds on the wire. */
const retryAfterOf = ({ headers }: Response): { readonly retryAfterMs?: number } => {
  const seconds = headers.get('retry-after') ?? '';
  return /^\d{1,6}$/u.test(seconds) ? { retryAfterMs: Number(seconds) * 1_000 } : {};
};

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

/** The way to one server, with the tokens of this device. */
export const createHttp = (baseUrl: string, tokens: Tokens): Http => {
  const fetchWith = sender(baseUrl, tokens);
  const send: Send = async ({ method, path, body, patienceMs }) => {
    const posted = body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    try {
      const response = await fetchWith(path, { method, ...posted, signal: AbortSignal.timeout(patienceMs) });
      return { status: response.status, body: await response.json(), ...retryAfterOf(response) };
    } catch {
      // A page instead of JSON is that of a portal on the way: the server is out of reach.
      return null;
    }
  };
  return {
    calls: clientOver(send),
    openStream: (signal) => fetchWith(STREAM_PATH, { headers: { accept: 'text/event-stream' }, signal }),
  };
};
