import { setImmediate } from 'node:timers/promises';

import type { FastifyInstance, FastifyRequest } from 'fastify';

import { MOST_DEPTH } from '#shared/sync/bounds';

import { LARGE_BODY_BYTES, MOST_PARTS } from '../bounds';
import { Problem } from '../lib/problem';

const [QUOTE, BACKSLASH, COMMA, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [34, 92, 44, 91, 93, 123, 125];

/** The place behind a string that begins at `start`. */
const behindString = (text: string, start: number): number => {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
};

/**
 * Whether JSON lies deeper, or has more parts, than any body of ours. Looked at before it is parsed: what is parsed takes many times its
 * bytes. A text that is no JSON gets some answer; the parser refuses it.
 */
export const isBeyondShape = (text: string, mostDepth = MOST_DEPTH, mostParts = MOST_PARTS): boolean => {
  let depth = 0;
  let parts = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) at = behindString(text, at);
    else if (sign === OPEN_LIST || sign === OPEN_OBJECT) {
      depth += 1;
      parts += 1;
    } else if (sign === CLOSE_LIST || sign === CLOSE_OBJECT) depth -= 1;
    else if (sign === COMMA) parts += 1;
    if (depth > mostDepth || parts > mostParts) return true;
  }
  return false;
};

type Parse = (text: string) => Promise<unknown>;

/** A large body as it arrived: bytes, until its turn to be read comes. */
class LargeBody {
  #bytes: Buffer | null;
  readonly #parse: Parse;

  constructor(bytes: Buffer, parse: Parse) {
    this.#bytes = bytes;
    this.#parse = parse;
  }

  /** Reads it, once: afterwards the bytes are no longer held. */
  read(): Promise<unknown> {
    const text = this.#bytes?.toString() ?? '';
    this.#bytes = null;
    return this.#parse(text);
  }
}

/** Does something with the body of a request as JSON, once it is its turn. */
export type WithBody = <Value>(request: FastifyRequest, work: (body: unknown) => Promise<Value>) => Promise<Value>;

/** Ends a call whose caller is gone: nothing of it was done, and nobody hears this. */
export const nobodyWaits = (): Problem => new Problem('badRequest', 'nobody waits for an answer');

/** Whether the body of a request waits to be read. */
export const isLarge = ({ body }: FastifyRequest): boolean => body instanceof LargeBody;

/** One after the other: what a large body is read into takes many times its bytes, until its call is answered. */
export const bodiesInTurn = (): WithBody => {
  let last: Promise<unknown> = Promise.resolve();
  return (request, work) => {
    const { body } = request;
    if (!(body instanceof LargeBody)) return work(body);
    const turn = last.then(async () => {
      // The end of the one before and the begin of this one are two slices.
      await setImmediate();
      if (request.socket.destroyed) throw nobodyWaits();
      return work(await body.read());
    });
    last = turn.catch(() => undefined);
    return turn;
  };
};

/** Takes in bodies of JSON and no others; they are parsed, as Fastify does it, once their shape is one that a body of ours may have. */
export const readBodies = (app: FastifyInstance): void => {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, bytes: Buffer) => {
      const parse: Parse = (text) =>
        new Promise((resolve, reject) => {
          if (isBeyondShape(text))
            return reject(new Problem('tooLarge', 'the body lies too deep or has too many parts'));
          void parseJson(request, text, (error, body) => (error ? reject(error) : resolve(body)));
        });
      return bytes.length < LARGE_BODY_BYTES ? parse(bytes.toString()) : new LargeBody(bytes, parse);
    },
  );
};
