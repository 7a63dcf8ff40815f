import { shortTime } from '#shared/i18n/fr/format';
import type { KioskTicket } from '#shared/ipc/public-screens';

import type { Scene } from './scene';

type Fact = { readonly name: string; readonly value: string };

/** What the server said of the queue. The kiosk alone knows nothing of it, and says nothing. */
const factsOf = ({ words }: Scene, { dueTime, wait, ahead, isOwn }: KioskTicket): readonly Fact[] => {
  const before: Fact = { name: words.before, value: ahead === 0 ? words.nobody : words.people(ahead) };
  if (dueTime !== '') return [{ name: words.appointment.title, value: shortTime(dueTime) }, before];
  if (isOwn) return [];
  return [{ name: words.announced, value: wait ? words.wait(wait) : words.unknownWait }, before];
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
