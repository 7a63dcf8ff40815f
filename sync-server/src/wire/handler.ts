import type { CallName, CallReply, Calls, ReadInput } from '#shared/sync/wire/calls';

import type { Device } from '../store/port';

type HandlerReply<Name extends CallName> = Calls[Name] extends { readonly isText: true } ? string : CallReply<Name>;

/** What answers a call: its input as it was read and, behind a door, the device that makes it. Throws a `Problem` to refuse. */
export type Handler<Name extends CallName> = Calls[Name]['door'] extends 'anyone'
  ? (input: ReadInput<Name>) => Promise<HandlerReply<Name>>
  : (input: ReadInput<Name>, device: Device) => Promise<HandlerReply<Name>>;

/** One handler for each row of the table. */
export type Handlers = { readonly [Name in CallName]: Handler<Name> };
