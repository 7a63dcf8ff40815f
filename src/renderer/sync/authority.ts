import { feedbackReply, type FeedbackReply } from '#shared/sync/feedback-protocol';
import { calendarReply, calendarsReply } from '#shared/sync/calendar-protocol';
import {
  messagesOfReply,
  messagesReply,
  settleMessageReply,
  type MessageRow,
  type MessagesReply,
  type SettleMessage,
} from '#shared/sync/message-protocol';
import {
  callNextReply,
  issueNumberReply,
  leaseReply,
  quarantineReply,
  releaseNumberReply,
  reserveSlotReply,
  revokeReply,
  type Lease,
  type WishedPlace,
} from '#shared/sync/protocol';
import { referenceReply, type ReferenceReply, type ReferenceRequest } from '#shared/sync/reference-protocol';

import type { Http, HttpFailure } from './http';
import { insightAuthority, insightAuthorityOf, noInsightAuthority, type InsightAuthority } from './insight-authority';
import { noPastAuthority, pastAuthority, pastAuthorityOf, type PastAuthority } from './past-authority';

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

/** Why there is no answer to a call of an administrator: this device may not, or nobody is there. */
export type Unanswered = 'notAllowed' | 'unreachable';

/** A calendar feed: whose it is (`''` = of the whole site), and its life. Instants. */
export type Calendar = {
  readonly id: string;
  readonly agentId: string;
  readonly madeAt: string;
  readonly revokedAt: string;
  readonly readAt: string;
};
export type MadeCalendar = { readonly id: string; readonly key: string };

const unanswered = ({ code }: HttpFailure): Unanswered => (code === 'notAllowed' ? 'notAllowed' : 'unreachable');

/** The server's word on what only one may win. `unreachable` = the offline rule applies, and the screen says so. */
export type Authority = InsightAuthority &
  PastAuthority & {
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
    /** Changes of reference data, for an administrator. `notAllowed`: this device, or who sits at it, may not. */
    readonly writeReference: (input: ReferenceRequest) => Promise<ReferenceReply | 'notAllowed' | 'unreachable'>;
    readonly quarantine: () => Promise<readonly QuarantinedRow[] | 'unreachable'>;
    /** The calendar feeds of the site, without their keys. */
    readonly calendars: () => Promise<readonly Calendar[] | Unanswered>;
    /** A new feed, of an agent or (`''`) of the site; its key is told this once. */
    readonly makeCalendar: (agentId: string) => Promise<MadeCalendar | Unanswered>;
    readonly revokeCalendar: (id: string) => Promise<'revoked' | Unanswered>;
    /** How the messages to citizens stand; there is no text and no address to tell. */
    readonly messages: () => Promise<MessagesReply | 'unreachable'>;
    readonly messagesOf: (appointmentIds: readonly string[]) => Promise<readonly MessageRow[] | 'unreachable'>;
    /** What people said of their visits in the last thirty days, as sums. */
    readonly feedback: () => Promise<FeedbackReply | 'unreachable'>;
    /** What becomes of a message, for who answers for the day: the message as it stands then. */
    readonly settleMessage: (key: string, input: SettleMessage) => Promise<MessageRow | Unanswered>;
  };

/** Small idempotent calls. Any failure, a refusal included, counts as out of reach: the desk goes on. */
export const createAuthority = (http: Http): Authority => ({
  ...insightAuthority(http),
  ...pastAuthority(http),
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
  writeReference: async (input) => {
    const reply = await http.post('/v1/reference', input, referenceReply, calmPatienceMs);
    if (reply.ok) return reply.value;
    return reply.reason.code === 'notAllowed' ? 'notAllowed' : 'unreachable';
  },
  quarantine: async () => {
    const reply = await http.get('/v1/quarantine', quarantineReply, calmPatienceMs);
    return reply.ok ? reply.value.rows : 'unreachable';
  },
  calendars: async () => {
    const reply = await http.get('/v1/calendars', calendarsReply, calmPatienceMs);
    return reply.ok ? reply.value.calendars : unanswered(reply.reason);
  },
  makeCalendar: async (agentId) => {
    const reply = await http.post('/v1/calendars', { agentId }, calendarReply, calmPatienceMs);
    return reply.ok ? reply.value : unanswered(reply.reason);
  },
  revokeCalendar: async (id) => {
    const reply = await http.post(`/v1/calendars/${encodeURIComponent(id)}/revoke`, {}, revokeReply, calmPatienceMs);
    return reply.ok ? 'revoked' : unanswered(reply.reason);
  },
  messages: async () => {
    const reply = await http.get('/v1/messages', messagesReply, calmPatienceMs);
    return reply.ok ? reply.value : 'unreachable';
  },
  messagesOf: async (appointmentIds) => {
    const reply = await http.post('/v1/messages/of', { appointmentIds }, messagesOfReply, calmPatienceMs);
    return reply.ok ? reply.value.messages : 'unreachable';
  },
  feedback: async () => {
    const reply = await http.get('/v1/feedback', feedbackReply, calmPatienceMs);
    return reply.ok ? reply.value : 'unreachable';
  },
  settleMessage: async (key, input) => {
    const path = `/v1/messages/${encodeURIComponent(key)}`;
    const reply = await http.post(path, input, settleMessageReply, calmPatienceMs);
    return reply.ok ? reply.value.message : unanswered(reply.reason);
  },
});

const unreachable = (): Promise<'unreachable'> => Promise.resolve('unreachable');

/** The word of no server: every call is out of reach. */
export const noAuthority: Authority = {
  ...noInsightAuthority,
  ...noPastAuthority,
  callNext: unreachable,
  issueNumber: unreachable,
  releaseNumber: unreachable,
  reserveSlot: unreachable,
  lease: unreachable,
  writeReference: unreachable,
  quarantine: unreachable,
  calendars: unreachable,
  makeCalendar: unreachable,
  revokeCalendar: unreachable,
  messages: unreachable,
  messagesOf: unreachable,
  feedback: unreachable,
  settleMessage: unreachable,
};

/** The word of whoever is the authority at the moment of asking. */
export const authorityOf = (present: () => Authority): Authority => ({
  ...insightAuthorityOf(present),
  ...pastAuthorityOf(present),
  callNext: (input) => present().callNext(input),
  issueNumber: (input) => present().issueNumber(input),
  releaseNumber: (input) => present().releaseNumber(input),
  reserveSlot: (input) => present().reserveSlot(input),
  lease: (input) => present().lease(input),
  writeReference: (input) => present().writeReference(input),
  quarantine: () => present().quarantine(),
  calendars: () => present().calendars(),
  makeCalendar: (agentId) => present().makeCalendar(agentId),
  revokeCalendar: (id) => present().revokeCalendar(id),
  messages: () => present().messages(),
  messagesOf: (appointmentIds) => present().messagesOf(appointmentIds),
  feedback: () => present().feedback(),
  settleMessage: (key, input) => present().settleMessage(key, input),
});
