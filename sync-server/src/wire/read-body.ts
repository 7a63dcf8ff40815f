import type { FastifyInstance, FastifyRequest } from 'fastify';

import { MOST_DEPTH } from '#shared/sync/bounds';

import { MOST_PARTS } from '../bounds';
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

/** Reads bodies of JSON and no others, as Fastify does, once their shape is one that a body of ours may have. */
export const readBodies = (app: FastifyInstance): void => {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request: FastifyRequest, body, done) => {
    const text = body.toString();
    if (isBeyondShape(text)) done(new Problem('tooLarge', 'the body lies too deep or has too many parts'));
    else void parse(request, text, done);
  });
};
