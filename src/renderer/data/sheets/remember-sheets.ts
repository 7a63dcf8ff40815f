import type { FactSheet } from '#shared/domain/insights/facts/fact';
import { decodeSheet } from '#shared/domain/insights/facts/wire/sheet-wire';

/** A sheet as it is kept. `seq` tells one version of a day from another. */
export type KeptSheet = { readonly day: string; readonly seq: number; readonly sheet: string };

/** Sheets that were read, so that the same version of a day is read once and gives the same object. */
export type ReadSheets = {
  /** `undefined` = not read yet; `null` = it is none. */
  readonly known: (day: string, seq: number) => FactSheet | null | undefined;
  readonly read: (kept: KeptSheet) => FactSheet | null;
};

/** Remembers the last version of each day that was read. */
export const rememberSheets = (): ReadSheets => {
  const days = new Map<string, { readonly seq: number; readonly sheet: FactSheet | null }>();
  const known = (day: string, seq: number): FactSheet | null | undefined => {
    const last = days.get(day);
    return last?.seq === seq ? last.sheet : undefined;
  };
  return {
    known,
    read: ({ day, seq, sheet: text }) => {
      const last = known(day, seq);
      if (last !== undefined) return last;
      const sheet = decodeSheet(text);
      days.set(day, { seq, sheet });
      return sheet;
    },
  };
};
