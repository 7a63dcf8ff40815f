import { callNextReply, issueNumberReply } from '#shared/sync/protocol';

import type { Http } from './http';

const patienceMs = 1_500;

/** The server's word on what only one may win. `unreachable` = the offline rule applies, and the screen says so. */
export type Authority = {
  readonly callNext: (input: {
    readonly key: string;
    readonly deskId: string;
    readonly candidates: readonly string[];
  }) => Promise<{ readonly ticketId: string | null; readonly taken: readonly string[] } | 'unreachable'>;
  readonly issueNumber: (input: {
    readonly key: string;
    readonly day: string;
    readonly series: string;
  }) => Promise<number | 'unreachable'>;
};

/** Small idempotent calls with a key. Any failure, a refusal included, counts as out of reach: the desk goes on. */
export const createAuthority = (http: Http): Authority => ({
  callNext: async (input) => {
    const reply = await http.post('/v1/call-next', input, callNextReply, patienceMs);
    return reply.ok ? reply.value : 'unreachable';
  },
  issueNumber: async (input) => {
    const reply = await http.post('/v1/issue-number', input, issueNumberReply, patienceMs);
    return reply.ok ? reply.value.number : 'unreachable';
  },
});

/** The word of no server: every call is out of reach. */
export const noAuthority: Authority = {
  callNext: () => Promise.resolve('unreachable'),
  issueNumber: () => Promise.resolve('unreachable'),
};
