const risky = /^'*[=+\-@\t\r]/;
const guarded = /^'+[=+\-@\t\r]/;

/**
 * A cell that a spreadsheet cannot take for a formula: an apostrophe stands before what begins like one (source: OWASP, CSV
 * injection). A negative number gets one too.
 */
export const guardedCell = (text: string): string => (risky.test(text) ? `'${text}` : text);

/** The text of a guarded cell; any other stays as it is. */
export const unguardedCell = (text: string): string => (guarded.test(text) ? text.slice(1) : text);
