const two = (value: number): string => String(value).padStart(2, '0');

/** The civil day `2026-11-24` where this machine stands: a town hall's day does not begin at midnight of Greenwich. */
export const localDay = (now: Date): string => `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
