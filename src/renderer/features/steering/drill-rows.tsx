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

type Line = { readonly id: string; readonly cells: readonly string[] };

/** Rows of this desk behind a bar. It scrolls, so it must be reached by the keys. */
const Lines = ({
  title,
  heads,
  lines,
}: {
  readonly title: string;
  readonly heads: readonly string[];
  readonly lines: readonly Line[];
}) => (
  <div className="pi-rows" tabIndex={0} role="region" aria-label={text.title(title)}>
    <table>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, cells }) => (
          <tr key={id}>
            {cells.map((cell, index) => (
              <td key={heads[index]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
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
        <Lines
          title={target.title}
          heads={[columns.day, columns.reason, columns.channel, columns.state]}
          lines={rows.slice(0, most).map((row) => ({
            id: row.id,
            cells: [
              numericDay(row.day),
              given.names.reason(row.reasonId),
              channelText[row.channel],
              text.states[row.status],
            ],
          }))}
        />
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
        <Lines
          title={target.title}
          heads={[columns.day, columns.time, columns.reason, columns.state]}
          lines={rows.slice(0, most).map((row) => ({
            id: row.id,
            cells: [
              numericDay(row.day),
              shortTime(row.time),
              given.names.reason(row.reasonId),
              appointmentWord(row.status),
            ],
          }))}
        />
      )}
      {rows.length === 0 && hidden === 0 && <p>{text.none}</p>}
      <Foot target={target} count={rows.length} hidden={hidden} />
    </>
  );
};

/** The rows behind a figure, as far as this desk keeps them and this person may see them. Nobody's name stands here. */
export const DrillRows = (props: DrillRowsProps) =>
  props.given.place.kind !== 'own' ? (
    <p>{text.elsewhere}</p>
  ) : props.target.kind === 'requests' ? (
    <Requests {...props} />
  ) : (
    <Appointments {...props} />
  );
