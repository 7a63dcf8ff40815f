import type { Call } from '../calls/call-list';
import type { Appointment } from '../model/appointment';
import type { Citizen, CitizenField } from '../model/citizen';
import type { AnyEvent } from '../model/event';
import type { Ticket } from '../model/ticket';
import type { NumberDoubt } from '../numbers/number-doubt';

/**
 * What a row says that nobody had proved to have written: the number of a ticket, its reason, the request that it came with, and in whose names the steps are; `''` and
 * none where it says nothing. The sender wrote it, so none of it is proved.
 */
export type AsideFacts = {
  readonly label: string;
  readonly reasonId: string;
  readonly requestId: string;
  readonly agentIds: readonly string[];
};

/** A row that the server put aside. `deviceId` = who sent it. `isOwn` = written on this very desk, which still holds it. */
export type QuarantinedRow = {
  readonly collection: string;
  readonly id: string;
  readonly why: string;
  readonly deviceId: string;
  readonly at: string;
  readonly isOwn: boolean;
  /** What the server tells of a row that nobody had proved to have written. */
  readonly facts?: AsideFacts;
};

/** Why a register is set aside that nobody had proved to write at its device. Of an event it is `<type>.by`. */
export const UNPROVED = 'unproved';

const byNobody = /^([A-Za-z]\w*)\.by$/;

/** Whether a row is kept aside because nobody had proved to have written it: an administrator may take it in all the same. */
export const isUnproved = (why: string): boolean => why === UNPROVED || byNobody.test(why);

/** The type of the event that nobody had proved to have written, `''` where there is none. */
export const unprovedEvent = (why: string): string => byNobody.exec(why)?.[1] ?? '';

/**
 * A document of this store of which readers leave something out, because it does not mean anything: `isWhole` = all of it. The id is
 * cut short: who made the row may have written anything there.
 */
export type UnreadableRow = { readonly collection: string; readonly id: string; readonly isWhole: boolean };

/** What one device sent of one document that nobody had proved to have written. */
export type UnprovedPart = {
  readonly row: QuarantinedRow;
  readonly whys: readonly string[];
  /** The newest instant that the server told: what came since stays. */
  readonly upTo: string;
};

/**
 * Something that a person has to settle. `key` is its identity on screen and in the address: kind and ids, never personal
 * data. `at` is the instant since when it is known, `''` when nobody knows.
 */
export type Conflict = { readonly key: string; readonly at: string } & (
  | { readonly kind: 'overbooked'; readonly appointment: Appointment }
  | { readonly kind: 'tell'; readonly appointment: Appointment; readonly told: { day: string; time: string } }
  /** The person was told two things at desks that did not see each other. `stands` = what counts, `other` = what does not. */
  | {
      readonly kind: 'crossed';
      readonly appointment: Appointment;
      readonly told: Call['told'];
      readonly isOff: boolean;
      readonly stands: AnyEvent;
      readonly other: AnyEvent;
    }
  /** Booked, mostly at a desk that was offline, for somebody whose file was erased meanwhile: nobody knows any more whom it is for. */
  | { readonly kind: 'erased'; readonly appointment: Appointment }
  | { readonly kind: 'calledTwice'; readonly ticket: Ticket }
  /** Tickets of one appointment, in the order in which they were given: one person would be called under each. */
  | { readonly kind: 'twoTickets'; readonly tickets: readonly [Ticket, Ticket, ...Ticket[]] }
  /** Tickets under one printed number, or a single one whose number nobody gave. */
  | { readonly kind: 'ticketNumber'; readonly doubt: NumberDoubt; readonly tickets: readonly [Ticket, ...Ticket[]] }
  /** Appointments of one person for the same thing, by desks that did not see each other: the one that was booked last stands last. */
  | { readonly kind: 'double'; readonly appointments: readonly [Appointment, Appointment] }
  | { readonly kind: 'sameNumber'; readonly number: string; readonly appointments: readonly Appointment[] }
  | {
      readonly kind: 'identity';
      readonly citizen: Citizen;
      readonly field: CitizenField;
      /** The value that counts now, and the one that lost. */
      readonly value: string;
      readonly other: string;
    }
  | { readonly kind: 'quarantined'; readonly row: QuarantinedRow }
  /** What one device sent of one document, settled at once up to the newest instant that the server told. `whys` = of each part, each once. */
  | ({ readonly kind: 'unproved' } & UnprovedPart & {
        /** The request that a ticket came with, sent by the same device: one act, settled at once. `null` = none is aside. */
        readonly request: UnprovedPart | null;
      })
  | { readonly kind: 'unreadable'; readonly row: UnreadableRow }
);

/** What kind of contradiction a conflict is. */
export type ConflictKind = Conflict['kind'];

/**
 * Whether two desks disagree over it. Somebody to tell is what follows from a settled surplus, and no conflict;
 * what cannot be read is nothing that an agent could settle.
 */
export const isDisagreement = ({ kind }: Pick<Conflict, 'kind'>): boolean => kind !== 'tell' && kind !== 'unreadable';

/** The order in which kinds are listed: what concerns a person who comes today stands first, what nobody at a desk can settle last. */
export const conflictKinds = [
  'overbooked',
  'crossed',
  'erased',
  'calledTwice',
  'twoTickets',
  'ticketNumber',
  'double',
  'sameNumber',
  'identity',
  'unproved',
  'quarantined',
  'tell',
  'unreadable',
] as const satisfies readonly ConflictKind[];
