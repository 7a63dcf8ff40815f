import type { FeedbackTheme } from '#shared/domain/model/feedback';
import type { KioskLanguage } from '#shared/domain/model/floor-settings';
import type { KioskTrouble } from '#shared/i18n/kiosk/words';
import type { KioskTicket } from '#shared/ipc/public-screens';

/**
 * What was asked of the main process and is not answered yet. `key` is made with the choice and stays the same when it is asked again,
 * so that one choice never becomes two tickets.
 */
export type Wish =
  | {
      readonly kind: 'ticket';
      readonly key: string;
      readonly reasonId: string;
      readonly priority: boolean;
      readonly language: KioskLanguage;
    }
  | {
      readonly kind: 'checkIn';
      readonly key: string;
      readonly code: string;
      readonly time: string;
      readonly initial: string;
      readonly language: KioskLanguage;
    }
  | { readonly kind: 'undo'; readonly key: string }
  | { readonly kind: 'feedback'; readonly key: string; readonly score: number; readonly theme: FeedbackTheme | '' };

/** What became of the paper: `none` = this kiosk has no printer, `failed` = it did not come out. */
export type Paper = 'printing' | 'out' | 'none' | 'failed';

export type TicketScreen = {
  readonly at: 'ticket';
  /** Of the touch that gave it: takes the ticket back. */
  readonly key: string;
  readonly ticket: KioskTicket;
  readonly paper: Paper;
  readonly undoRefused: boolean;
  /** Somebody touched the screen: the number stays until they are done. */
  readonly isHeld: boolean;
};

export type KioskScreen =
  | { readonly at: 'start' }
  | { readonly at: 'times' }
  | { readonly at: 'code'; readonly typed: string }
  | { readonly at: 'letter'; readonly time: string; readonly key: string }
  | TicketScreen
  | { readonly at: 'undone' }
  | { readonly at: 'here'; readonly label: string }
  | { readonly at: 'trouble'; readonly why: KioskTrouble; readonly again: Wish | null }
  | { readonly at: 'feedback'; readonly score: number | null; readonly theme: FeedbackTheme | '' }
  | { readonly at: 'thanks' }
  | { readonly at: 'service' };

export type KioskState = {
  readonly language: KioskLanguage;
  /** Everything to touch lies in the lower half, for who sits or is small. */
  readonly isLow: boolean;
  readonly isContrast: boolean;
  readonly priority: boolean;
  /** Which part of the start a low screen shows; it has not room for both. */
  readonly part: 'appointment' | 'walkIn';
  readonly page: number;
  readonly screen: KioskScreen;
  readonly pending: Wish | null;
  /** The screen has just changed: the second touch of a nervous finger must not meet what lies there now. */
  readonly isSettling: boolean;
  readonly help: 'none' | 'asking' | 'asked' | 'failed';
  /** The last paper did not come out: whoever comes next is told before they choose. It outlives the person. */
  readonly noPaper: boolean;
};

/** A kiosk that nobody uses: French where the site speaks it, normal contrast and height. */
export const atStart = (language: KioskLanguage): KioskState => ({
  language,
  isLow: false,
  isContrast: false,
  priority: false,
  part: 'walkIn',
  page: 0,
  screen: { at: 'start' },
  pending: null,
  isSettling: false,
  help: 'none',
  noPaper: false,
});

/** Whether the kiosk stands as it does when nobody uses it. */
export const isAtRest = (state: KioskState, language: KioskLanguage): boolean =>
  state.screen.at === 'start' &&
  state.language === language &&
  !state.isLow &&
  !state.isContrast &&
  !state.priority &&
  state.part === 'walkIn' &&
  state.page === 0 &&
  state.help === 'none';

/** Whether touches are left alone: a request is on its way, or the screen has just changed. */
export const isFrozen = ({ pending, isSettling }: KioskState): boolean => pending !== null || isSettling;

/** Signs of a code that a kiosk has keys for: Crockford's, as the confirmation slip has them. */
export const codeSigns = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'] as const;
export const CODE_LENGTH = 6;
export const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'] as const;
