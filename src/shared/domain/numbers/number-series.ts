import type { Series, SiteReference } from '../model/reference';
import { entryById } from '../../lib/entry-by-id';

/** A series with every rule of its numbers: letter, first and last printed number, and how many digits are printed. */
export type NumberSeries = {
  readonly letter: string;
  readonly start: number;
  readonly wrapAt: number;
  readonly digits: number;
};

/** What a site counts by until it has a series of its own. */
export const usualSeries: NumberSeries = { letter: 'A', start: 1, wrapAt: 999, digits: 3 };

/** The rules of a series, with what counts where it says nothing. */
export const rulesOf = ({
  letter,
  start,
  wrapAt,
  digits,
}: Omit<Series, 'id' | 'kind' | 'reasonIds'>): NumberSeries => ({
  letter,
  start: start ?? usualSeries.start,
  wrapAt: wrapAt ?? usualSeries.wrapAt,
  digits: digits ?? usualSeries.digits,
});

const isForAllOthers = ({ reasonIds, departmentIds = [] }: Series): boolean =>
  reasonIds.length === 0 && departmentIds.length === 0;

/**
 * The series whose letter the tickets of a reason carry: the one that names the reason, else its department, else the one for all
 * others. Total: a site without any counts in series A.
 */
export const seriesFor = (
  { series, reasons }: Pick<SiteReference, 'series' | 'reasons'>,
  reasonId: string,
): NumberSeries => {
  const departmentId = entryById(reasons, reasonId)?.departmentId ?? '';
  const found =
    series.find((one) => one.reasonIds.includes(reasonId)) ??
    series.find((one) => departmentId !== '' && (one.departmentIds ?? []).includes(departmentId)) ??
    series.find(isForAllOthers);
  return found ? rulesOf(found) : usualSeries;
};
