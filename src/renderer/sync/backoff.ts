const firstMs = 500;
const mostMs = 30_000;

/**
 * How long to wait before the next try, after so many failures: doubling up to half a minute, each between half and
 * the whole of it, so that the desks of a town do not all come back at once.
 */
export const backoffMs = (failures: number, random: () => number): number => {
  const whole = Math.min(mostMs, firstMs * 2 ** Math.min(failures, 10));
  return Math.round(whole * (0.5 + random() / 2));
};
