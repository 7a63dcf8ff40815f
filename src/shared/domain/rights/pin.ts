/** The fewest digits of a personal code, and the fewest signs of one that is a phrase. */
export const LEAST_PIN_DIGITS = 6;
const LEAST_PHRASE = 10;
/** The most signs of a personal code. */
export const MOST_PIN = 72;

/** The most minutes without anybody after which a desk locks itself. */
export const MOST_LOCK_MIN = 240;

/** What keeps a text from being a personal code; `''` = nothing. */
export type PinFault = 'short' | 'simple' | '';

/** One digit again and again, or digits that count up or down: what is tried first. */
const isRun = (digits: string): boolean => {
  const steps = new Set([...digits].slice(1).map((digit, index) => Number(digit) - Number(digits[index])));
  const [step = 0] = steps;
  return steps.size <= 1 && Math.abs(step) <= 1;
};

/** Whether somebody may choose this as their personal code: six digits or more that are no run, or a phrase of ten signs or more. */
export const pinFault = (pin: string): PinFault => {
  if (!/^\d+$/.test(pin)) return pin.trim().length < LEAST_PHRASE ? 'short' : '';
  if (pin.length < LEAST_PIN_DIGITS) return 'short';
  return isRun(pin) ? 'simple' : '';
};
