import type { Filter } from '../facts/filter';
import type { Series } from './hits';
import type { Cut } from './measure-source';

type Named = Pick<Series, 'by' | 'id'>;

/** What is set in a filter, by the cut that it makes. */
export const setIn = (filter: Filter): readonly { readonly cut: Cut; readonly id: string }[] =>
  (
    [
      { cut: 'department', id: filter.departmentId },
      { cut: 'reason', id: filter.reasonId },
      { cut: 'channel', id: filter.channel },
    ] as const
  ).filter(({ id }) => id !== '');

/** The series of all that a filter lets through is that of its department, reason or channel where it sets one alone. */
export const namedSeries = ({ by, id }: Named, filter: Filter): Named => {
  const [only, ...more] = setIn(filter);
  return by === 'all' && only && more.length === 0 ? { by: only.cut, id: only.id } : { by, id };
};

/** The id of an alert: the same for the same series and window, whether the series was cut out by itself or by the filter. */
export const alertId = (measure: string, series: Named, filter: Filter, window: string): string => {
  const named = namedSeries(series, filter);
  const isByFilter = named.by !== series.by;
  const rest = isByFilter ? [] : setIn(filter).map(({ cut, id }) => `${cut}=${id}`);
  const site = filter.siteId === '' ? [] : [`site=${filter.siteId}`];
  return [measure, named.by, named.id, window, ...site, ...rest].join(':');
};
