import { memo } from 'react';

import { agendaText } from '#shared/i18n/fr/agenda';
import { shortTime } from '#shared/i18n/fr/format';
import type { StationsLeft } from '#shared/domain/scheduling/stations-left';
import { minutesOf, timeOf } from '#shared/time/civil';

import { classNames } from '../../ui/class-names';
import { share } from './day-block';
import { axisFolds, axisMarks, heightOf, placeOf, type Axis } from './view-model/axis';

/** Times at the left edge. */
export const HourScale = memo(({ axis }: { readonly axis: Axis }) => (
  <ol className="ag-hours" aria-hidden="true">
    {axisMarks(axis)
      .filter(({ labelled }) => labelled)
      .map(({ minute, place, edge }) => (
        <li key={minute} className={classNames(edge && 'is-edge')} style={{ top: share(place) }}>
          {shortTime(timeOf(minute))}
        </li>
      ))}
  </ol>
));
HourScale.displayName = 'HourScale';

type StationStripProps = { readonly axis: Axis; readonly strip: readonly StationsLeft[] };

/** How many enrolment stations each half hour leaves. */
export const StationStrip = memo(({ axis, strip }: StationStripProps) => (
  <ol className="ag-dr" aria-label={agendaText.strip.list}>
    {strip.map(({ from, to, left }) => {
      const span = { from: minutesOf(from), to: minutesOf(to) };
      return (
        <li
          key={from}
          className={classNames(left === 0 && 'is-full', left < 0 && 'is-over')}
          style={{ top: share(placeOf(axis, span.from)), height: share(heightOf(axis, span)) }}
        >
          <span className="sr">{`${shortTime(from)}\u00A0: `}</span>
          {agendaText.strip.left(left)}
        </li>
      );
    })}
  </ol>
));
StationStrip.displayName = 'StationStrip';

/** Hour lines and the folded gap behind the blocks. */
export const GridLines = memo(({ axis }: { readonly axis: Axis }) => (
  <div className="ag-lines" aria-hidden="true">
    {axisMarks(axis).map(({ minute, place, kind }) => (
      <i key={minute} className={kind} style={{ top: share(place) }} />
    ))}
    {axisFolds(axis).map(({ from, to, place, height }) => (
      <i key={from} className="fold" style={{ top: share(place), height: share(height) }}>
        <span>{agendaText.fold(timeOf(from), timeOf(to))}</span>
      </i>
    ))}
  </div>
));
GridLines.displayName = 'GridLines';

type NowLineProps = { readonly axis: Axis; readonly minute: number };

/** The line of the present minute, with its time. */
export const NowLine = ({ axis, minute }: NowLineProps) => {
  if (minute < axis.from || minute > axis.to) return null;
  return (
    <div className="ag-now" style={{ top: share(placeOf(axis, minute)) }} aria-hidden="true">
      <span>{shortTime(timeOf(minute))}</span>
    </div>
  );
};
