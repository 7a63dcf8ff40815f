/** The whole number of a field, -1 when it is empty: below every bound, so that the rule of the field says so. */
export const readNumber = (text: string): number => (text.trim() === '' ? -1 : Number(text));
