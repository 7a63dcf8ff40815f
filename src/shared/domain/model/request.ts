import { z } from 'zod';

import { eventSchema, type UndoneBody, type WordsErasedBody } from './event';
import { idSchema } from './ids';

/** The channels, in the order in which screens list them. */
export const channels = ['desk', 'appointment', 'phone', 'sms', 'email', 'mail', 'portal'] as const;
/** The way by which a request reached the town hall. */
export type Channel = (typeof channels)[number];

/** The stored states of a request. */
export const requestStatuses = [
  'received',
  'qualified',
  'assigned',
  'inProgress',
  'waitingOnCitizen',
  'answered',
  'closed',
  'void',
] as const;
/** `void` = it was undone; being late is not a state but follows from the clock (`RequestGroup`). */
export type RequestStatus = (typeof requestStatuses)[number];

/** What can happen to a request. The state is folded from these; old events must stay readable. */
export type RequestEventBody =
  | {
      readonly type: 'received';
      readonly day: string;
      readonly channel: Channel;
      readonly reasonId: string;
      readonly citizenId: string;
      readonly ticketId: string;
      /** Somebody at a kiosk asks reception to come. */
      readonly help?: boolean;
      /** Instant at which it came, where it is logged later: a letter of yesterday. Never after the event. */
      readonly receivedAt?: string;
      /** What is asked, in a few words and without any name. */
      readonly subject?: string;
      /** Its identifier in the program that it was imported from; by it a second import knows it again. */
      readonly externalId?: string;
    }
  | { readonly type: 'qualified'; readonly reasonId: string }
  /** `agentId` names who takes it; absent = the whole department. */
  | { readonly type: 'assigned'; readonly departmentId: string; readonly agentId?: string }
  | { readonly type: 'started' }
  | { readonly type: 'waitingOnCitizen' }
  /** `templateId` names the answer that was used. */
  | { readonly type: 'answered'; readonly templateId?: string }
  /** `closedAt`: instant at which it was closed, where that is written later. Never after the event. */
  | { readonly type: 'closed'; readonly outcome: string; readonly themeId?: string; readonly closedAt?: string }
  | { readonly type: 'reopened' }
  | WordsErasedBody
  | UndoneBody;

/** The synced document of a request. `closedAt` is `''` while it is open. */
export const requestSchema = z.object({
  id: idSchema,
  siteId: idSchema,
  events: z.array(eventSchema).min(1),
  status: z.string(),
  day: z.string(),
  channel: z.string(),
  reasonId: z.string(),
  citizenId: z.string(),
  ticketId: z.string(),
  departmentId: z.string(),
  receivedAt: z.string(),
  closedAt: z.string(),
  outcome: z.string(),
});

/** A request as it is stored and sent: its log, and the fields that are folded from it. */
export type Request = Readonly<
  Omit<z.infer<typeof requestSchema>, 'status' | 'channel'> & { status: RequestStatus; channel: Channel }
>;
