import { requestSight, viewerOf } from '#shared/domain/rights/sees-request';
import { channelText, statusText } from '#shared/i18n/fr/common';
import { dayAndMonth, numericDay, shortTime } from '#shared/i18n/fr/format';
import { steeringText } from '#shared/i18n/fr/steering';

import { notReadYet, useAppointmentsBetween } from '../../data/queries/use-appointments-between';
import { noRequestsReadYet, useRequestsBetween } from '../../data/queries/use-requests-between';
import { useStation } from '../../data/queries/use-station';
import { appointmentRows, requestRows } from './view-model/drill';
import type { DrillTarget, Given } from './view-model/given';

const text = steeringText.drill;
/** More are not read one by one. */
const most = 100;

type DrillRowsProps = { readonly target: DrillTarget; readonly given: Given };

const Foot = ({
  target,
  count,
  hidden,
}: {
  readonly target: DrillTarget;
  readonly count: number;
  readonly hidden: number;
}) => (
  <p className="meta">
    {text.about(dayAndMonth(target.from), dayAndMonth(target.to))} {count > most && text.more(count - most)}{' '}
    {hidden > 0 && text.hidden(hidden)}
  </p>
);

const Requests = ({ target, given }: DrillRowsProps) => {
  const { settings } = useStation();
  const { ref } = given.context;
  const all = useRequestsBetween(target.from, target.to);
  const { rows, hidden } = requestRows(all, target, ref, requestSight(viewerOf(ref, settings.agentId), ref.reasons));
  const { columns } = text;
  if (all === noRequestsReadYet) return null;
  return (
    <>
      {rows.length > 0 && (
        // It scrolls, so it must be reached by the keys.
        <div className="pi-rows" tabIndex={0} role="region" aria-label={text.title(target.title)}>
          <table>
            <thead>
              <tr>
                <th scope="col">{columns.day}</th>
                <th scope="col">{columns.reason}</th>
                <th scope="col">{columns.channel}</th>
                <th scope="col">{columns.state}</th>
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, most).map((row) => (
                <tr key={row.id}>
                  <td>{numericDay(row.day)}</td>
                  <td>{given.names.reason(row.reasonId)}</td>
                  <td>{channelText[row.channel]}</td>
                  <td>{text.states[row.status]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length === 0 && hidden === 0 && <p>{text.none}</p>}
      <Foot target={target} count={rows.length} hidden={hidden} />
    </>
  );
};

const appointmentWord = (status: string): string => {
  switch (status) {
    case 'booked':
    case 'arrived':
    case 'attended':
    case 'noShow':
      return statusText[status];
    default:
      return statusText.cancelled;
  }
};

const Appointments = ({ target, given }: DrillRowsProps) => {
  const { settings } = useStation();
  const { ref } = given.context;
  const all = useAppointmentsBetween(target.from, target.to);
  const { rows, hidden } = appointmentRows(
    all,
    target,
    ref,
    requestSight(viewerOf(ref, settings.agentId), ref.reasons),
  );
  const { appointment: columns } = text;
  if (all === notReadYet) return null;
  return (
    <>
      {rows.length > 0 && (
        <div className="pi-rows" tabIndex={0} role="region" aria-label={text.title(target.title)}>
          <table>
            <thead>
              <tr>
                <th scope="col">{columns.day}</th>
                <th scope="col">{columns.time}</th>
                <th scope="col">{columns.reason}</th>
                <th scope="col">{columns.state}</th>
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, most).map((row) => (
                <tr key={row.id}>
                  <td>{numericDay(row.day)}</td>
                  <td>{shortTime(row.time)}</td>
                  <td>{given.names.reason(row.reasonId)}</td>
                  <td>{appointmentWord(row.status)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length === 0 && hidden === 0 && <p>{text.none}</p>}
      <Foot target={target} count={rows.length} hidden={hidden} />
    </>
  );
};

/** The rows behind a figure, as far as this desk keeps them and this person may see them. Nobody's name stands here. */
export const DrillRows = (props: DrillRowsProps) =>
  props.target.kind === 'requests' ? <Requests {...props} /> : <Appointments {...props} />;
