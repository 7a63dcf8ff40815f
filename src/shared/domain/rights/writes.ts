import { isAuthorityEvent } from '../lifecycle/event-log';
import type { AppointmentEventBody } from '../model/appointment';
import type { CollectionName } from '../model/collections';
import type { DeskSessionEventBody } from '../model/desk-session';
import type { AnyEvent } from '../model/event';
import type { Agent } from '../model/reference';
import type { RequestEventBody } from '../model/request';
import type { TicketEventBody } from '../model/ticket';
import { rightsOf, rightsOfDesks, type Right, type Rights, type RightsTable } from './rights';

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
 * The right that each kind of event of a collection needs. Reception, counter and supervisor stand in for each other at any desk, so the work of the
 * day is open to all of them. `server` = nobody else writes it. Reference data have a right for each of their kinds (`setting-rights.ts`) and come by no push.
 */
const table: { readonly [Name in keyof Known]: Readonly<Record<Known[Name], Right | 'server'>> } = {
  appointments: {
    booked: 'dayWork',
    rescheduled: 'dayWork',
    reminded: 'dayWork',
    arrived: 'dayWork',
    attended: 'dayWork',
    noShow: 'dayWork',
    cancelledByCitizen: 'dayWork',
    cancelledByOffice: 'dayWork',
    reopened: 'dayWork',
    informed: 'dayWork',
    callTaken: 'dayWork',
    callNoted: 'dayWork',
    personsCorrected: 'dayWork',
    reasonCorrected: 'dayWork',
    bothKept: 'dayWork',
    kept: 'keepSurplus',
    undone: 'dayWork',
    accepted: 'server',
    overbooked: 'server',
    wordsErased: 'server',
  },
  tickets: {
    issued: 'dayWork',
    called: 'dayWork',
    recalled: 'dayWork',
    started: 'dayWork',
    held: 'dayWork',
    resumed: 'dayWork',
    parked: 'dayWork',
    requeued: 'dayWork',
    transferred: 'dayWork',
    noAnswer: 'dayWork',
    abandoned: 'dayWork',
    done: 'dayWork',
    paperMarked: 'dayWork',
    priorityMarked: 'dayWork',
    requestAdded: 'dayWork',
    timesDoubted: 'dayWork',
    notServedAtClosing: 'closeDay',
    undone: 'dayWork',
    calledTwice: 'server',
  },
  requests: {
    received: 'dayWork',
    qualified: 'dayWork',
    assigned: 'dayWork',
    started: 'dayWork',
    waitingOnCitizen: 'dayWork',
    answered: 'dayWork',
    closed: 'dayWork',
    reopened: 'dayWork',
    undone: 'dayWork',
    wordsErased: 'server',
  },
  deskSessions: {
    opened: 'dayWork',
    paused: 'dayWork',
    resumed: 'dayWork',
    closed: 'dayWork',
    measureAnnounced: 'announce',
    undone: 'dayWork',
  },
  citizens: { written: 'dayWork', erased: 'erase' },
  reference: { written: 'town' },
};

/** The role of an author whom the reference data does not know: the least of those that work at a desk. */
export const unknownAgentRole: Role = 'reception';

/**
 * The right that this kind of event needs, `server` = nobody has it. A kind that this version does not know comes from a newer desk and changes nothing here: the work of
 * the day may bring it, or it would be lost.
 */
export const rightOfEvent = (collection: CollectionName, eventType: string): Right | 'server' => {
  const kinds: Readonly<Record<string, Right | 'server'>> = table[collection];
  return (Object.hasOwn(kinds, eventType) ? kinds[eventType] : undefined) ?? 'dayWork';
};

/** Whether somebody with these rights may write this kind of event. `manager` and `elected` read only. */
export const mayWrite = (rights: Rights, collection: CollectionName, eventType: string): boolean => {
  const right = rightOfEvent(collection, eventType);
  return right !== 'server' && rights.has(right);
};

/** Whether an administrator’s act may come from a device of this rank: the erasure of a citizen. */
export const mayErase = (rank: DeviceRank): boolean => rank === 'admin';

/**
 * What somebody of a role may do at a device of a rank: the right is the lesser of both. A device of an administrator bounds nothing, a desk does what a role besides the
 * administrators may do at a desk, and a screen in public and the elected write nothing.
 */
export const rightsAt = (changes: RightsTable, rank: DeviceRank, role: Role): Rights => {
  if (rank !== 'admin' && rank !== 'desk') return new Set();
  const own = rightsOf(changes, role);
  if (rank === 'admin') return own;
  const ofDesks = rightsOfDesks(changes);
  return new Set([...own].filter((right) => ofDesks.has(right)));
};

/**
 * Whether a new event may join the log of a document. An undo needs the right to what it takes back, over any number of
 * undos of undos. The server’s own words are carried by every replica, so they may always come; what they count for is
 * the server’s business.
 */
export const mayAddEvent = (
  rights: Rights,
  collection: CollectionName,
  event: AnyEvent,
  eventOf: (id: unknown) => AnyEvent | undefined,
): boolean => {
  const seen = new Set<string>();
  for (let one: AnyEvent | undefined = event; one && !seen.has(one.id);) {
    if (!isAuthorityEvent(one) && !mayWrite(rights, collection, one.type)) return false;
    seen.add(one.id);
    const target: unknown = one.type === 'undone' ? one['target'] : undefined;
    one = eventOf(target);
  }
  return true;
};
