import type { FactSheet } from './fact';

/** A sheet as it travels and is stored: JSON text in columns. */
export const encodeSheet = (sheet: FactSheet): string => JSON.stringify(sheet);

/** Reads a sheet that came from elsewhere; `null` when it is none. */
export const decodeSheet = (text: string): FactSheet | null => JSON.parse(text) as FactSheet;
