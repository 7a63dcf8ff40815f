import { Star } from 'lucide-react';

import { counterText } from '#shared/i18n/fr/counter';
import { formatMinutes } from '#shared/i18n/fr/format';

import { Plaque } from '../../ui/plaque';
import { Tag } from '../../ui/tag';
import type { WaitingPerson } from './view-model/waiting-person';

type PersonLineProps = {
  readonly person: WaitingPerson;
  readonly withName?: boolean;
  /** Said instead of the wait of a person who does not wait. */
  readonly instead?: string;
};

/** One waiting person on one line: number, reason, appointment or priority, wait. */
export const PersonLine = ({ person, withName = false, instead = '' }: PersonLineProps) => (
  <>
    <Plaque label={person.label} state={instead !== '' ? 'done' : person.isOwnSeries ? 'pencil' : 'waiting'} />
    <span className="clip">
      {withName && person.name !== '' && <b>{person.name} </b>}
      {person.reasonName}
    </span>
    {person.dueTime !== '' && <Tag>{counterText.person.appointmentAt(person.dueTime)}</Tag>}
    {person.priority && <Tag icon={Star}>{counterText.person.priority}</Tag>}
    <span className="num nowrap">{instead === '' ? formatMinutes(person.waitMin) : instead}</span>
  </>
);
