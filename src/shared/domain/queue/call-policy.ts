/** How a site calls people, as data. Minutes are counted from the start of the appointment. */
export type CallPolicy = {
  /** From when a booked person may pass before those who wait: -5 = five minutes before the start. */
  readonly bookedFromMin: number;
  /** Up to when a booked person may arrive and still pass at the rank of the appointment. */
  readonly bookedUntilMin: number;
  /** How many priority tickets may be called in a row while others wait without appointment. */
  readonly priorityCeiling: number;
};

/** What a site has until it decides otherwise. */
export const defaultCallPolicy: CallPolicy = { bookedFromMin: -5, bookedUntilMin: 10, priorityCeiling: 1 };
