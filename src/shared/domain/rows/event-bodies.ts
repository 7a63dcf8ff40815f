import { z } from 'zod';

import {
  ageBands,
  callOutcomes,
  messageChannels,
  tellingChannels,
  type AppointmentEventBody,
} from '../model/appointment';
import { measureKinds, pauseReasons, type DeskSessionEventBody } from '../model/desk-session';
import { channels, type RequestEventBody } from '../model/request';
import { abandonReasons, ticketOutcomes, type TicketEventBody } from '../model/ticket';
import {
  daySchema,
  givenNameSchema,
  instantOrNoneSchema,
  instantSchema,
  lengthSchema,
  longText,
  minutesSchema,
  nameSchema,
  oneOf,
  ordinalSchema,
  textUpTo,
  timeOrNoneSchema,
  timeSchema,
  type Strictness,
} from './parts';

/** The fields of each type of event beside its envelope; a type that is missing here does not compile. */
type BodiesOf<Body extends { readonly type: string }> = {
  readonly [Type in Body['type']]: {
    readonly [Key in keyof Omit<Extract<Body, { readonly type: Type }>, 'type'>]-?: z.ZodType<
      Extract<Body, { readonly type: Type }>[Key]
    >;
  };
};

/** The most persons of an appointment: a family, a class that comes for its papers. An older version may have stored more. */
export const MOST_PERSONS = 100;
const MOST_PERSONS_READ = 1_000;

/** The longest identifier of another program; calendars have long ones. */
export const MOST_FOREIGN_ID = 1_000;

const nothing = {};
const undone = { target: givenNameSchema };
/** The word of the server's authority over what it says, base64url; absent in words from before it was given. */
const mac = textUpTo(64).exactOptional();
/** `cause` = the citizen. */
const wordsErased = { cause: givenNameSchema, mac };

const placement = { day: daySchema, time: timeSchema, durationMin: lengthSchema, deskId: nameSchema };

const appointmentBodies = (strictness: Strictness): BodiesOf<AppointmentEventBody> => {
  const person = { preApplicationNumber: longText(strictness, 20), citizenId: nameSchema.exactOptional() };
  const known = {
    ...person,
    ageBand: oneOf(strictness, ageBands).exactOptional(),
    situation: longText(strictness, 80).exactOptional(),
  };
  const persons = z
    .array(strictness === 'written' ? z.strictObject(known) : z.looseObject(known))
    .max(strictness === 'written' ? MOST_PERSONS : MOST_PERSONS_READ);
  return {
    booked: {
      ...placement,
      reasonId: nameSchema,
      citizenId: nameSchema,
      persons,
      channel: longText(strictness, 40),
      keptFor: longText(strictness, 80).exactOptional(),
      notify: z.array(oneOf(strictness, messageChannels)).max(4).exactOptional(),
      externalId: longText(strictness, MOST_FOREIGN_ID).exactOptional(),
      leaseId: nameSchema.exactOptional(),
    },
    rescheduled: { ...placement, settles: nameSchema.exactOptional(), leaseId: nameSchema.exactOptional() },
    accepted: { cause: givenNameSchema, mac },
    overbooked: { cause: givenNameSchema, rivals: z.array(nameSchema).max(100), mac },
    kept: { cause: givenNameSchema },
    informed: { channel: oneOf(strictness, tellingChannels), cause: givenNameSchema },
    callTaken: { cause: givenNameSchema },
    callNoted: { outcome: oneOf(strictness, callOutcomes), cause: givenNameSchema },
    personsCorrected: { persons },
    reasonCorrected: { reasonId: nameSchema },
    bothKept: { other: nameSchema },
    reminded: nothing,
    arrived: { ticketId: nameSchema },
    attended: { outcome: longText(strictness, 80) },
    noShow: nothing,
    cancelledByCitizen: nothing,
    cancelledByOffice: { why: longText(strictness, 200) },
    reopened: nothing,
    wordsErased,
    undone,
  };
};

/** What held the person as the writer of an end or a start saw it; `''` = they waited. Absent in events of before it was named. */
const seen = { call: nameSchema.exactOptional() };

