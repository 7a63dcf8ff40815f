/** How large a person reads the texts of the app, beside the zoom of the window. */
export const textSizes = ['normal', 'large', 'larger', 'largest'] as const;
export type TextSize = (typeof textSizes)[number];

/** The size of the root's letters, percent of what the browser gives: 16, 18, 20 and 24 px, so that no line falls between two pixels. */
export const textPercent = { normal: 100, large: 112.5, larger: 125, largest: 150 } as const satisfies Readonly<
  Record<TextSize, number>
>;
