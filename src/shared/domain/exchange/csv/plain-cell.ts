import { unguardedCell } from './guarded-cell';

const textFormula = /^="((?:[^"]|"")*)"$/su;

/** The text of a cell that a formula keeps as it is (`="01000"`), or an apostrophe from being a formula; any other stays. */
export const plainCell = (raw: string): string => {
  const [, kept] = textFormula.exec(raw) ?? [];
  return kept === undefined ? unguardedCell(raw) : kept.replaceAll('""', '"');
};
