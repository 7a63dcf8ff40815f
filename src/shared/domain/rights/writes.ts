import { isAuthorityEvent } from '../lifecycle/event-log';
import type { AppointmentEventBody } from '../model/appointment';
import type { CollectionName } from '../model/collections';
import type { DeskSessionEventBody } from '../model/desk-session';
import type { AnyEvent } from '../model/event';
import type { Agent } from '../model/reference';
import type { RequestEventBody } from '../model/request';
import type { TicketEventBody } from '../model/ticket';

type Role = Agent['role'];

/** Every rank that a device can have. */
export const deviceRanks = ['desk', 'admin', 'display', 'kiosk', 'elected'] as const;
/**
 * What a device may bring at most, whoever sits at it: `admin` = everything, `desk` = the work of the day. `display` and `kiosk` stand
 * in public: they exchange no documents, read the anonymous publication, and a kiosk asks the server to write for it. `elected` reads
 * yearly sums and the names of things, and nothing of any one person.
 */
export type DeviceRank = (typeof deviceRanks)[number];

/** The ranks that a one-time code can give; nobody is invited as an administrator. */
export const invitedRanks = ['desk', 'display', 'kiosk', 'elected'] as const satisfies readonly DeviceRank[];
/** What whoever sits at the server, or at a desk, may invite. */
export type InvitedRank = (typeof invitedRanks)[number];

/** The ranks of machines that stand in public. */
export const publicRanks = ['display', 'kiosk'] as const satisfies readonly DeviceRank[];
/** A device that stands in public: it may read the publication and nothing else. */
export type PublicRank = (typeof publicRanks)[number];

/** Whether a device of this rank stands in public. */
export const isPublicRank = (rank: DeviceRank): rank is PublicRank =>
  (publicRanks as readonly DeviceRank[]).includes(rank);

/** Who writes something: those who do the work of the day, those who answer for it, the administrators, or the server. */
type Circle = 'staff' | 'lead' | 'admin' | 'server';

const circles: Readonly<Record<Circle, readonly Role[]>> = {
  staff: ['reception', 'counter', 'supervisor', 'admin'],
  lead: ['supervisor', 'admin'],
  admin: ['admin'],
  server: [],
};

type Known = {
  readonly appointments: AppointmentEventBody['type'];
  readonly tickets: TicketEventBody['type'];
  readonly requests: RequestEventBody['type'];
  readonly deskSessions: DeskSessionEventBody['type'];
  /** A citizen has registers and no events: these are the two kinds of write that a register can be. */
  readonly citizens: 'written' | 'erased';
  readonly reference: 'written';
};

/**
 * Who may write what, per collection and kind of event. Reception, counter and supervisor stand in for each other at any
 * desk, so the work of the day is open to all of them; closing the day over people, announcing a change at the desks and leaving a conflict as it is are
 * answered for by a supervisor; reference data and the erasure of a person belong to administrators.
 */
const table: { readonly [Name in keyof Known]: Readonly<Record<Known[Name], Circle>> } = {
  appointments: {
    booked: 'staff',
    rescheduled: 'staff',
    reminded: 'staff',
    arrived: 'staff',
    attended: 'staff',
    noShow: 'staff',
    cancelledByCitizen: 'staff',
    cancelledByOffice: 'staff',
    reopened: 'staff',
    informed: 'staff',
    callTaken: 'staff',
    callNoted: 'staff',
    personsCorrected: 'staff',
    reasonCorrected: 'staff',
    kept: 'lead',
    undone: 'staff',
    accepted: 'server',
    overbooked: 'server',
    wordsErased: 'server',
  },
  tickets: {
    issued: 'staff',
    called: 'staff',
    recalled: 'staff',
    started: 'staff',
    held: 'staff',
    resumed: 'staff',
    parked: 'staff',
    requeued: 'staff',
    transferred: 'staff',
    noAnswer: 'staff',
    abandoned: 'staff',
    done: 'staff',
    paperMarked: 'staff',
    priorityMarked: 'staff',
    requestAdded: 'staff',
    timesDoubted: 'staff',
    notServedAtClosing: 'lead',
    undone: 'staff',
    calledTwice: 'server',
  },
  requests: {
    received: 'staff',
    qualified: 'staff',
    assigned: 'staff',
    started: 'staff',
    waitingOnCitizen: 'staff',
    answered: 'staff',
    closed: 'staff',
    reopened: 'staff',
    undone: 'staff',
    wordsErased: 'server',
  },
  deskSessions: {
    opened: 'staff',
    paused: 'staff',
    resumed: 'staff',
    closed: 'staff',
    measureAnnounced: 'lead',
    undone: 'staff',
  },
  citizens: { written: 'staff', erased: 'admin' },
  reference: { written: 'admin' },
};

/** The role of an author whom the reference data does not know: the least of those that work at a desk. */
export const unknownAgentRole: Role = 'reception';

/**
 * Whether a role may write this kind of event. `manager` and `elected` read only. A kind that this version does not know
 * comes from a newer desk and changes nothing here: the work of the day may bring it, or it would be lost.
 */
export const mayWrite = (role: Role, collection: CollectionName, eventType: string): boolean => {
  const kinds: Readonly<Record<string, Circle>> = table[collection];
  const circle = Object.hasOwn(kinds, eventType) ? kinds[eventType] : undefined;
  return circles[circle ?? 'staff'].includes(role);
};

/** Whether an administrator’s act may come from a device of this rank: the erasure of a citizen. */
export const mayErase = (rank: DeviceRank): boolean => rank === 'admin';

/** Whether a role may decide what becomes of a message that failed or may have been sent twice: who answers for the day. */
export const maySettleMessage = (role: Role | null): boolean => role !== null && circles.lead.includes(role);

/** The most that may be written from a device: a desk does what a supervisor may, an administrator’s device everything. */
const roleOfRank: Readonly<Record<DeviceRank, Role>> = {
  desk: 'supervisor',
  admin: 'admin',
  display: 'elected',
  kiosk: 'elected',
  elected: 'elected',
};

/** Whether device and role together may write this kind of event: the right is the lesser of both. */
export const mayWriteFrom = (rank: DeviceRank, role: Role, collection: CollectionName, eventType: string): boolean =>
  mayWrite(roleOfRank[rank], collection, eventType) && mayWrite(role, collection, eventType);

/**
 * Whether a new event may join the log of a document. An undo needs the right to what it takes back, over any number of
 * undos of undos. The server’s own words are carried by every replica, so they may always come; what they count for is
 * the server’s business.
 */
export const mayAddEvent = (
  author: { readonly rank: DeviceRank; readonly role: Role },
  collection: CollectionName,
  event: AnyEvent,
  eventOf: (id: unknown) => AnyEvent | undefined,
): boolean => {
  const seen = new Set<string>();
  for (let one: AnyEvent | undefined = event; one && !seen.has(one.id);) {
    if (!isAuthorityEvent(one) && !mayWriteFrom(author.rank, author.role, collection, one.type)) return false;
    seen.add(one.id);
    const target: unknown = one.type === 'undone' ? one['target'] : undefined;
    one = eventOf(target);
  }
  return true;
};
