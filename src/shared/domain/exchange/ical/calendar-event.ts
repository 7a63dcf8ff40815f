/** The words of a calendar file for how sure an event is. */
export const calendarStatuses = ['CONFIRMED', 'TENTATIVE', 'CANCELLED'] as const;
/** How sure an event of a calendar is (RFC 5545, 3.8.1.11). */
export type CalendarStatus = (typeof calendarStatuses)[number];

/** An event as a calendar file says it, its beginning in civil time of the site. Texts may have several lines. */
export type CalendarEvent = {
  readonly uid: string;
  /** Grows with every change of the event: whoever has an older copy takes the newer one (RFC 5546, 2.1.4). */
  readonly sequence: number;
  /** Instant of the last change, whole seconds count; `''` when a file does not say. */
  readonly stampedAt: string;
  readonly day: string;
  readonly time: string;
  /** Minutes that really pass, also over a night in which the clock changes; 0 = the file gives no end. */
  readonly durationMin: number;
  /** So many whole days from `day` on, without any time; the time and the minutes then say nothing. */
  readonly wholeDays?: number;
  readonly status: CalendarStatus;
  readonly summary: string;
  readonly location: string;
  readonly description: string;
};
