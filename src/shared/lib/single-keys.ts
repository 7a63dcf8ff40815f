/** How a person commands by one letter or digit: by it alone, with Alt, or not at all. */
export const singleKeys = ['alone', 'alt', 'off'] as const;
export type SingleKeys = (typeof singleKeys)[number];
