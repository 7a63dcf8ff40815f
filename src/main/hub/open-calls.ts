import { clientOver, type Client } from '#shared/sync/wire/client';
import { sendJson, type Pass } from '../feed/send-json';

/** The calls of a server that need no token. */
export type OpenCalls = Pick<Client, 'health' | 'enrol' | 'challenge' | 'token' | 'noteWiped'>;

/** A server as a station sees it that is not a member of it, or asks for a token. A token that it has already only says by whom it is counted. */
export const openCallsOf = (pass: Pass): OpenCalls => clientOver((request) => sendJson(pass, request));
