import { z } from 'zod';

import { isSoundEvent } from '../domain/rows/event-fault';
import {
  daySchema,
  instantOrNoneSchema,
  lengthSchema,
  nameSchema,
  ordinalSchema,
  textUpTo,
  timeSchema,
} from '../domain/rows/parts';
import { soundRegisters, isStamp } from '../domain/rows/register-fault';
import { MOST_EVENTS } from '../domain/rows/row-bounds';
import { appointmentSchema } from '../domain/model/appointment';
import { documentSchemas, type CollectionName, type Documents } from '../domain/model/collections';
import { deskSessionSchema } from '../domain/model/desk-session';
import { requestSchema } from '../domain/model/request';
import { ticketSchema } from '../domain/model/ticket';
import type { Citizen } from '../domain/model/citizen';
import type { AnyEvent } from '../domain/model/event';
import { idSchema } from '../domain/model/ids';

import { sortedLog } from '../domain/lifecycle/event-log';

import { foldDocument, isLogCollection, type LogCollection } from './merge-document';
import { sameValue } from './same-document';

const identity = { id: idSchema, siteId: idSchema };
const person = z.looseObject({ preApplicationNumber: textUpTo(40) });

/** What readers take for granted of the fields beside the log. */
const folded = {
  appointments: z.looseObject({
    ...appointmentSchema.omit({ events: true }).shape,
    ...identity,
    status: z.string(),
    day: daySchema,
    time: timeSchema,
    durationMin: lengthSchema,
    deskId: nameSchema,
    reasonId: nameSchema,
    citizenId: nameSchema,
    persons: z.array(person).max(50),
    bookedAt: instantOrNoneSchema,
    arrivedAt: instantOrNoneSchema,
    rivals: z.array(nameSchema).max(100),
  }),
  tickets: z.looseObject({
    ...ticketSchema.omit({ events: true }).shape,
    ...identity,
    status: z.string(),
    day: daySchema,
    number: ordinalSchema,
    label: textUpTo(60),
    reasonId: nameSchema,
    dueAt: instantOrNoneSchema,
    issuedAt: instantOrNoneSchema,
    firstCalledAt: instantOrNoneSchema,
    lastCalledAt: instantOrNoneSchema,
    startedAt: instantOrNoneSchema,
    endedAt: instantOrNoneSchema,
    papers: z.record(z.string(), z.string()),
  }),
  requests: z.looseObject({
    ...requestSchema.omit({ events: true }).shape,
    ...identity,
    status: z.string(),
    day: daySchema,
    receivedAt: instantOrNoneSchema,
    closedAt: instantOrNoneSchema,
  }),
  deskSessions: z.looseObject({
    ...deskSessionSchema.omit({ events: true }).shape,
    ...identity,
    status: z.string(),
    day: daySchema,
    deskId: nameSchema,
    openedAt: instantOrNoneSchema,
  }),
} as const satisfies Record<LogCollection, z.ZodType>;

/** A store of before the bound may hold a few more; of far more only the first are read, or every look would take seconds. */
const MOST_EVENTS_READ = 4 * MOST_EVENTS;

/** A document as readers see it, and what was left out of it: paths, never values. */
type Judged = { readonly seen: object | null; readonly faults: readonly string[] };

/** Whether the fields beside the log are those that the log tells. Another version may fold a little differently: that is no fault. */
const agrees = (document: object, fold: object): boolean =>
  Object.entries(fold).every(
    ([name, value]) => name === 'events' || sameValue(value, (document as Readonly<Record<string, unknown>>)[name]),
  );

const judgeLog = (collection: LogCollection, document: Documents[LogCollection]): Judged => {
  const log: readonly unknown[] = Array.isArray(document.events) ? document.events : [];
  const all = log.slice(0, MOST_EVENTS_READ).filter((event): event is AnyEvent => isSoundEvent(collection, event));
  const sound = log.length > MOST_EVENTS_READ ? sortedLog(all).slice(0, MOST_EVENTS) : all;
  const isFolded = folded[collection].safeParse(document).success;
  const faults = [
    ...(sound.length < log.length || sound.length === 0 ? ['events'] : []),
    ...(isFolded ? [] : ['fields']),
  ];
  const fold = foldDocument(collection, document.id, document.siteId, sound);
  // Fields beside the log are never trusted: readers rely on how they hang together.
  if (faults.length === 0 && agrees(document, fold)) return { seen: document, faults };
  const anew = { ...document, ...fold };
  if (folded[collection].safeParse(anew).success) return { seen: anew, faults };
  return { seen: null, faults: faults.length > 0 ? faults : ['fields'] };
};

const isId = (value: unknown): boolean => typeof value === 'string' && /^\P{Cc}{1,80}$/u.test(value);

const judgeCitizen = (citizen: Citizen): Judged => {
  const { erasedAt } = citizen;
  if (!isId(citizen.id) || !isId(citizen.siteId)) return { seen: null, faults: ['id'] };
  // Whether such a person was erased is not known: they are shown nowhere.
  if (erasedAt !== '' && !isStamp(erasedAt)) return { seen: null, faults: ['erasedAt'] };
  const { sound, faults } = soundRegisters(citizen.fields);
  return { seen: faults.length === 0 ? citizen : { ...citizen, fields: sound }, faults };
};

const judge = (collection: CollectionName, document: object): Judged => {
  if (isLogCollection(collection)) return judgeLog(collection, document as Documents[LogCollection]);
  if (collection === 'citizens') return judgeCitizen(document as Citizen);
  return documentSchemas[collection].safeParse(document).success
    ? { seen: document, faults: [] }
    : { seen: null, faults: ['body'] };
};

const judged = new WeakMap<object, Judged>();

const judgedOf = (collection: CollectionName, document: object): Judged => {
  const known = judged.get(document);
  if (known) return known;
  const now = judge(collection, document);
  judged.set(document, now);
  return now;
};

/**
 * A stored document as readers may see it: the gate of every query, figure, screen and export. A sound one comes back as the very same
 * object. One that holds unsound events or fields comes back folded anew from its sound events (a citizen: without the unsound
 * registers), and `null` stands for one of which nothing sound is left. An older server or a hostile desk may have stored anything; what
 * is written today is checked before it is stored. Remembered as long as the object lives.
 */
export const soundDocument = <Name extends CollectionName>(
  collection: Name,
  document: Documents[Name],
): Documents[Name] | null => judgedOf(collection, document).seen as Documents[Name] | null;

/** What `soundDocument` left out of a document: paths, never values; empty for a sound one. */
export const unsoundParts = (collection: CollectionName, document: object): readonly string[] =>
  judgedOf(collection, document).faults;
