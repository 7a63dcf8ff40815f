import type { FeedbackTheme } from '#shared/domain/model/feedback';
import type { KioskLanguage } from '#shared/domain/model/floor-settings';
import type { KioskTicket } from '#shared/ipc/public-screens';

import type { KioskState, Paper } from './kiosk-state';

/** What a person does. `key` is fresh with every touch that may ask something; a touch that is ignored wastes it. */
export type KioskTouch =
  | { readonly type: 'language'; readonly language: KioskLanguage }
  | { readonly type: 'height' }
  | { readonly type: 'contrast' }
  | { readonly type: 'priority' }
  | { readonly type: 'part'; readonly part: KioskState['part'] }
  | { readonly type: 'nextPage'; readonly pages: number }
  | { readonly type: 'open'; readonly at: 'times' | 'code' | 'feedback' | 'service' }
  | { readonly type: 'back' }
  | { readonly type: 'done'; readonly language: KioskLanguage }
  | { readonly type: 'hold' }
  /** `isTyped`: on a keyboard, not by a finger that may have hit what has just appeared under it. */
  | { readonly type: 'sign'; readonly sign: string; readonly isTyped: boolean }
  | { readonly type: 'erase' }
  | { readonly type: 'reason'; readonly key: string; readonly reasonId: string }
  | { readonly type: 'time'; readonly key: string; readonly time: string }
  | { readonly type: 'letter'; readonly initial: string }
  /** Of a scanner, or typed on the screen. */
  | { readonly type: 'code'; readonly key: string; readonly code: string }
  | { readonly type: 'retry' }
  | { readonly type: 'undo' }
  | { readonly type: 'score'; readonly score: number }
  | { readonly type: 'theme'; readonly theme: FeedbackTheme }
  | { readonly type: 'send'; readonly key: string }
  | { readonly type: 'help' };

export type CheckInAnswer = 'ticket' | 'initial' | 'alreadyHere' | 'askReception' | 'unreachable';

/** What the main process answers. An answer counts for the request of its key alone. */
export type KioskAnswer =
  | { readonly type: 'ticketGiven'; readonly key: string; readonly ticket: KioskTicket | null }
  | {
      readonly type: 'checkedIn';
      readonly key: string;
      readonly answer: CheckInAnswer;
      readonly ticket: KioskTicket | null;
      readonly detail: string;
    }
  | { readonly type: 'undone'; readonly key: string; readonly undone: boolean }
  | { readonly type: 'kept'; readonly key: string; readonly kept: boolean }
  /** No answer at all: the page does not know what became of it. */
  | { readonly type: 'failed'; readonly key: string }
  | { readonly type: 'paper'; readonly key: string; readonly paper: Paper }
  | { readonly type: 'helpAnswered'; readonly asked: boolean };

/** What time does: the screen has stood long enough, or nobody has touched anything for a while. */
export type KioskTick = { readonly type: 'settled' } | { readonly type: 'idle'; readonly language: KioskLanguage };

export type KioskEvent = KioskTouch | KioskAnswer | KioskTick;
