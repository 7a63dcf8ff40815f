import { receptionText } from '#shared/i18n/fr/reception';
import { shortTime } from '#shared/i18n/fr/format';

import { Head } from '../../ui/head';
import { StatusTag } from '../../ui/status-tag';
import { TicketPlaque } from '../../ui/ticket-plaque';
import type { SetAside } from './view-model/set-aside';

const text = receptionText.queue;
const most = 6;

const where = ({ why, room, until }: SetAside): string => {
  if (why === 'cooldown') return text.callableAt(shortTime(until));
  return room === '' ? text.anywhere : room;
};

/** Who is here and is not called now: where they wait, or until when they are left in peace. */
export const SetAsideList = ({ people }: { readonly people: readonly SetAside[] }) =>
  people.length > 0 && (
    <>
      <Head
        title={text.setAside}
        level={3}
        meta={people.length}
        end={people.length > most && <span className="meta">{text.more(people.length - most)}</span>}
      />
      <ul className="nexts nexts--aside">
        {people.slice(0, most).map((one) => (
          <li key={one.ticketId}>
            <TicketPlaque ticketId={one.ticketId} label={one.label} state={one.isOwnSeries ? 'pencil' : 'waiting'} />
            <span className="clip">{one.reasonName}</span>
            <StatusTag sign={one.why === 'parked' ? 'parked' : 'noAnswer'} className="clip">
              {where(one)}
            </StatusTag>
          </li>
        ))}
      </ul>
    </>
  );
