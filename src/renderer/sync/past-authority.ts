import type { PassageSources } from '#shared/domain/people/passages';
import { passagesReply, standingReply, type StandingRow } from '#shared/sync/past-protocol';

import type { Http } from './http';

const patienceMs = 10_000;
const atOnce = 500;

/** The server’s word on what this desk has let go of. */
export type PastAuthority = {
  readonly standing: (ids: readonly string[]) => Promise<readonly StandingRow[] | 'unreachable'>;
  readonly passages: (citizenIds: readonly string[]) => Promise<PassageSources | 'unreachable'>;
};

export const pastAuthority = (http: Http): PastAuthority => ({
  standing: async (ids) => {
    const rows: StandingRow[] = [];
    for (let from = 0; from < ids.length; from += atOnce) {
      const body = { ids: ids.slice(from, from + atOnce) };
      const reply = await http.post('/v1/past/standing', body, standingReply, patienceMs);
      if (!reply.ok) return 'unreachable';
      rows.push(...reply.value.rows);
    }
    return rows;
  },
  passages: async (citizenIds) => {
    const reply = await http.post('/v1/past/passages', { citizenIds }, passagesReply, patienceMs);
    // The shape was checked where the server took it in.
    return reply.ok ? (reply.value as unknown as PassageSources) : 'unreachable';
  },
});

const unreachable = (): Promise<'unreachable'> => Promise.resolve('unreachable');

export const noPastAuthority: PastAuthority = { standing: unreachable, passages: unreachable };

export const pastAuthorityOf = (present: () => PastAuthority): PastAuthority => ({
  standing: (ids) => present().standing(ids),
  passages: (citizenIds) => present().passages(citizenIds),
});