const ticketBodies = (strictness: Strictness): BodiesOf<TicketEventBody> => ({
  issued: {
    day: daySchema,
    series: textUpTo(20),
    number: ordinalSchema,
    reasonId: nameSchema,
    priority: z.boolean(),
    appointmentId: nameSchema,
    requestId: nameSchema,
    citizenId: nameSchema,
    dueAt: instantOrNoneSchema,
    label: longText(strictness, 40).exactOptional(),
    trackKey: textUpTo(64).exactOptional(),
    announced: z.object({ fromMin: minutesSchema, toMin: minutesSchema }).nullable().exactOptional(),
    origin: oneOf(strictness, ['reception', 'kiosk']).exactOptional(),
  },
  called: { deskId: nameSchema, tentative: z.boolean(), why: z.array(textUpTo(80)).max(20) },
  calledTwice: { cause: givenNameSchema, rival: nameSchema, mac },
  recalled: nothing,
  started: seen,
  held: nothing,
  resumed: nothing,
  parked: { ...seen, roomId: nameSchema.exactOptional() },
  requeued: seen,
  transferred: {
    ...seen,
    reasonId: nameSchema,
    deskId: nameSchema.exactOptional(),
    agentId: nameSchema.exactOptional(),
    returnToDeskId: nameSchema.exactOptional(),
    returnReasonId: nameSchema.exactOptional(),
  },
  noAnswer: { ...seen, retryMin: minutesSchema.exactOptional() },
  abandoned: { ...seen, why: oneOf(strictness, abandonReasons).exactOptional() },
  notServedAtClosing: seen,
  done: { outcome: oneOf(strictness, ticketOutcomes), themeId: nameSchema.exactOptional() },
  requestAdded: { requestId: nameSchema, reasonId: nameSchema },
  timesDoubted: nothing,
  priorityMarked: { priority: z.boolean() },
  paperMarked: { paperId: nameSchema, mark: oneOf(strictness, ['seen', 'missing', '']) },
  undone,
});

const requestBodies = (strictness: Strictness): BodiesOf<RequestEventBody> => ({
  received: {
    day: daySchema,
    channel: oneOf(strictness, channels),
    reasonId: nameSchema,
    citizenId: nameSchema,
    ticketId: nameSchema,
    help: z.boolean().exactOptional(),
    receivedAt: instantSchema.exactOptional(),
    subject: longText(strictness, 300).exactOptional(),
    externalId: longText(strictness, MOST_FOREIGN_ID).exactOptional(),
  },
  qualified: { reasonId: nameSchema },
  assigned: { departmentId: nameSchema, agentId: nameSchema.exactOptional() },
  started: nothing,
  waitingOnCitizen: nothing,
  answered: { templateId: nameSchema.exactOptional() },
  closed: {
    outcome: longText(strictness, 80),
    themeId: nameSchema.exactOptional(),
    closedAt: instantSchema.exactOptional(),
  },
  reopened: nothing,
  wordsErased,
  undone,
});

const deskSessionBodies = (strictness: Strictness): BodiesOf<DeskSessionEventBody> => ({
  measureAnnounced: {
    day: daySchema,
    deskId: nameSchema,
    kind: oneOf(strictness, measureKinds),
    agentId: nameSchema,
    from: timeOrNoneSchema,
    to: timeOrNoneSchema,
    reasonId: nameSchema,
    closureId: nameSchema,
    wasFrom: timeOrNoneSchema,
    wasTo: timeOrNoneSchema,
  },
  opened: { day: daySchema, deskId: givenNameSchema, agentId: nameSchema },
  paused: { why: oneOf(strictness, pauseReasons).exactOptional() },
  resumed: nothing,
  closed: nothing,
  undone,
});

/** The fields of every type of event that this version knows, by collection, beside the envelope. */
export const eventBodies = (strictness: Strictness) => ({
  appointments: appointmentBodies(strictness),
  tickets: ticketBodies(strictness),
  requests: requestBodies(strictness),
  deskSessions: deskSessionBodies(strictness),
});
