const firstMs = 500;
const mostMs = 30_000;

/**
 * How long to wait before the next try, after so many failures: doubling up to half a minute, each between half and
 * the whole of it, so that the desks of a town do not all come back at once. A server that asked to wait (`askedMs`) is given that time, and up to
 * half of it more.
 */
export const backoffMs = (failures: number, random: () => number, askedMs = 0): number => {
  const whole = Math.min(mostMs, firstMs * 2 ** Math.min(failures, 10));
  const chance = random();
  return Math.round(Math.max(whole * (0.5 + chance / 2), Math.min(mostMs, askedMs) * (1 + chance / 2)));
};
