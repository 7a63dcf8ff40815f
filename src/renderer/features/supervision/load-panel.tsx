import type { DayFits } from '#shared/domain/insights/day/day-fits';
import type { DayLoad } from '#shared/domain/insights/day/load-per-half-hour';
import { shortTime } from '#shared/i18n/fr/format';
import { supervisionText } from '#shared/i18n/fr/supervision';

import { PanelFrame } from './panel-frame';
import { barChart, type Bar } from './view-model/bars';

const text = supervisionText.load;
const percent = (share: number): string => `${share * 100}%`;

const Column = ({ bar, time }: { readonly bar: Bar; readonly time: string }) => {
  if (bar.kind === 'gap') return <li className="lunch" aria-hidden="true" />;
  const { row } = bar;
  return (
    <li className={bar.when === 'past' ? 'past' : bar.when === 'now' ? 'cur' : ''}>
      {bar.when === 'now' && (
        <span className="cur-time" aria-hidden="true">
          {shortTime(time)}
        </span>
      )}
      <span className="w" style={{ bottom: percent(bar.booked), height: percent(bar.walkIns) }} />
      <span className="r" style={{ height: percent(bar.booked) }} />
      <span className="cap" style={{ bottom: percent(bar.places) }} />
      {bar.over > 0 && (
        <b className="ov" style={{ bottom: percent(bar.booked + bar.walkIns) }}>
          +{bar.over}
        </b>
      )}
      <time>{bar.label}</time>
      <span className="sr">{text.row(row.from, row.booked, row.walkIns, row.places)}</span>
    </li>
  );
};

const LoadTable = ({ load }: { readonly load: DayLoad }) => (
  <table>
    <caption className="sr">{text.caption}</caption>
    <thead>
      <tr>
        <th scope="col">{text.time}</th>
        <th scope="col">{text.booked}</th>
        <th scope="col">{text.walkIns}</th>
        <th scope="col">{text.served}</th>
        <th scope="col">{text.places}</th>
      </tr>
    </thead>
    <tbody>
      {load.rows.map((row) => (
        <tr key={row.from}>
          <th scope="row">{shortTime(row.from)}</th>
          <td>{row.booked}</td>
          <td>{row.walkIns}</td>
          <td>{row.served}</td>
          <td>{row.places}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

type LoadPanelProps = { readonly load: DayLoad; readonly fits: DayFits; readonly time: string };

/** Whether the day fits: booked, come and places by half hour. */
export const LoadPanel = ({ load, fits, time }: LoadPanelProps) => {
  const chart = barChart(load, time);
  return (
    <PanelFrame area="fit" title={text.title} table={<LoadTable load={load} />}>
      <p className="sum">
        {fits.fits ? (
          text.allFits(fits.spareAfter)
        ) : (
          <>
            <b>{text.over(fits.tooMany, fits.from, fits.to)}</b> {fits.spareAfter > 0 && text.spare(fits.spareAfter)}
          </>
        )}
      </p>
      <div className="legend" aria-hidden="true">
        <span>
          <i className="k k--r" />
          {text.booked}
        </span>
        <span>
          <i className="k k--w0" />
          {text.walkIns}
        </span>
        <span>
          <i className="k k--c" />
          {text.places}
        </span>
        <span>
          <i className="k k--o">+2</i>
          {text.tooMany}
        </span>
      </div>
      <div className="plot">
        <ol className="bars">
          {chart.bars.map((bar) => (
            <Column key={bar.kind === 'gap' ? `gap ${bar.from}` : bar.row.from} bar={bar} time={time} />
          ))}
        </ol>
        <ul className="ya" aria-hidden="true">
          {chart.ticks.map((tick) => (
            <li key={tick.people} style={{ bottom: percent(tick.share) }}>
              {tick.people}
            </li>
          ))}
        </ul>
      </div>
    </PanelFrame>
  );
};
