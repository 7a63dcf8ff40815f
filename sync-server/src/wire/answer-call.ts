import { calls, type CallName } from '#shared/sync/wire/calls';
import type { Call } from '#shared/sync/wire/call';

import { checked, outgoing } from '../lib/checked';
import { Problem } from '../lib/problem';
import type { Device } from '../store/port';
import type { Handlers } from './handler';
import { requireDoor } from './require-door';

/** A call as it arrived: `id` is what `:id` stood for in the path, `device` `null` for a caller without a token. */
export type ArrivedCall = { readonly device: Device | null; readonly body: unknown; readonly id?: string };

/** The fields of a body; a body that is no object is left to the schema, which refuses it. */
const fieldsOf = (call: Call, { body, id }: ArrivedCall): unknown => {
  if (body !== undefined && body !== null && (typeof body !== 'object' || Array.isArray(body))) return body;
  return call.path.includes(':id') ? { ...body, id } : (body ?? {});
};

/** What PostgreSQL refuses in a text, and what no encoding of a text holds: half a character. */
const unstorable = /[\0\p{Cs}]/u;

const holdsUnstorable = (value: unknown): boolean =>
  typeof value === 'string'
    ? unstorable.test(value)
    : typeof value === 'object' &&
      value !== null &&
      Object.entries(value).some(([key, part]) => unstorable.test(key) || holdsUnstorable(part));

/**
 * Answers a call: opens its door, reads its input, runs its handler and checks the answer. HTTP and the simulation both come through
 * here. Throws the `Problem` of a refusal. Calls with `isText` answer JSON text.
 */
export const answerCall = async (handlers: Handlers, name: CallName, arrived: ArrivedCall): Promise<unknown> => {
  const call: Call = calls[name];
  if (call.door !== 'anyone') {
    if (!arrived.device) throw new Problem('unauthorised', 'no device');
    requireDoor(call.door, arrived.device.rank);
  }
  const input = checked(call.input, fieldsOf(call, arrived));
  // Of a push each row is judged by itself.
  if (name !== 'push' && holdsUnstorable(input))
    throw new Problem('badRequest', 'a text holds a sign that no text may');
  const handler = handlers[name] as (input: unknown, device: Device | null) => Promise<unknown>;
  const given = await handler(input, arrived.device);
  return call.isText ? given : outgoing(call.output, given);
};
