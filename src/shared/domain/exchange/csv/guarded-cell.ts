const risky = /^'*[=+\-@\t\r]/;
const guarded = /^'+[=+\-@\t\r]/;

/**
 * A cell that a spreadsheet cannot take for a formula: an apostrophe stands before what begins like one (source: OWASP, CSV
 * injection). A negative number gets one too.
 */
export const guardedCell = (text: string): string => (risky.test(text) ? `'${text}` : text);

/** The text of a guarded cell; any other stays as it is. */
export const unguardedCell = (text: string): string => (guarded.test(text) ? text.slice(1) : text);

const textFormula = /^="((?:[^"]|"")*)"$/su;

/** The text of a cell that a formula keeps as it is (`="01000"`), or an apostrophe from being a formula; any other stays. */
export const plainCell = (raw: string): string => {
  const [, kept] = textFormula.exec(raw) ?? [];
  return kept === undefined ? unguardedCell(raw) : kept.replaceAll('""', '"');
};
