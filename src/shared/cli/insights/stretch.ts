import type { ReadCases } from './read-cases';

/** The civil days that windows, weeks and the forecast are cut out of, both included. */
export type Stretch = { readonly from: string; readonly to: string };

/**
 * From the beginning of the period (else the first opening) to its end, at most the as-of day that was asked for; without either to
 * the last opening. `null` when nothing was opened.
 */
export const stretchOf = (
  { firstDay, lastDay }: Pick<ReadCases, 'firstDay' | 'lastDay'>,
  period: Stretch | null,
  asOf: string | null,
): Stretch | null => {
  if (firstDay === '') return null;
  const from = period?.from ?? firstDay;
  const end = period?.to ?? asOf ?? lastDay;
  const to = asOf !== null && asOf < end ? asOf : end;
  return { from, to };
};
