import type { z } from 'zod';

import type { feedbackReply } from '#shared/sync/feedback-protocol';
import type * as kiosk from '#shared/sync/kiosk-protocol';
import type { messagesOfReply, messagesReply, settleMessageReply } from '#shared/sync/message-protocol';
import type { passagesReply, standingReply } from '#shared/sync/past-protocol';
import type {
  callNextReply,
  digestReply,
  fetchReply,
  headReply,
  issueNumberReply,
  leaseReply,
  pushReply,
  quarantineReply,
  releaseNumberReply,
  reserveSlotReply,
} from '#shared/sync/protocol';
import type { referenceReply } from '#shared/sync/reference-protocol';
import type { SyncRules } from '#shared/sync/rules';

import type { Floor } from './floor/floor';
import type { Publications } from './floor/publications';
import type { WaitsOf } from './floor/waits';
import type { Messaging } from './messages/messaging';
import type { ReferenceReader } from './documents/load-facts';
import type { Device, Store } from './store/port';
import type { TicketPageCalls } from './ticket-page/ticket-page-calls';
import type { Schemas } from './documents/conversions';
import type { Registry } from './documents/registry';

/** What the core works with. Clock and chance come from outside, so that a test or the simulation can set them. */
export type CoreNeeds = {
  readonly store: Store;
  readonly registry: Registry;
  readonly rules: SyncRules;
  /** The versions of the document schemas that are spoken; those of the product if absent. */
  readonly schemas?: Schemas;
  /** Now, in milliseconds since 1970. */
  readonly clock: () => number;
  /** How far `clock` is from true time, milliseconds: not 0 in a demonstration. */
  readonly clockOffsetMs: number;
  readonly newId: () => string;
  /** A key of a ticket's page, 128 random bits; from the system's own chance if absent. */
  readonly newTrackKey?: () => string;
  /** How messages to citizens go; none if absent. */
  readonly messaging?: Messaging;
};

/** What the calls share, beside what came from outside. */
export type CoreParts = CoreNeeds & {
  readonly referenceOf: ReferenceReader;
  readonly floor: Floor;
  readonly waits: WaitsOf;
  readonly newTrackKey: () => string;
};

type Call<Reply extends z.ZodType> = (device: Device, body: unknown) => Promise<z.input<Reply>>;

/**
 * The server without a network: every call of the protocol as a function of the device that makes it and of the body that
 * it sent. Each checks its body and throws a `Problem` when it refuses the call as a whole. Routes, and the simulation, are
 * thin layers over it.
 */
export type SyncCore = {
  readonly head: Call<typeof headReply>;
  /** The reply as JSON text: the stored documents go out as they are, without being parsed and printed again. */
  readonly pull: (device: Device, body: unknown) => Promise<string>;
  readonly push: Call<typeof pushReply>;
  readonly digest: Call<typeof digestReply>;
  readonly fetch: Call<typeof fetchReply>;
  readonly callNext: Call<typeof callNextReply>;
  readonly issueNumber: Call<typeof issueNumberReply>;
  readonly releaseNumber: Call<typeof releaseNumberReply>;
  readonly reserveSlot: Call<typeof reserveSlotReply>;
  readonly lease: Call<typeof leaseReply>;
  readonly writeReference: Call<typeof referenceReply>;
  readonly quarantine: Call<typeof quarantineReply>;
  readonly standing: Call<typeof standingReply>;
  readonly passages: Call<typeof passagesReply>;
  readonly messages: Call<typeof messagesReply>;
  readonly messagesOf: Call<typeof messagesOfReply>;
  readonly settleMessage: (device: Device, body: unknown, key: string) => Promise<z.input<typeof settleMessageReply>>;
  readonly kioskTicket: Call<typeof kiosk.kioskTicketReply>;
  readonly kioskCheckIn: Call<typeof kiosk.kioskCheckInReply>;
  readonly kioskUndo: Call<typeof kiosk.kioskUndoReply>;
  readonly kioskHelp: Call<typeof kiosk.kioskHelpReply>;
  readonly kioskFeedback: Call<typeof kiosk.kioskFeedbackReply>;
  readonly feedback: Call<typeof feedbackReply>;
  readonly ticketPage: TicketPageCalls;
  /** What screens in public show. */
  readonly publications: Publications;
  /** What is done now and then without being asked: void records of numbers that nobody printed, opinions of a day that is over. */
  readonly tend: (siteId: string) => Promise<void>;
};
