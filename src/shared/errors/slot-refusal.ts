/**
 * Why there is no slot on a day or over some days. Days and times are civil; labels come from the reference data and say
 * nothing of anybody.
 */
export type SlotRefusal =
  | { readonly code: 'publicHoliday'; readonly day: string; readonly name: string }
  /** `label` is that of the closure or absence, `''` where nothing opens on this day. */
  | { readonly code: 'dayClosed'; readonly day: string; readonly label: string }
  /** No opening of the day is as long as the appointment. */
  | { readonly code: 'dayTooShort'; readonly day: string; readonly durationMin: number }
  /** What is open is kept for another purpose, until the day `releasedOn` (`''` = for good). */
  | { readonly code: 'keptForOthers'; readonly day: string; readonly purpose: string; readonly releasedOn: string }
  | { readonly code: 'quotaReached'; readonly day: string; readonly label: string; readonly most: number }
  /** The reason wants notice: nothing begins before this civil moment. */
  | { readonly code: 'tooSoon'; readonly day: string; readonly time: string }
  /** The reason is offered until `lastDay`, as seen from today. */
  | { readonly code: 'beyondHorizon'; readonly day: string; readonly lastDay: string }
  | { readonly code: 'channelNotOffered'; readonly reasonId: string; readonly channel: string }
  | { readonly code: 'dayFull'; readonly day: string }
  | { readonly code: 'stationsFull'; readonly day: string; readonly stations: number }
  /** Nothing over several days; `because` is the code that most of the days have that are not simply closed. */
  | {
      readonly code: 'noSlotBetween';
      readonly fromDay: string;
      readonly toDay: string;
      readonly because: 'closed' | 'kept' | 'quota' | 'tooSoon' | 'beyondHorizon' | 'desks' | 'stations' | 'tooShort';
    };
