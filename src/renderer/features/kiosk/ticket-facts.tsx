import { shortTime } from '#shared/i18n/fr/format';
import type { KioskTicket } from '#shared/ipc/public-screens';

import type { Scene } from './scene';
import { saysAhead } from './view-model/paper';

type Fact = { readonly name: string; readonly value: string };

/** What the server said of the queue. The kiosk alone knows nothing of it, and says nothing. */
const factsOf = ({ words }: Scene, ticket: KioskTicket): readonly Fact[] => {
  const { dueTime, wait, ahead, isOwn } = ticket;
  const before = { name: words.before, value: ahead === 0 ? words.nobody : words.people(ahead) };
  const told = dueTime === '' ? { name: words.announced, value: wait ? words.wait(wait) : words.unknownWait } : null;
  const hour = dueTime === '' ? null : { name: words.times.title, value: shortTime(dueTime) };
  return [hour, isOwn ? null : told, saysAhead(ticket) ? before : null].filter((fact) => fact !== null);
};

/** The wait and who passes before, or the hour of the appointment. */
export const TicketFactsList = ({ scene, ticket }: { readonly scene: Scene; readonly ticket: KioskTicket }) => {
  const { words } = scene;
  const facts = factsOf(scene, ticket);
  return (
    <>
      {facts.length > 0 && (
        <dl className="ki-facts">
          {facts.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {ticket.isOwn && <p className="ki-own">{words.ownSeries}</p>}
    </>
  );
};
