import type { Noted } from './journal-port';
import type { OutsideKey } from './outside-key';

/** A calendar feed: whose it is (`''` = all of the site), and its life. Its key is never kept, only the hash of it. */
export type Calendar = OutsideKey & { readonly agentId: string };

/** The part of a store that knows the keys of calendar feeds. */
export type CalendarStore = {
  readonly addCalendar: (calendar: {
    readonly id: string;
    readonly siteId: string;
    readonly agentId: string;
    readonly keyHash: string;
    readonly at: string;
    /** Lines of the journal of the same commit. */
    readonly noted?: Noted;
  }) => Promise<void>;
  /** The feed whose key this is the hash of; `null` for a revoked one too. */
  readonly calendarOfKey: (keyHash: string) => Promise<Calendar | null>;
  /** All feeds of a site, revoked ones included, in the order in which they were made. */
  readonly listCalendars: (siteId: string) => Promise<readonly Calendar[]>;
  /** Ends a feed of a site for good, also over the restore of an older backup, with what is `noted` of it. Says whether there was one that was read. */
  readonly revokeCalendar: (siteId: string, calendarId: string, at: string, noted?: Noted) => Promise<boolean>;
  readonly noteCalendarRead: (calendarId: string, at: string) => Promise<void>;
};
