import { timeOf } from '#shared/time/civil';
import type { Crowd } from '#shared/domain/conflicts/crowd';
import type { Strip } from '#shared/domain/conflicts/strip';
import type { Appointment } from '#shared/domain/model/appointment';
import { intervalOf } from '#shared/domain/scheduling/placed';
import { conflictsText } from '#shared/i18n/fr/conflicts';
import { shortTime } from '#shared/i18n/fr/format';

import { classNames } from '../../ui/class-names';
import type { Words } from './view-model/words';

type StripChartProps = {
  readonly strip: Strip;
  readonly limit: Crowd['limit'];
  readonly surplus: Appointment;
  readonly words: Words;
};

const text = conflictsText.overbooked;
const halfHour = 30;

/** The time around a surplus, a row a station or desk; what finds no place has its own row. */
export const StripChart = ({ strip, limit, surplus, words }: StripChartProps) => {
  const { from, to } = strip.window;
  const share = (minute: number): number => ((Math.min(to, Math.max(from, minute)) - from) / (to - from)) * 100;
  const place = (one: Appointment) => {
    const span = intervalOf(one);
    return { left: `${share(span.from)}%`, width: `${share(span.to) - share(span.from)}%` };
  };
  const marks = Array.from({ length: (to - from) / halfHour + 1 }, (_, index) => from + index * halfHour);
  const nameOf = (one: Appointment): string => words.values(one.citizenId)?.lastName ?? '';
  const lanes = strip.lanes.map((lane, index) => ({ ...lane, key: `${lane.number} ${index}` }));
  return (
    <table className="co-tl">
      <caption className="sr">{text.strip(timeOf(from), timeOf(to))}</caption>
      <thead>
        <tr>
          <td />
          <td>
            <div className="co-ax">
              {marks.map((mark) => (
                <span key={mark} style={{ left: `${share(mark)}%` }}>
                  {shortTime(timeOf(mark))}
                </span>
              ))}
            </div>
          </td>
        </tr>
      </thead>
      <tbody>
        {lanes.map(({ key, number, appointments }) => (
          <tr key={key} className={classNames(number === 0 && 'co-over')}>
            <th scope="row">
              {number === 0 ? text.noPlace : limit === 'stations' ? text.station(number) : text.lane(number)}
            </th>
            <td>
              <div className="co-lane">
                <span className="co-now" style={place(surplus)} />
                {appointments.map((one) => (
                  <span
                    key={one.id}
                    className={classNames('co-bk', number === 0 && 'co-bk--over')}
                    style={place(one)}
                    title={`${words.fullName(one.citizenId)}, ${shortTime(one.time)}`}
                  >
                    <span className="clip">
                      {nameOf(one)}
                      {text.persons(one.persons.length)}
                    </span>
                  </span>
                ))}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
