import { placementEvent } from '#shared/domain/lifecycle/placement-event';
import { wasPlacedOffline } from '#shared/domain/conflicts/how-it-happened';
import type { Appointment } from '#shared/domain/model/appointment';
import { statusText } from '#shared/i18n/fr/common';
import { conflictsText } from '#shared/i18n/fr/conflicts';

import { classNames } from '../../ui/class-names';
import { Head } from '../../ui/head';
import { StatusTag } from '../../ui/status-tag';
import { actorOf } from './story-box';
import { sayReach } from './view-model/telling';
import type { Words } from './view-model/words';

type WhoTableProps = {
  readonly movers: readonly Appointment[];
  readonly moverId: string;
  /** Others hold room too, but none of them enough. */
  readonly isPartial: boolean;
  readonly words: Words;
  readonly onChange: (appointmentId: string) => void;
};

const text = conflictsText.overbooked;

const State = ({ one }: { readonly one: Appointment }) => {
  if (one.status === 'arrived') return <StatusTag sign="arrived">{text.here}</StatusTag>;
  if (one.confirmation === 'overbooked') return <StatusTag sign="overbooked">{statusText.overbooked}</StatusTag>;
  if (one.confirmation === 'pending') return <StatusTag sign="pending">{text.pending}</StatusTag>;
  return <span className="st st--mute">{one.confirmation === 'kept' ? text.kept : text.accepted}</span>;
};

const byWhom = (one: Appointment, words: Words): string => {
  const placement = placementEvent(one);
  return placement ? `${actorOf(placement.by, words)}${wasPlacedOffline(one) ? text.offline : ''}` : '';
};

/** « Qui bouge ? »: the surplus, proposed, and those who hold the room. */
export const WhoTable = ({ movers, moverId, isPartial, words, onChange }: WhoTableProps) => (
  <div className="co-who">
    <Head title={text.who} level={3} meta={isPartial ? `${text.proposed}, ${text.partial}` : text.proposed} />
    <div className="co-rvs">
      <table className="co-rv" aria-label={text.who}>
        <thead className="sr">
          <tr>
            {text.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {movers.map((one) => (
            <tr key={one.id} className={classNames(one.id === moverId && 'is-sel')} onClick={() => onChange(one.id)}>
              <td>
                <input
                  type="radio"
                  name="co-mover"
                  className="radio"
                  checked={one.id === moverId}
                  onChange={() => onChange(one.id)}
                  aria-label={text.move(words.fullName(one.citizenId))}
                />
              </td>
              <th scope="row">{words.fullName(one.citizenId)}</th>
              <td>
                {words.reason(one.reasonId)}
                {text.persons(one.persons.length)}
              </td>
              <td>{words.at(placementEvent(one)?.at ?? one.bookedAt)}</td>
              <td className="co-by">{byWhom(one, words)}</td>
              <td>{sayReach(words.values(one.citizenId))}</td>
              <td className="num">
                <State one={one} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </div>
);
