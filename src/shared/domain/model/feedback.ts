/** The themes of an opinion, in the order in which they are offered. */
export const feedbackThemes = ['welcome', 'wait', 'answer', 'place', 'other'] as const;
/** What an opinion is about. */
export type FeedbackTheme = (typeof feedbackThemes)[number];

/**
 * An opinion after a visit. It says what somebody thought and on which day, and nothing by which they could be found: no ticket, no
 * hour, no device. It stays on the server, which tells desks sums alone (docs/decisions/0021).
 */
export type Feedback = {
  /** Civil day. */
  readonly day: string;
  /** What the visit was about, `''` where nobody knows. */
  readonly reasonId: string;
  /** Where it was given: on a kiosk, or on the page of a ticket. */
  readonly via: 'kiosk' | 'ticket';
  /** 0 to 10. */
  readonly score: number;
  readonly theme: FeedbackTheme | '';
};
