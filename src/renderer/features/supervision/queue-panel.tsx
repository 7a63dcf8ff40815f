import { classNames } from '../../ui/class-names';
import { supervisionText } from '#shared/i18n/fr/supervision';

import { PanelFrame } from './panel-frame';
import { axisEnd, type Lane } from './view-model/lanes';

const text = supervisionText.who;
const percent = (share: number): string => `${share * 100}%`;

const QueueTable = ({ lanes }: { readonly lanes: readonly Lane[] }) => (
  <table>
    <caption className="sr">{text.caption}</caption>
    <thead>
      <tr>
        <th scope="col">{text.reason}</th>
        <th scope="col">{text.people}</th>
        <th scope="col">{text.longest}</th>
      </tr>
    </thead>
    <tbody>
      {lanes.map((lane) => (
        <tr key={lane.reasonId}>
          <th scope="row">{lane.name}</th>
          <td>{lane.waiting}</td>
          <td>{text.minutes(lane.longestMin)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Row = ({ lane, goalMin }: { readonly lane: Lane; readonly goalMin: number }) => {
  const first = lane.dots[0];
  return (
    <tr>
      <th scope="row">{lane.name}</th>
      <td>
        <div className="lane" aria-hidden="true">
          {lane.dots.map((dot) => (
            <i
              key={dot.ticketId}
              className={classNames('m', dot.priority ? 'm--p' : dot.booked ? 'm--r' : 'm--w', dot.isLate && 'm--late')}
              style={{ left: percent(dot.at) }}
            />
          ))}
          {first?.isLate && (
            <span className="tk tk--l" style={{ left: percent(first.at) }}>
              {first.label}
            </span>
          )}
        </div>
      </td>
      <td className="num">
        <b>{lane.waiting}</b>
      </td>
      <td className={classNames('num', lane.longestMin > goalMin && 'late')}>{text.minutes(lane.longestMin)}</td>
    </tr>
  );
};

type QueuePanelProps = {
  readonly lanes: readonly Lane[];
  readonly late: number;
  readonly goalMin: number;
  /** Civil time of the next expected appointment, `''` when none is left. */
  readonly nextAppointment: string;
};

/** Who waits and since when, a dot each, on a lane for each reason. */
export const QueuePanel = ({ lanes, late, goalMin, nextAppointment }: QueuePanelProps) => (
  <PanelFrame area="who" title={text.title} table={<QueueTable lanes={lanes} />}>
    {lanes.length === 0 ? (
      <p className="su-none">
        {text.empty} {nextAppointment !== '' && text.nextAt(nextAppointment)}
      </p>
    ) : (
      <>
        <p className="sum">{late > 0 ? <b>{text.late(late, goalMin)}</b> : text.none(goalMin)}</p>
        <div className="legend" aria-hidden="true">
          <span>
            <i className="m m--r" />
            {text.booked}
          </span>
          <span>
            <i className="m m--w" />
            {text.walkIn}
          </span>
          <span>
            <i className="m m--p" />
            {text.priority}
          </span>
        </div>
        <div className="who-scroll">
          <table className="who-t">
            <caption className="sr">{text.caption}</caption>
            <thead>
              <tr>
                <th scope="col">
                  <span className="sr">{text.reason}</span>
                </th>
                <td>
                  <div className="lane lane--x" aria-hidden="true">
                    <span style={{ left: '0%' }}>0</span>
                    <span style={{ left: '33.33%' }}>{axisEnd(goalMin) / 3}</span>
                    <span style={{ left: '66.67%' }}>
                      <b>{text.minutes(goalMin)}</b>
                    </span>
                    <span style={{ left: '100%' }}>{axisEnd(goalMin)}</span>
                  </div>
                </td>
                <td />
                <td />
              </tr>
            </thead>
            <tbody>
              {lanes.map((lane) => (
                <Row key={lane.reasonId} lane={lane} goalMin={goalMin} />
              ))}
            </tbody>
          </table>
        </div>
      </>
    )}
  </PanelFrame>
);
