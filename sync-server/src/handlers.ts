import { callNames, calls } from '#shared/sync/wire/calls';

import * as access from './access/calls';
import * as appointments from './appointments/calls';
import * as calendars from './calendars/calls';
import * as devices from './devices/calls';
import * as shutOut from './devices/shut-out-calls';
import * as documents from './documents/calls';
import * as feedback from './feedback/calls';
import * as figures from './figures/calls';
import * as history from './history/calls';
import * as journal from './journal/calls';
import * as kiosk from './kiosk/calls';
import * as messages from './messages/calls';
import type { Parts } from './parts';
import * as persons from './persons/calls';
import { proofAtDoors } from './persons/proof-at-doors';
import * as provider from './provider/calls';
import { servedRoutes } from './served-routes';
import * as settings from './settings/calls';
import * as tickets from './tickets/calls';
import type { Device } from './store/port';
import type { Handler, Handlers } from './wire/handler';
import { openApiDocument } from './wire/openapi-document';

/** The whole protocol, as it is served: made when it is first asked for, as text, since anybody may ask often. */
const description = (parts: Parts): Handler<'description'> => {
  let made: string | null = null;
  return async () => (made ??= JSON.stringify(openApiDocument(Object.values(calls), servedRoutes(parts))));
};

/** What `calls.ts` of each room exports: one maker of a handler for each row of the table, under its name. */
const makers = {
  ...devices,
  ...shutOut,
  ...persons,
  ...provider,
  ...journal,
  ...documents,
  ...tickets,
  ...appointments,
  ...settings,
  ...history,
  ...messages,
  ...feedback,
  ...figures,
  ...access,
  ...calendars,
  ...kiosk,
  description,
} satisfies { readonly [Name in keyof Handlers]: (parts: Parts) => Handlers[Name] };

/** Calls that give or take by the begin of the present history: a number, a row of another device, a message that is sent once more. */
const goesByBegin: ReadonlySet<string> = new Set([
  'issueNumber',
  'releaseNumber',
  'push',
  'kioskTicket',
  'kioskCheckIn',
  'settleMessage',
] satisfies readonly (keyof Handlers)[]);

/** The server without a network: a handler for every call of the table. Routes and the simulation answer by it (`answerCall`). */
export const createHandlers = (parts: Parts): Handlers => {
  const requireProof = proofAtDoors(parts);
  return Object.fromEntries(
    callNames.map((name) => {
      const made = makers[name](parts) as (...args: readonly unknown[]) => Promise<unknown>;
      const proved = requireProof(name);
      const handler = proved
        ? async (input: unknown, device: unknown): Promise<unknown> => {
            await proved(input, device as Device);
            return made(input, device);
          }
        : made;
      const held = (...args: readonly unknown[]): Promise<unknown> => {
        const hold = parts.holdBegin();
        if (hold === null) return handler(...args);
        // A begin that cannot be written now keeps nobody from reading.
        return (goesByBegin.has(name) ? hold : hold.catch(() => undefined)).then(() => handler(...args));
      };
      return [name, held];
    }),
  ) as Handlers;
};
