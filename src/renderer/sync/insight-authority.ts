import type { YearlyReport } from '#shared/domain/insights/elected/yearly-report';
import { revokeReply } from '#shared/sync/protocol';
import { electedReply } from '#shared/sync/elected-protocol';
import { accessKeyReply, accessKeysReply, type AccessKeyRow, type MadeAccessKey } from '#shared/sync/access-protocol';
import {
  acknowledgedReply,
  sheetsReply,
  sitesReply,
  type Acknowledged,
  type SheetsReply,
  type SitesReply,
} from '#shared/sync/insights-protocol';

import type { Http, HttpFailure } from './http';

const patienceMs = 10_000;
/** A year may have to be read first. */
const longPatienceMs = 30_000;

/** Why there is no answer to a call: this device, or who sits at it, may not; or nobody is there. */
type Unanswered = 'notAllowed' | 'unreachable';

const unanswered = ({ code }: HttpFailure): Unanswered => (code === 'notAllowed' ? 'notAllowed' : 'unreachable');

/** What the server knows of the past, and who may read it. */
export type InsightAuthority = {
  /** Sheets of facts that changed after a place: of the own site, or of another of the town. */
  readonly sheets: (input: {
    readonly epoch: string;
    readonly since: number;
    readonly limit: number;
    readonly siteId?: string;
  }) => Promise<SheetsReply | 'unreachable'>;
  /** The sites of the town, the own first. */
  readonly sites: () => Promise<SitesReply | Unanswered>;
  readonly acknowledgedAlerts: () => Promise<readonly Acknowledged[] | Unanswered>;
  readonly acknowledgeAlert: (input: {
    readonly id: string;
    readonly agentId: string;
    readonly act: 'acknowledge' | 'back';
  }) => Promise<readonly Acknowledged[] | Unanswered>;
  /** The figures of the elected over a civil year; 0 = the running one. */
  readonly elected: (year: number) => Promise<YearlyReport | 'beingMade' | Unanswered>;
  /** The keys of the read interface, without the keys themselves. */
  readonly accessKeys: () => Promise<readonly AccessKeyRow[] | Unanswered>;
  /** A new key; it is told this once. */
  readonly makeAccessKey: (input: {
    readonly name: string;
    readonly scope: AccessKeyRow['scope'];
  }) => Promise<MadeAccessKey | Unanswered>;
  readonly revokeAccessKey: (id: string) => Promise<'revoked' | Unanswered>;
};

/** The calls about figures, of one server. */
export const insightAuthority = (http: Http): InsightAuthority => ({
  sheets: async (input) => {
    const reply = await http.post('/v1/insights/sheets', input, sheetsReply, longPatienceMs);
    return reply.ok ? reply.value : 'unreachable';
  },
  sites: async () => {
    const reply = await http.get('/v1/insights/sites', sitesReply, patienceMs);
    return reply.ok ? reply.value : unanswered(reply.reason);
  },
  acknowledgedAlerts: async () => {
    const reply = await http.get('/v1/insights/alerts', acknowledgedReply, patienceMs);
    return reply.ok ? reply.value.alerts : unanswered(reply.reason);
  },
  acknowledgeAlert: async (input) => {
    const reply = await http.post('/v1/insights/alerts/acknowledge', input, acknowledgedReply, patienceMs);
    return reply.ok ? reply.value.alerts : unanswered(reply.reason);
  },
  elected: async (year) => {
    const reply = await http.post('/v1/insights/elected', { year }, electedReply, longPatienceMs);
    if (!reply.ok) return unanswered(reply.reason);
    return reply.value.report === null ? 'beingMade' : (reply.value.report as unknown as YearlyReport);
  },
  accessKeys: async () => {
    const reply = await http.get('/v1/access-keys', accessKeysReply, patienceMs);
    return reply.ok ? reply.value.keys : unanswered(reply.reason);
  },
  makeAccessKey: async (input) => {
    const reply = await http.post('/v1/access-keys', input, accessKeyReply, patienceMs);
    return reply.ok ? reply.value : unanswered(reply.reason);
  },
  revokeAccessKey: async (id) => {
    const path = `/v1/access-keys/${encodeURIComponent(id)}/revoke`;
    const reply = await http.post(path, {}, revokeReply, patienceMs);
    return reply.ok ? 'revoked' : unanswered(reply.reason);
  },
});

const unreachable = (): Promise<'unreachable'> => Promise.resolve('unreachable');

/** The word of no server. */
export const noInsightAuthority: InsightAuthority = {
  sheets: unreachable,
  sites: unreachable,
  acknowledgedAlerts: unreachable,
  acknowledgeAlert: unreachable,
  elected: unreachable,
  accessKeys: unreachable,
  makeAccessKey: unreachable,
  revokeAccessKey: unreachable,
};

/** The word of whoever is the authority at the moment of asking. */
export const insightAuthorityOf = (present: () => InsightAuthority): InsightAuthority => ({
  sheets: (input) => present().sheets(input),
  sites: () => present().sites(),
  acknowledgedAlerts: () => present().acknowledgedAlerts(),
  acknowledgeAlert: (input) => present().acknowledgeAlert(input),
  elected: (year) => present().elected(year),
  accessKeys: () => present().accessKeys(),
  makeAccessKey: (input) => present().makeAccessKey(input),
  revokeAccessKey: (id) => present().revokeAccessKey(id),
});
