import {
  callNextReply,
  issueNumberReply,
  leaseReply,
  quarantineReply,
  releaseNumberReply,
  reserveSlotReply,
  type Lease,
  type WishedPlace,
} from '#shared/sync/protocol';

import type { Http } from './http';

const patienceMs = 1_500;
/** What nobody waits for may take longer. */
const calmPatienceMs = 10_000;

/** A row that the server put aside, without its content. */
export type QuarantinedRow = {
  readonly collection: string;
  readonly id: string;
  readonly why: string;
  readonly deviceId: string;
  readonly at: string;
};

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
  /** A number asked for with this key will never be printed. */
  readonly releaseNumber: (input: {
    readonly key: string;
    readonly day: string;
    readonly series: string;
  }) => Promise<'released' | 'unreachable'>;
  /** Holds a place for an appointment that is about to be written. `rivals` take the room when it is refused. */
  readonly reserveSlot: (input: {
    readonly key: string;
    readonly appointmentId: string;
    readonly place: WishedPlace;
  }) => Promise<{ readonly granted: boolean; readonly rivals: readonly string[] } | 'unreachable'>;
  /** Keeps, gives back and asks for places that this desk may fill while it is out of reach. */
  readonly lease: (input: {
    readonly key: string;
    readonly keep: readonly string[];
    readonly places: readonly WishedPlace[];
  }) => Promise<readonly Lease[] | 'unreachable'>;
  readonly quarantine: () => Promise<readonly QuarantinedRow[] | 'unreachable'>;
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
  releaseNumber: async (input) => {
    const reply = await http.post('/v1/release-number', input, releaseNumberReply, calmPatienceMs);
    return reply.ok ? 'released' : 'unreachable';
  },
  reserveSlot: async (input) => {
    const reply = await http.post('/v1/reserve-slot', input, reserveSlotReply, patienceMs);
    return reply.ok ? reply.value : 'unreachable';
  },
  lease: async (input) => {
    const reply = await http.post('/v1/lease', input, leaseReply, calmPatienceMs);
    return reply.ok ? reply.value.leases : 'unreachable';
  },
  quarantine: async () => {
    const reply = await http.get('/v1/quarantine', quarantineReply, calmPatienceMs);
    return reply.ok ? reply.value.rows : 'unreachable';
  },
});

const unreachable = (): Promise<'unreachable'> => Promise.resolve('unreachable');

/** The word of no server: every call is out of reach. */
export const noAuthority: Authority = {
  callNext: unreachable,
  issueNumber: unreachable,
  releaseNumber: unreachable,
  reserveSlot: unreachable,
  lease: unreachable,
  quarantine: unreachable,
};

/** The word of whoever is the authority at the moment of asking. */
export const authorityOf = (present: () => Authority): Authority => ({
  callNext: (input) => present().callNext(input),
  issueNumber: (input) => present().issueNumber(input),
  releaseNumber: (input) => present().releaseNumber(input),
  reserveSlot: (input) => present().reserveSlot(input),
  lease: (input) => present().lease(input),
  quarantine: () => present().quarantine(),
});
