import { clientOver, type Client } from '#shared/sync/wire/client';
import { sendJson } from '../feed/send-json';

/** The calls of a server that need no token. */
export type OpenCalls = Pick<Client, 'enrol' | 'challenge' | 'token'>;

/** A server as a station sees it that is not a member of it, or asks for a token; `token` = the one that it has, by which it is counted. */
export const openCallsOf = (baseUrl: string, token = ''): OpenCalls =>
  clientOver((request) => sendJson({ baseUrl, token }, request));
