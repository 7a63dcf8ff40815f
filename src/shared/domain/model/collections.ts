import type { z } from 'zod';

import { appointmentSchema, type Appointment } from './appointment';
import { citizenSchema, type Citizen } from './citizen';
import { deskSessionSchema, type DeskSession } from './desk-session';
import { referenceSchema, type Reference } from './reference';
import { requestSchema, type Request } from './request';
import { ticketSchema, type Ticket } from './ticket';

/** The collections that sync, by name, with the document each one holds. */
export type Documents = {
  appointments: Appointment;
  tickets: Ticket;
  requests: Request;
  deskSessions: DeskSession;
  citizens: Citizen;
  reference: Reference;
};

/** The name of a collection, on desks, on the way and on the server. */
export type CollectionName = keyof Documents;

/** The shape check of each collection, the same on every desk and on the server. */
export const documentSchemas = {
  appointments: appointmentSchema,
  tickets: ticketSchema,
  requests: requestSchema,
  deskSessions: deskSessionSchema,
  citizens: citizenSchema,
  reference: referenceSchema,
} as const satisfies Record<CollectionName, z.ZodType>;

/** Every collection, for what is done with each of them. */
export const collectionNames = Object.keys(documentSchemas) as readonly CollectionName[];
