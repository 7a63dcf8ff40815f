import type { SlotRefusal } from './slot-refusal';

/**
 * Every reason for which a rule of the trade says no. A refusal is expected: it names what is wrong by a code and gives
 * the facts that a screen needs to say so in words. It never carries personal data.
 */
export type Refusal =
  | SlotRefusal
  | { readonly code: 'slotClosed'; readonly day: string; readonly time: string }
  | { readonly code: 'slotPast'; readonly day: string; readonly time: string }
  | { readonly code: 'deskBusy'; readonly day: string; readonly time: string; readonly deskId: string }
  /** The server gave the place to others: appointments, or none when another desk holds it. `by` = who was first, once known. */
  | {
      readonly code: 'slotTaken';
      readonly day: string;
      readonly time: string;
      readonly rivals: readonly string[];
      readonly by?: { readonly agentId: string; readonly deskId: string };
    }
  | { readonly code: 'noDeskFree'; readonly day: string; readonly time: string }
  | { readonly code: 'noStationFree'; readonly day: string; readonly time: string; readonly stations: number }
  | { readonly code: 'tooManyPersons'; readonly persons: number; readonly most: number }
  | { readonly code: 'reasonNotOffered'; readonly reasonId: string }
  | { readonly code: 'preApplicationNumberInvalid'; readonly person: number; readonly missing: number }
  /** A value that no store takes: `field` is its path, `booked.time` or `birthDate.v`, never the value. */
  | { readonly code: 'unsoundValue'; readonly field: string }
  | { readonly code: 'citizenIncomplete'; readonly field: 'lastName' | 'firstName' | 'birthDate' | 'phone' }
  | {
      readonly code: 'notInState';
      readonly entity: 'appointment' | 'ticket' | 'request' | 'desk';
      readonly status: string;
      readonly command: string;
    }
  /** `deskId` `''` = the server knows of a call that has not reached this desk yet. */
  | { readonly code: 'alreadyCalled'; readonly ticketId: string; readonly deskId: string }
  | { readonly code: 'deskHasTicket'; readonly ticketId: string }
  | { readonly code: 'deskTaken'; readonly deskId: string; readonly agentId: string }
  /** A colleague has this person on the telephone. */
  | { readonly code: 'callHeld'; readonly agentId: string }
  | { readonly code: 'notSignedOn' }
  /** The role of who sits here does not write this; `readOnly` = nor anything else. */
  | { readonly code: 'notAllowed'; readonly readOnly: boolean }
  /** Who sits here lacks a right (`domain/rights/rights.ts`); `roles` = those that have it. */
  | { readonly code: 'rightMissing'; readonly right: string; readonly roles: readonly string[] }
  /** The server takes this at the devices of administrators alone. */
  | { readonly code: 'adminOnly'; readonly who: 'device' }
  /** The agent who should be deleted has this desk open; `desk` = its number. */
  | { readonly code: 'agentAtDesk'; readonly desk: string }
  | { readonly code: 'settingsUnreachable' }
  /** What only the server can do was asked of it in vain. */
  | { readonly code: 'serverUnreachable' }
  /** The store of this desk keeps nothing any more: its disk is full, or does not answer. */
  | { readonly code: 'notStored' }
  /** The server is there and has no time for what this device asks. */
  | { readonly code: 'serverBusy' }
  /** Somebody else changed the same entry since it was read. */
  | { readonly code: 'settingsStale' }
  /** Somebody else changed who comes to the appointment, or what for, since the form was opened. */
  | { readonly code: 'appointmentStale' }
  /** As many one-time codes are open as may be. */
  | { readonly code: 'codesOpen' }
  /** Another device made this code: it, or a device of an administrator, ends it. */
  | { readonly code: 'codeOfAnother' }
  /** The only device of an administrator stays. */
  | { readonly code: 'lastAdmin' }
  /** Nobody else could administer: the access of this person stays. */
  | { readonly code: 'lastAdminPerson' }
  /** No administrator is known by a code of their own at this device. */
  | { readonly code: 'noAdminCode' }
  /** A row that was put aside stays there by another rule, `why` in the words of the server. */
  | { readonly code: 'staysAside'; readonly why: string }
  /** As many keys of calendars, or of the read interface, are open as may be. */
  | { readonly code: 'keysOpen' }
  /** Rules of the trade say no; the form tells which, beside its fields. */
  | { readonly code: 'settingsFaulty' }
  /** Both ids mean one person already. */
  | { readonly code: 'sameCitizen' }
  /** This person is still expected, or has a ticket or an open request: they are not erased before. */
  | { readonly code: 'personExpected' }
  /** Another file was merged with that of this person meanwhile: they are not erased before it was read. */
  | { readonly code: 'personMerged' }
  /** The server does not have this file yet: it is not erased, for it would come there afterwards. */
  | { readonly code: 'personUnsent' }
  /** An erasure takes two people: too many wishes wait, this one waits no more, it is one's own, the files are others since, or nobody else could confirm. */
  | { readonly code: 'erasing'; readonly why: 'full' | 'gone' | 'own' | 'changed' | 'alone' }
  /** This citizen stands alone: there is nothing to separate. */
  | { readonly code: 'notMerged' }
  | { readonly code: 'nobodyWaiting' }
  /** Nobody waits any more and no service of an earlier day is open. */
  | { readonly code: 'nothingToClose' }
  /** People of today still wait, and nobody said that they are to be sent away: the day is not closed over their heads. */
  | {
      readonly code: 'peopleWait';
      readonly tickets: readonly { readonly id: string; readonly label: string }[];
      /** Civil time at which the doors close today, `''` = they are closed; and who is still to come to an appointment. */
      readonly until: string;
      readonly expected: number;
    }
  | { readonly code: 'nothingToUndo' }
  | { readonly code: 'undoTooLate'; readonly status: string }
  | {
      readonly code: 'notFound';
      readonly entity: 'appointment' | 'ticket' | 'request' | 'citizen' | 'reason' | 'desk' | 'agent';
      readonly id: string;
    };
