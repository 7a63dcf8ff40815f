import { no, ok, type Result } from '../../lib/result';
import { problemReply } from '../protocol';
import type { Call } from './call';
import { callNames, calls, type CallInput, type CallName, type CallOutput } from './calls';

/**
 * Why a call brought no answer. `code` is a problem of the protocol (`problemCodes`), or `unreachable` (no whole answer in time),
 * `unreadable` (a server took the call and answered an object of another form, as one of another version may), `foreign` (an answer that
 * no Guichet server gives, such as a page of a proxy). `status` is that of HTTP, 0 when there was none. `retryAfterMs` = how long the
 * server asks to wait, where it says so.
 */
export type CallFailure = { readonly code: string; readonly status: number; readonly retryAfterMs?: number };

/** Whether a server of ours took the call and did nothing, because it has no time for this device now. */
export const hasNoTime = ({ code }: CallFailure): boolean => code === 'tooMany' || code === 'busy';

/** Why a call had no answer, for a person: this device, or who sits at it, may not; or nobody is there. */
export type Unanswered = 'notAllowed' | 'unreachable';

/** Puts a failure into the two words that screens know. */
export const unansweredWhy = ({ code }: CallFailure): Unanswered =>
  code === 'notAllowed' ? 'notAllowed' : 'unreachable';

/** What became of a call. */
export type Answer<Value> = Result<Value, CallFailure>;

/** A call on its way: `body` is an object for a POST, `undefined` for a GET. */
export type CallRequest = {
  readonly method: Call['method'];
  readonly path: string;
  readonly body: object | undefined;
  readonly patienceMs: number;
};

/**
 * An answer of HTTP. `body` is `null` when it was no JSON, unless the sender takes such an answer for none. `retryAfterMs` is that of
 * the header `retry-after`, where there is one.
 */
export type CallResponse = { readonly status: number; readonly body: unknown; readonly retryAfterMs?: number };

/** Carries a call to the server and never throws; `null` = no whole answer came in time. */
export type Send = (request: CallRequest) => Promise<CallResponse | null>;

/** Waits longer or shorter than the table says. */
export type CallOptions = { readonly patienceMs?: number };

type ClientCall<Name extends CallName> =
  Record<never, never> extends CallInput<Name>
    ? (input?: CallInput<Name>, options?: CallOptions) => Promise<Answer<CallOutput<Name>>>
    : (input: CallInput<Name>, options?: CallOptions) => Promise<Answer<CallOutput<Name>>>;

/** The server as its clients see it: one function for each row of the table. None throws. */
export type Client = { readonly [Name in CallName]: ClientCall<Name> };

/** The codes of this side: a server that says one of them is none of ours. */
const ownCodes: ReadonlySet<string> = new Set(['unreachable', 'unreadable', 'foreign']);

const unreachable: CallFailure = { code: 'unreachable', status: 0 };

/** Fills `:id` in a path. */
const pathWith = (path: string, id: string): string => path.replace(':id', encodeURIComponent(id));

type Fields = Readonly<Record<string, unknown>>;

const requestOf = (call: Call, input: Fields, options: CallOptions): CallRequest => {
  const { method, path } = call;
  const { patienceMs = call.patienceMs } = options;
  if (!path.includes(':id')) return { method, path, body: method === 'POST' ? input : undefined, patienceMs };
  const { id, ...body } = input;
  return { method, path: pathWith(path, String(id)), body: method === 'POST' ? body : undefined, patienceMs };
};

const readAnswer = ({ output }: Call, response: CallResponse | null): Answer<unknown> => {
  if (response === null) return no(unreachable);
  const { status, body, retryAfterMs } = response;
  if (status >= 200 && status < 300) {
    const read = output.safeParse(body);
    if (read.success) return ok(read.data);
    const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
    return no({ code: isObject ? 'unreadable' : 'foreign', status });
  }
  const problem = problemReply.safeParse(body);
  const code = problem.success && !ownCodes.has(problem.data.code) ? problem.data.code : 'foreign';
  return no(retryAfterMs === undefined ? { code, status } : { code, status, retryAfterMs });
};

type AnyCall = (input?: never, options?: CallOptions) => Promise<Answer<unknown>>;

const eachCall = (make: (name: CallName) => AnyCall): Client =>
  Object.fromEntries(callNames.map((name) => [name, make(name)])) as unknown as Client;

/** A client over any way to the server: HTTP of a page, of the main process, the line of the simulation. */
export const clientOver = (send: Send): Client =>
  eachCall((name) => async (input: Fields = {}, options = {}) => {
    const call: Call = calls[name];
    return readAnswer(call, await send(requestOf(call, input, options)));
  });

/** The client of a device without a server: every call is out of reach. */
export const noServer: Client = eachCall(() => async () => no(unreachable));

/** A client over whichever client is the present one at the moment of the call. */
export const clientOf = (present: () => Client): Client =>
  eachCall((name) => (input, options) => (present()[name] as AnyCall)(input, options));
