import type { z } from 'zod';

import { accessKeyCalls } from './access-key-calls';
import { accessRequestCalls } from './access-request-calls';
import { calendarCalls } from './calendar-calls';
import type { Call } from './call';
import { deviceCalls } from './device-calls';
import { documentCalls } from './document-calls';
import { erasureCalls } from './erasure-calls';
import { feedbackCalls } from './feedback-calls';
import { figureCalls } from './figure-calls';
import { floorCalls } from './floor-calls';
import { historyCalls } from './history-calls';
import { journalCalls } from './journal-calls';
import { kioskCalls } from './kiosk-calls';
import { messageCalls } from './message-calls';
import { pastCalls } from './past-calls';
import { personCalls } from './person-calls';
import { protectionCalls } from './protection-calls';
import { providerCalls } from './provider-calls';
import { retentionCalls } from './retention-calls';
import { settingCalls } from './setting-calls';

/**
 * Every JSON call of the server, once. The typed clients of desk, kiosk and board, the routes of the server, the simulation's line, the
 * fakes of tests and the OpenAPI document are all read from this table: a new call is a row here and a handler on the server.
 */
export const calls = {
  ...deviceCalls,
  ...personCalls,
  ...providerCalls,
  ...journalCalls,
  ...erasureCalls,
  ...accessRequestCalls,
  ...retentionCalls,
  ...protectionCalls,
  ...documentCalls,
  ...floorCalls,
  ...settingCalls,
  ...historyCalls,
  ...pastCalls,
  ...messageCalls,
  ...feedbackCalls,
  ...figureCalls,
  ...accessKeyCalls,
  ...calendarCalls,
  ...kioskCalls,
} as const satisfies Readonly<Record<string, Call>>;

/** The table as its type. */
export type Calls = typeof calls;
/** The name of a call: that of its function in a client, and of its handler on the server. */
export type CallName = keyof Calls;
/** All names, in the order of the table. */
export const callNames = Object.keys(calls) as readonly CallName[];

type Frozen<Value> = Value extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Frozen<Value[Key]> }
    : Value;

/** What a caller hands over. */
export type CallInput<Name extends CallName> = Frozen<z.input<Calls[Name]['input']>>;
/** The input as the server read it. */
export type ReadInput<Name extends CallName> = z.output<Calls[Name]['input']>;
/** The answer as a handler gives it. */
export type CallReply<Name extends CallName> = z.input<Calls[Name]['output']>;
/** The answer as a client read it. */
export type CallOutput<Name extends CallName> = z.output<Calls[Name]['output']>;

/** `GET /v1/stream`: pokes as server-sent events (`pokeSchema`). A device has one; opening another closes the first. */
export const STREAM_PATH = '/v1/stream';
