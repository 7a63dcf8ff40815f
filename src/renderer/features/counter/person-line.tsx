import { Star } from 'lucide-react';

import { counterText } from '#shared/i18n/fr/counter';
import { formatMinutes } from '#shared/i18n/fr/format';

import { Plaque, type PlaqueProps } from '../../ui/plaque';
import { Tag } from '../../ui/tag';
import { TicketPlaque } from '../../ui/ticket-plaque';
import type { WaitingPerson } from './view-model/waiting-person';

type PersonLineProps = {
  readonly person: WaitingPerson;
  readonly withName?: boolean;
  /** Said instead of the wait of a person who does not wait. */
  readonly instead?: string;
  /** The number opens its card, where the line is not a choice itself. */
  readonly opens?: boolean;
};

const stateOf = ({ isOwnSeries }: WaitingPerson, instead: string): NonNullable<PlaqueProps['state']> =>
  instead !== '' ? 'done' : isOwnSeries ? 'pencil' : 'waiting';

/** One waiting person on one line: number, reason, appointment or priority, wait. */
export const PersonLine = ({ person, withName = false, instead = '', opens = false }: PersonLineProps) => (
  <>
    {opens ? (
      <TicketPlaque ticketId={person.ticketId} label={person.label} state={stateOf(person, instead)} />
    ) : (
      <Plaque label={person.label} state={stateOf(person, instead)} />
    )}
    <span className="clip">
      {withName && person.name !== '' && <b>{person.name} </b>}
      {person.reasonName}
    </span>
    {person.dueTime !== '' && <Tag>{counterText.person.appointmentAt(person.dueTime)}</Tag>}
    {person.priority && <Tag icon={Star}>{counterText.person.priority}</Tag>}
    <span className="num nowrap">{instead === '' ? formatMinutes(person.waitMin) : instead}</span>
  </>
);
